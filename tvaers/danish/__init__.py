"""How Danes write and sort: dates, numbers, alphabetical order. Pure functions; the lowest floor."""
