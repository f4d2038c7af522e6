"""The cycle of a meeting: meetings, editions, items, attachments, attendance."""
