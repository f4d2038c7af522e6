"""The secretariat's pages for who sees what: closing, excluding, guests, taking down, looking as others do."""
