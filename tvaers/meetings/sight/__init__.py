"""Who sees what of a paper: what is closed, taken down or sent, and the paper as it then reads."""
