"""Pages that gather from many rooms: the front page, a council."""
