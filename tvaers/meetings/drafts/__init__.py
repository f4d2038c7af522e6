"""Items in preparation: written in versions, typed by two at once, laid before circles."""
