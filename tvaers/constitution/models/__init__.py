"""What is: one KKR after one election, and all that hangs on it. A file for each subject."""

from tvaers.constitution.models.arrivals import Arrival, PartyContact
from tvaers.constitution.models.constitution import Constitution, OfConstitution
from tvaers.constitution.models.gathering import BodyAdvice, Gathering
from tvaers.constitution.models.timetable import RoundLetter, StepDay
from tvaers.constitution.models.votes import CooperationList, ListCooperation, ListVotes, MunicipalCount

__all__ = [
    "Arrival",
    "BodyAdvice",
    "Constitution",
    "CooperationList",
    "Gathering",
    "ListCooperation",
    "ListVotes",
    "MunicipalCount",
    "OfConstitution",
    "PartyContact",
    "RoundLetter",
    "StepDay",
]
