"""What is: geography, terms, parties and people; who sits; roles; circles."""

from tvaers.councils.models.circles import Circle, CircleFunction, FunctionHolder
from tvaers.councils.models.geography import (
    Council,
    Election,
    ElectoralList,
    Municipality,
    MunicipalityInCouncil,
    MunicipalityInRegion,
    Party,
    Person,
    PersonSpelling,
    Region,
    Term,
)
from tvaers.councils.models.members import Membership, PersonalSubstitute
from tvaers.councils.models.roles import ROLE_NAMES, CouncilSettings, RoleGrant

__all__ = [
    "ROLE_NAMES",
    "Circle",
    "CircleFunction",
    "Council",
    "CouncilSettings",
    "Election",
    "ElectoralList",
    "FunctionHolder",
    "Membership",
    "Municipality",
    "MunicipalityInCouncil",
    "MunicipalityInRegion",
    "Party",
    "Person",
    "PersonSpelling",
    "PersonalSubstitute",
    "Region",
    "RoleGrant",
    "Term",
]
