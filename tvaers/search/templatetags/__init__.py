"""Template tags of the page of search."""
