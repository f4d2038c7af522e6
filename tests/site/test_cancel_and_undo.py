"""One word for going back without doing anything, another for taking back what was done."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = sorted((Path(__file__).resolve().parents[2] / "tvaers").glob("*/templates/**/*.html"))
LINK = re.compile(r'<a\b[^>]*>\{% translate "([^"]+)" %\}</a>')


def test_a_link_that_leaves_a_form_says_cancel_and_never_undo():
    said = {words for template in TEMPLATES for words in LINK.findall(template.read_text(encoding="utf-8"))}
    assert "Annuller" in said
    assert not {words for words in said if words == "Fortryd" or words.startswith("Tilbage uden")}


def test_both_words_have_an_english_of_their_own():
    catalogue = Path(__file__).resolve().parents[2] / "tvaers/site/locale/en/LC_MESSAGES/django.po"
    text = catalogue.read_text(encoding="utf-8")
    assert 'msgid "Annuller"\nmsgstr "Cancel"' in text
    assert 'msgid "Fortryd slutdagen"\nmsgstr "Undo the end date"' in text
