"""What can be seen: the Blue Book on a day, a body, a person's seats, and what is open or ends soon."""

from tvaers.appointments.queries.blue_book import BodyShown, KindShown, SeatShown, blue_book, body_on
from tvaers.appointments.queries.bodies import body_in, earlier_in, proposals_in, seat_in
from tvaers.appointments.queries.outstanding import Outstanding, outstanding
from tvaers.appointments.queries.people import PersonSeats, facts_of, seats_of, seats_of_council

__all__ = [
    "BodyShown",
    "KindShown",
    "Outstanding",
    "PersonSeats",
    "SeatShown",
    "blue_book",
    "body_in",
    "body_on",
    "earlier_in",
    "facts_of",
    "outstanding",
    "proposals_in",
    "seat_in",
    "seats_of",
    "seats_of_council",
]
