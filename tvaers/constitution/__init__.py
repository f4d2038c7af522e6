"""After an election: votes, composition, alliances, chair and vice-chair, and the way to a new KKR."""
