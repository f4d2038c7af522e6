"""What can be seen on the way to a new KKR. A file for each subject."""

from tvaers.constitution.queries.constitutions import constitution_in, constitutions_of, elections_to_begin

__all__ = ["constitution_in", "constitutions_of", "elections_to_begin"]
