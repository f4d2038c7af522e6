"""What is: one KKR after one election, and all that hangs on it. A file for each subject."""

from tvaers.constitution.models.constitution import Constitution, OfConstitution

__all__ = ["Constitution", "OfConstitution"]
