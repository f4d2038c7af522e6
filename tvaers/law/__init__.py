"""The field's rules as pure functions. Knows no Django, clock or network."""
