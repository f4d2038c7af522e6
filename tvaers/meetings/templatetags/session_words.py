"""The acts of a meeting that is held, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from tvaers.meetings.models import NOTHING_RECORDED
from tvaers.meetings.templatetags.papers import decided

register = template.Library()


@register.filter
def act_word(code: str) -> str:
    """ "godkendte"; for what was let be without an act, that nothing was decided."""
    return _("intet besluttet") if code == NOTHING_RECORDED else decided(code)
