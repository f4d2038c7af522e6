"""Laying a version of a draft before a circle, and what the circle says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, NotPermitted, action
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import Circle
from tvaers.councils.periods import on_day
from tvaers.meetings.cycle.acting import author_of
from tvaers.meetings.drafts.actions.notices import post_notices, withdraw_notices
from tvaers.meetings.drafts.circle_reach import reach_of
from tvaers.meetings.drafts.queries import holders_of
from tvaers.meetings.models import DraftVersion, Laying, Remark, Sighting
from tvaers.meetings.models.drafts import open_before


class CannotLay(Exception):
    """A version was not laid before a circle, or a laying not changed. The message is Danish and can be shown."""


class CannotRemark(Exception):
    """A remark was not kept. The message is Danish and can be shown."""


def _council_of_version(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["version"].draft.council_id
    return council


def _council_of_laying(given: Mapping[str, Any]) -> int | None:
    council: int | None = given["laying"].version.draft.council_id
    return council


@action("meetings.lay_before", council=_council_of_version)
def lay_before(
    version: DraftVersion, circle: Circle, until: date, question: str = "", *, site: str, by: Actor
) -> Laying:
    """Lets the circle's members see the version and remark on it, until and with the day `until`.

    Its holders of today are told by letters of the outbox; `site` is the address that the link in it begins with.
    Raises CannotLay when the day has passed, the draft is discarded, the circle is another council's or has ended, or
    the version lies before it already.
    """
    today = timezone.localdate()
    if until < today:
        raise CannotLay(_("Dagen er passeret. Vælg i dag eller en senere dag."))
    if version.draft.discarded_at is not None:
        raise CannotLay(_("Udkastet er kasseret. Tag det tilbage, før du forelægger det."))
    is_ours = circle.council_id in (None, version.draft.council_id)
    if not is_ours or not Circle.objects.filter(on_day(today), pk=circle.pk).exists():
        raise CannotLay(_("Kredsen hører ikke til her eller er ophørt. Vælg en anden."))
    lasting = Laying.objects.filter(version=version, circle=circle, until__gte=today, withdrawn_at=None)
    if lasting.exists():
        raise CannotLay(_("Denne version ligger allerede hos kredsen. Forlæng fristen i stedet."))
    laying = Laying(version=version, circle=circle, until=until, question=question)
    laying.save()
    post_notices(laying, reach_of(holders_of(circle, today, OPERATOR)).mailed, site, by=by)
    return laying


@action("meetings.lay_before", council=_council_of_laying)
def withdraw_laying(laying: Laying, *, by: Actor) -> None:
    """Ends the laying at once: the circle's members see the version no more. What they said stays.

    Letters about it that have not been sent are not sent any more.
    """
    if laying.withdrawn_at is None:
        laying.withdrawn_at = timezone.now()
        laying.save()
        withdraw_notices(laying, by=by)


@action("meetings.lay_before", council=_council_of_laying)
def extend_laying(laying: Laying, until: date, *, by: Actor) -> None:
    """Lets the laying last until another, later day; one that has ended lasts again. Raises CannotLay otherwise."""
    if laying.withdrawn_at is not None:
        raise CannotLay(_("Forelæggelsen er trukket tilbage. Forelæg versionen igen i stedet."))
    if until <= laying.until or until < timezone.localdate():
        raise CannotLay(_("Den nye frist skal være senere end den nuværende og må ikke være passeret."))
    laying.until = until
    laying.save()


@action("meetings.lay_before", council=_council_of_laying)
def note_result(laying: Laying, result: str, *, by: Actor) -> None:
    """Notes in words what came of it."""
    if laying.result != result:
        laying.result = result
        laying.save()


@action("meetings.remark")
def see(laying: Laying, *, by: Actor) -> None:
    """Notes that a member of the circle has opened the version; once. Raises NotPermitted for all others."""
    _check_member(laying, by)
    Sighting.objects.get_or_create(laying=laying, account=author_of(by))


@action("meetings.remark")
def remark(laying: Laying, stance: Remark.Stance, text: str = "", *, by: Actor) -> Remark | None:
    """What a member of the circle says of the version; a later one counts instead, and the earlier stays.

    None when it is what the member said last. Raises NotPermitted for those who are not in the circle and after the
    laying has ended, CannotRemark for a stance that needs words and has none.
    """
    _check_member(laying, by)
    if not text and stance != Remark.Stance.AGREES:
        raise CannotRemark(_("Skriv, hvad du ønsker ændret eller vil bemærke."))
    last = Remark.objects.filter(laying=laying, account=author_of(by)).last()
    if last is not None and (last.stance, last.text) == (stance, text):
        return None
    made = Remark(laying=laying, account=author_of(by), stance=stance, text=text)
    made.save()
    return made


def _check_member(laying: Laying, by: Actor) -> None:
    lasting = Laying.objects.filter(open_before(author_of(by), timezone.localdate()), pk=laying.pk)
    if not lasting.exists():
        raise NotPermitted(_("Forelæggelsen er slut, eller du er ikke med i kredsen. Der er ikke ændret noget."))
