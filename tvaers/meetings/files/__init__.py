"""Files: the data directory, PDF and Word written in a process of their own, and addresses for one account."""
