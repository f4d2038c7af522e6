"""What is: one KKR after one election, and all that hangs on it. A file for each subject."""

from tvaers.constitution.models.alliances import AllianceList, AllianceNotice, Elected
from tvaers.constitution.models.arrivals import Arrival, PartyContact
from tvaers.constitution.models.composition import BindingNumber, BindingNumbers, Board, BoardList, Lot
from tvaers.constitution.models.constitution import Constitution, OfConstitution
from tvaers.constitution.models.gathering import BodyAdvice, Gathering
from tvaers.constitution.models.timetable import RoundLetter, StepDay
from tvaers.constitution.models.votes import CooperationList, ListCooperation, ListVotes, MunicipalCount

__all__ = [
    "AllianceList",
    "AllianceNotice",
    "Arrival",
    "BindingNumber",
    "BindingNumbers",
    "Board",
    "BoardList",
    "BodyAdvice",
    "Constitution",
    "CooperationList",
    "Elected",
    "Gathering",
    "ListCooperation",
    "ListVotes",
    "Lot",
    "MunicipalCount",
    "OfConstitution",
    "PartyContact",
    "RoundLetter",
    "StepDay",
]
