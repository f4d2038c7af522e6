"""The one way in which a file from outside is refused."""

from __future__ import annotations


class RefusedUpload(Exception):
    """The file is not taken; `str()` is one Danish line: what is wrong, what to do."""
