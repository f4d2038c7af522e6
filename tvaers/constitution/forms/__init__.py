"""The forms on the way to a new KKR. A file for each subject."""
