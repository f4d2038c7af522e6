"""The pages of what was laid before a circle, for those who laid it: who saw it, what they said, what came of it."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.mail import outside_address
from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.pages import check_may, may, tell
from tvaers.meetings.drafts.actions.layings import CannotLay, extend_laying, lay_before, note_result, withdraw_laying
from tvaers.meetings.drafts.actions.notices import remind as remind_receivers
from tvaers.meetings.drafts.actions.notices import send_notices_again
from tvaers.meetings.drafts.circle_reach import reach_of
from tvaers.meetings.drafts.forms import ExtendForm, LayingForm, ResultForm
from tvaers.meetings.drafts.queries import (
    circles_to_lay_before,
    holders_of,
    letters_of,
    respondents_of,
    to_be_reminded,
    versions_of,
)
from tvaers.meetings.drafts.views.places import LAY, draft_at, laying_at
from tvaers.meetings.models import Laying, Remark
from tvaers.post.models import State


@for_accounts
@require_http_methods(["GET", "POST"])
def lay(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Asks before which circle the current version is laid, until when and with which question.

    It is laid when who is told was shown for the same circle (`confirmed`).
    """
    found, viewer = draft_at(request, council, draft), viewer_of(request)
    check_may(request, LAY, found.council)
    version = versions_of(found, viewer)[0]
    circles = circles_to_lay_before(found.council, viewer)
    form = LayingForm(request.POST or None, circles=circles)
    circle = form.cleaned_data["circle"] if form.is_valid() else None
    if circle and request.POST.get("version") != str(version.number):
        form.add_error(None, _("Udkastet er gemt igen i mellemtiden. Se den nye version igennem og prøv igen."))
    elif circle and request.POST.get("confirmed") == str(circle.pk):
        try:
            site = outside_address(request)
            laid = lay_before(version, **form.cleaned_data, site=site, by=actor_of(request))
        except CannotLay as refusal:
            form.add_error(None, str(refusal))
        else:
            _tell_of_letters(request, laid, version.number)
            return redirect("meetings:laying", council, found.pk, laid.pk)
    reach = reach_of(holders_of(circle, timezone.localdate(), viewer)) if circle and form.is_valid() else None
    context = {"council": found.council, "draft": found, "version": version, "form": form, "circles": circles}
    return render(request, "meetings/drafts/lay.html", {**context, "reach": reach, "circle": circle})


def _tell_of_letters(request: HttpRequest, laid: Laying, number: int) -> None:
    """Says how many e-mails are on their way."""
    n = letters_of(laid, viewer_of(request)).count()
    said = ngettext("%(n)s e-mail er på vej.", "%(n)s e-mails er på vej.", n) % {"n": n}
    tell(request, _("Version %(n)s er forelagt.") % {"n": number} + f" {said}")


@for_accounts
def laying(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Who saw which version, what they said, and what has changed since."""
    found = laying_at(request, council, draft, laying)
    return _page(
        request, found, ExtendForm(initial={"until": found.until}), ResultForm(initial={"result": found.result})
    )


@for_accounts
def remarks_text(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """The remarks as text, to paste elsewhere."""
    found = laying_at(request, council, draft, laying)
    respondents = respondents_of(found, viewer_of(request))
    text = render_to_string("meetings/drafts/remarks.txt", {"laying": found, "respondents": respondents})
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="bemaerkninger-{found.pk}.txt"'
    return response


@for_accounts
@require_POST
def extend(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Moves the deadline to a later day."""
    found = _to_tend(request, council, draft, laying)
    form = ExtendForm(request.POST)
    if form.is_valid():
        try:
            extend_laying(found, form.cleaned_data["until"], by=actor_of(request))
        except CannotLay as refusal:
            form.add_error("until", str(refusal))
        else:
            tell(request, _("Fristen er flyttet."))
            return redirect("meetings:laying", council, draft, laying)
    return _page(request, found, form, ResultForm(initial={"result": found.result}))


@for_accounts
@require_POST
def result(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Notes what came of it."""
    found = _to_tend(request, council, draft, laying)
    form = ResultForm(request.POST)
    if not form.is_valid():
        return _page(request, found, ExtendForm(initial={"until": found.until}), form)
    note_result(found, form.cleaned_data["result"].replace("\r\n", "\n"), by=actor_of(request))
    tell(request, _("Resultatet er noteret."))
    return redirect("meetings:laying", council, draft, laying)


@for_accounts
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Asks once more, and ends the laying."""
    found = _to_tend(request, council, draft, laying)
    if request.method == "POST":
        withdraw_laying(found, by=actor_of(request))
        tell(request, _("Forelæggelsen er trukket tilbage. Kredsen ser udkastet ikke mere."))
        return redirect("meetings:laying", council, draft, laying)
    context = {"council": found.version.draft.council, "draft": found.version.draft, "laying": found}
    return render(request, "meetings/drafts/withdraw.html", context)


@for_accounts
@require_POST
def send_again(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Lets the e-mails that failed be sent at once."""
    found = _to_tend(request, council, draft, laying)
    if not found.is_open:
        raise Http404
    n = send_notices_again(found, by=actor_of(request))
    tell(request, ngettext("%(n)s e-mail sendes nu.", "%(n)s e-mails sendes nu.", n) % {"n": n})
    return redirect("meetings:laying", council, draft, laying)


@for_accounts
@require_POST
def remind(request: HttpRequest, council: str, draft: int, laying: int) -> HttpResponse:
    """Sends the e-mail again to those who have not opened it, at most once a day."""
    found = _to_tend(request, council, draft, laying)
    if not found.is_open:
        raise Http404
    waiting = to_be_reminded(found, viewer_of(request))
    n = remind_receivers(found, waiting, outside_address(request), by=actor_of(request))
    tell(request, ngettext("%(n)s påmindelse er på vej.", "%(n)s påmindelser er på vej.", n) % {"n": n})
    return redirect("meetings:laying", council, draft, laying)


def _to_tend(request: HttpRequest, council: str, draft: int, laying: int) -> Laying:
    found = laying_at(request, council, draft, laying)
    check_may(request, LAY, found.version.draft.council)
    return found


def _page(request: HttpRequest, found: Laying, extending: ExtendForm, noting: ResultForm) -> HttpResponse:
    viewer = viewer_of(request)
    draft = found.version.draft
    respondents = respondents_of(found, viewer)
    said = Counter(person.last_remark.stance for person in respondents if person.last_remark)
    letters = list(letters_of(found, viewer))
    context = {
        "council": draft.council,
        "draft": draft,
        "laying": found,
        "current": versions_of(draft, viewer)[0],
        "respondents": respondents,
        "seen": sum(person.sighting is not None for person in respondents),
        "stances": [(label, said[stance]) for stance, label in Remark.Stance.choices if said[stance]],
        "letters": letters,
        "waiting": to_be_reminded(found, viewer) if found.is_open else [],
        "failed": [letter for letter in letters if letter.state in (State.RETRIED, State.GIVEN_UP)],
        "extending": extending,
        "noting": noting,
        "may_lay": may(request, LAY, draft.council),
    }
    return render(request, "meetings/drafts/laying.html", context)
