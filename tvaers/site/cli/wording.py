"""The command line's words: Danish, or English when TVAERS_LANGUAGE=en. Read before Django is loaded.

click's own words (usage, headings of the help, errors) are English, and it asks the standard library for others: the
domain "messages" in the language that the environment names. Ours lie in `locale/da/LC_MESSAGES/messages.po`.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "locale"
LANGUAGE = os.environ.get("TVAERS_LANGUAGE", "da")

_translation = gettext.translation("django", localedir=LOCALE, languages=[LANGUAGE], fallback=True)
_ = _translation.gettext
ngettext = _translation.ngettext

gettext.bindtextdomain("messages", LOCALE)
# Most servers' environment says English or nothing; whoever wants English of this program says TVAERS_LANGUAGE.
os.environ["LANGUAGE"] = LANGUAGE
