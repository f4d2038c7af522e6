"""What is: bodies and cooperations, seats, who sits in them, and what is known of lives that seats rest on."""

from tvaers.appointments.models.appointments import Appointment, PutAside, WarningAnswer
from tvaers.appointments.models.bodies import Body, BodyCouncil, Seat, SeatKind
from tvaers.appointments.models.cooperations import Cooperation, CooperationMunicipality
from tvaers.appointments.models.lives import LifeFact, PersonSex
from tvaers.appointments.models.materials import Briefing, Material, ReportDuty
from tvaers.appointments.models.rounds import AskedNominator, NominationRound, Nominator, Nominee

__all__ = [
    "Appointment",
    "AskedNominator",
    "Body",
    "BodyCouncil",
    "Briefing",
    "Cooperation",
    "CooperationMunicipality",
    "LifeFact",
    "Material",
    "NominationRound",
    "Nominator",
    "Nominee",
    "PersonSex",
    "PutAside",
    "ReportDuty",
    "Seat",
    "SeatKind",
    "WarningAnswer",
]
