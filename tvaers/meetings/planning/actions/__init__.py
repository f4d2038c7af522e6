"""What can be done: plans, templates, the year wheel, and what an agenda begins with."""
