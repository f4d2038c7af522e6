"""What is: bodies and cooperations, seats, who sits in them, and what is known of lives that seats rest on."""

from tvaers.appointments.models.appointments import Appointment, PutAside, WarningAnswer
from tvaers.appointments.models.bodies import Body, BodyCouncil, Seat, SeatKind
from tvaers.appointments.models.cooperations import Cooperation, CooperationMunicipality
from tvaers.appointments.models.lives import LifeFact, PersonSex
from tvaers.appointments.models.materials import Briefing, Material, ReportDuty

__all__ = [
    "Appointment",
    "Body",
    "BodyCouncil",
    "Briefing",
    "Cooperation",
    "CooperationMunicipality",
    "LifeFact",
    "Material",
    "PersonSex",
    "PutAside",
    "ReportDuty",
    "Seat",
    "SeatKind",
    "WarningAnswer",
]
