"""What others publish of an election, read: values in, values out. Knows no Django, no database and no clock."""
