"""The outbox: letters are written with what they tell of, in one transaction, and sent afterwards until they are."""
