"""The agenda document and its formats: reading, the block tree, writing. Knows no Django, clock or network."""
