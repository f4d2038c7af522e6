"""What is: geography, terms, parties and people; roles; circles."""

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
    "Municipality",
    "MunicipalityInCouncil",
    "MunicipalityInRegion",
    "Party",
    "Person",
    "PersonSpelling",
    "Region",
    "RoleGrant",
    "Term",
]
