"""Telling everybody of a meeting: who is told, and by which letter."""
