"""What was done to something, in words that a secretary understands, found in the trail and told."""
