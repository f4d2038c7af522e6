"""How each calculation that `tvaers law` has is read from JSON and written as JSON: a module for each name."""
