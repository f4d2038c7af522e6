"""An agenda that goes out: what is missing, who gets it, what is frozen, and what comes after it."""
