"""What is shared over the municipalities: a total, a key, adjustments, and a result that adds up and shows how."""
