"""Who is called to a meeting, who comes, who sits for whom, and who was there."""
