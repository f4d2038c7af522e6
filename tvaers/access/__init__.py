"""Who may do and see what: accounts, `@action`, the audit trail, the protocol of visibility."""
