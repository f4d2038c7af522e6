"""What this room tells the rooms below of itself; `apps.py` registers it."""
