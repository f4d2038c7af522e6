"""The pages: thin, each calls a query or an action."""
