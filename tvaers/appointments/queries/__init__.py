"""What can be seen: the Blue Book on a day, a body, a person's seats, and what is open or ends soon."""

from tvaers.appointments.queries.blue_book import BodyShown, KindShown, SeatShown, blue_book, body_on
from tvaers.appointments.queries.bodies import body_in, earlier_in, proposals_in, seat_in
from tvaers.appointments.queries.cooperations import cooperation_in, cooperations_in, cooperations_with, parts_of
from tvaers.appointments.queries.ever import at_meetings, ever_sat
from tvaers.appointments.queries.outstanding import Outstanding, outstanding
from tvaers.appointments.queries.people import PersonSeats, facts_of, linked_in, seats_of, seats_of_council
from tvaers.appointments.queries.spread import by_municipality, by_party

__all__ = [
    "BodyShown",
    "KindShown",
    "Outstanding",
    "PersonSeats",
    "SeatShown",
    "at_meetings",
    "blue_book",
    "body_in",
    "body_on",
    "by_municipality",
    "by_party",
    "cooperation_in",
    "cooperations_in",
    "cooperations_with",
    "earlier_in",
    "ever_sat",
    "facts_of",
    "linked_in",
    "outstanding",
    "parts_of",
    "proposals_in",
    "seat_in",
    "seats_of",
    "seats_of_council",
]
