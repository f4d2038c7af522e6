"""The command line's words: Danish, or English when TVAERS_LANGUAGE=en. Read before Django is loaded."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"

_translation = gettext.translation(
    "django", localedir=LOCALE, languages=[os.environ.get("TVAERS_LANGUAGE", "da")], fallback=True
)
_ = _translation.gettext
ngettext = _translation.ngettext
