"""The document in the forms people use: HTML, PDF, Word, Markdown and a summary of one line per item."""
