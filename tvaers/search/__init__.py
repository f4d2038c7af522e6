"""Tokens, stems, compounds, index and query. Knows rows by a registered shape, not by model."""
