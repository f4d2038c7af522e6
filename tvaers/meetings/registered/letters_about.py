"""What the letters of this room are about, and what their kinds are called, for the page of the outbox."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.access.visibility import Viewer
from tvaers.meetings.agenda.promise_letters import Occasion
from tvaers.meetings.attendance.substitute_letters import ASKED, NOT_NEEDED
from tvaers.meetings.drafts.actions.notices import NOTICE, REMINDER
from tvaers.meetings.models import DraftItem, Laying, Meeting, Sending
from tvaers.meetings.procedure.letters import REMINDER as PROCEDURE_REMINDER
from tvaers.meetings.telling.letters import kind_of
from tvaers.post.extensions import Matter, register_kinds, register_matters


def register() -> None:
    """Tells the outbox of this room's letters."""
    register_kinds(
        {NOTICE: gettext_lazy("Besked om forelæggelse"), REMINDER: gettext_lazy("Påmindelse om forelæggelse")}
    )
    register_kinds({PROCEDURE_REMINDER: gettext_lazy("Påmindelse om skriftlig procedure")})
    register_kinds({kind_of(what): what.label for what in Sending.What})
    register_kinds(
        {
            ASKED: gettext_lazy("Stedfortræder spurgt"),
            NOT_NEEDED: gettext_lazy("Stedfortræder ikke længere spurgt"),
        }
    )
    register_kinds(
        {
            Occasion.NOTED: gettext_lazy("Bilag noteret som eftersendt"),
            Occasion.NEAR: gettext_lazy("Påmindelse om bilag, der eftersendes"),
            Occasion.PASSED: gettext_lazy("Påmindelse om bilag, der mangler"),
        }
    )
    register_matters("meetings.DraftItem", drafts)
    register_matters("meetings.Laying", layings)
    register_matters("meetings.Sending", sendings)
    register_matters("meetings.Meeting", meetings)


def layings(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The layings with these keys that the viewer works on, called by their circle."""
    rows = Laying.objects.visible_to(viewer).filter(Laying.tended_by(viewer), pk__in=keys)
    found = rows.select_related("circle", "version__draft__council").only(
        "circle__name", "version__draft__council__slug"
    )
    return {row.pk: Matter(_("Forelagt %(name)s") % {"name": row.circle.name}, _address(row)) for row in found}


def meetings(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The meetings with these keys that the viewer sees."""
    rows = Meeting.objects.visible_to(viewer).filter(pk__in=keys).select_related("council")
    return {row.pk: Matter(str(row), row.get_absolute_url()) for row in rows}


def drafts(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The items with these keys that the viewer works on, called by the meeting they are for."""
    rows = DraftItem.objects.visible_to(viewer).filter(DraftItem.tended_by(viewer), pk__in=keys)
    found = rows.select_related("council", "meeting__council")
    return {row.pk: Matter(str(row.meeting or row.council), _page_of(row)) for row in found}


def _page_of(draft: DraftItem) -> str:
    return reverse("meetings:item_attachments", args=[draft.council.slug, draft.pk])


def _address(laying: Laying) -> str:
    draft = laying.version.draft
    return reverse("meetings:laying", args=[draft.council.slug, draft.pk, laying.pk])


def sendings(keys: Collection[int], viewer: Viewer) -> dict[int, Matter]:
    """The sendings with these keys that the viewer sees, called by their meeting."""
    rows = Sending.objects.visible_to(viewer).filter(pk__in=keys).select_related("meeting__council")
    return {row.pk: Matter(str(row.meeting), row.meeting.get_absolute_url()) for row in rows}
