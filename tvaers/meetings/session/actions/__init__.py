"""What can be done: opening, deciding, voting, coming and leaving, closing."""
