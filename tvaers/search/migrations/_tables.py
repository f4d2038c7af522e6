"""What each database needs beside Django's tables."""

SQLITE = [
    # `ascii` parts words at spaces only (every letter beyond ASCII belongs to a word) and folds no å to a: the words
    # come from our own tokeniser, separated by spaces.
    "CREATE VIRTUAL TABLE search_lexemes USING fts5(title, decision, body, parts, forms, tokenize = 'ascii')",
]

POSTGRESQL = [
    # Long lexemes lie outside the row, so that counting reads narrow rows.
    "ALTER TABLE search_entry ALTER COLUMN lexemes SET STORAGE EXTERNAL",
    "CREATE INDEX search_entry_lexemes ON search_entry USING gin (lexemes)",
]


def create(apps, schema_editor):
    """Makes the full-text index of the database at hand."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Takes the full-text index away."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE search_lexemes")
    else:
        schema_editor.execute("DROP INDEX search_entry_lexemes")
