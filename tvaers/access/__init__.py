"""Who may do and see what: accounts, signing in, `@action`, the audit trail, the protocol of visibility."""
