"""Remarks on minutes that were sent: one's own, and for the secretariat all of them, to be answered."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tvaers.access.pages import for_accounts
from tvaers.access.roles import Sight
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.access.visibility import has_sight
from tvaers.meetings.cycle.deadlines import What, deadline_of
from tvaers.meetings.cycle.pages import check_may, may, tell
from tvaers.meetings.minutes.actions.remarking import answer_remark, remark_on_minutes
from tvaers.meetings.minutes.actions.writing import CannotWriteMinutes
from tvaers.meetings.minutes.forms import AnswerForm, MinutesRemarkForm
from tvaers.meetings.minutes.reading import remarks_of
from tvaers.meetings.minutes.views.places import WRITE, meeting_in_cycle_or_404
from tvaers.meetings.models import Meeting, MinutesRemark
from tvaers.meetings.paper.queries import document_for, meeting_at

READABLE = (Meeting.Stage.MINUTES_SENT, Meeting.Stage.MINUTES_APPROVED)


@for_accounts
def remarks(request: HttpRequest, council: str, address: str) -> HttpResponse:
    """One's own remarks with what was answered, and a form for one more; the secretariat sees everybody's."""
    meeting = meeting_in_cycle_or_404(request, council, address)
    viewer = viewer_of(request)
    if meeting.stage not in READABLE or not has_sight(viewer, Sight.CLOSED, meeting.council_id):
        raise Http404
    form = MinutesRemarkForm(request.POST or None, items=_items(request, meeting))
    if form.is_valid():
        data = form.cleaned_data
        try:
            remark_on_minutes(meeting, data["text"], data["item_number"], by=actor_of(request))
        except CannotWriteMinutes as refusal:
            form.add_error("text", str(refusal))
        else:
            tell(request, _("Din bemærkning er sendt til sekretariatet."))
            return redirect("meetings:minutes_remarks", meeting.council.slug, meeting.address)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "remarks": remarks_of(meeting, viewer),
        "form": form,
        "is_open": meeting.stage == Meeting.Stage.MINUTES_SENT and getattr(request, "stand_in", None) is None,
        "deadline": deadline_of(meeting, What.REMARKS),
        "may_answer": may(request, WRITE, meeting.council),
    }
    return render(request, "meetings/minutes/remarks.html", context)


@for_accounts
def answer(request: HttpRequest, council: str, address: str, remark: int) -> HttpResponse:
    """What the secretariat answers to one remark."""
    meeting = meeting_in_cycle_or_404(request, council, address)
    check_may(request, WRITE, meeting.council)
    rows = MinutesRemark.objects.visible_to(viewer_of(request)).filter(meeting=meeting, pk=remark)
    found = rows.select_related("account", "meeting").first()
    if found is None:
        raise Http404
    initial = {"answer": found.answer}
    if found.is_followed is not None:
        initial["followed"] = "yes" if found.is_followed else "no"
    form = AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        is_followed = form.cleaned_data["followed"] == "yes"
        answer_remark(found, form.cleaned_data["answer"], is_followed=is_followed, by=actor_of(request))
        tell(request, _("Svaret er gemt. Medlemmet kan læse det."))
        return redirect("meetings:minutes_remarks", meeting.council.slug, meeting.address)
    context = {"council": meeting.council, "meeting": meeting, "remark": found, "form": form}
    return render(request, "meetings/minutes/answer.html", context)


def _items(request: HttpRequest, meeting: Meeting) -> list[tuple[str, str]]:
    """The items that the viewer reads, by number."""
    viewer = viewer_of(request)
    edition = meeting_at(meeting.council.slug, meeting.address, viewer).current_edition
    if edition is None:
        return []
    return [(item.number, f"{item.number} {item.title}") for item in document_for(edition, viewer).items()]
