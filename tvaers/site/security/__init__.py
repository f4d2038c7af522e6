"""What stands between the site and those who would harm it: headers, limits, and where to write when it did not."""
