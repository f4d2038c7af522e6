"""Minutes: composed, checked, sent, remarked on and approved; extracts and letters after decisions."""
