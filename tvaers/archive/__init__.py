"""Old documents in: import, matching of people, doubts to settle."""
