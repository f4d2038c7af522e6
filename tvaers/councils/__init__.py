"""Regions, municipalities, KKRs, terms, parties and people, each with its period."""
