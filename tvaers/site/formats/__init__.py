"""How days and times are written, a module for each language: Django's own English is American."""
