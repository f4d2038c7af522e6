"""Regional bodies, cooperations, seats, appointments and nominations: the Blue Book."""
