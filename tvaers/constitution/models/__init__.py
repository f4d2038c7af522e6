"""What is: one KKR after one election, and all that hangs on it. A file for each subject."""

from tvaers.constitution.models.constitution import Constitution, OfConstitution
from tvaers.constitution.models.votes import CooperationList, ListCooperation, ListVotes, MunicipalCount

__all__ = [
    "Constitution",
    "CooperationList",
    "ListCooperation",
    "ListVotes",
    "MunicipalCount",
    "OfConstitution",
]
