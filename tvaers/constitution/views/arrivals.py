"""The members of the new council as they come in: the page, one name, a table of them, who is who, and confirming."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.plain_form import PlainForm
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions.arrivals import (
    Named,
    keep_arrival,
    keep_arrivals,
    keep_contact,
    remove_arrival,
    settle_who,
)
from tvaers.constitution.forms.arrivals import ContactForm, MayorForm, PasteNamesForm, SupplementaryForm
from tvaers.constitution.models import Arrival, PartyContact
from tvaers.constitution.pasting import COLUMNS, read_names
from tvaers.constitution.queries.arrivals import arrival_in, members_of
from tvaers.constitution.queries.numbers import list_of_mayor
from tvaers.constitution.views.finding import Found, form_page, worked_on
from tvaers.councils.models import Municipality, Person
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell

Part = Arrival.Part


@for_accounts
@require_http_methods(["GET", "HEAD"])
def members(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Every municipality and every list, who came in, who is missing and what does not fit."""
    found = worked_on(request, council, election)
    shown = members_of(found.constitution, viewer_of(request))
    return render(request, "constitution/members.html", {**found.context, "shown": shown})


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def mayor(request: HttpRequest, council: str, election: str, code: str) -> HttpResponse:
    """The mayor of one municipality, and the deputy mayor."""
    found = worked_on(request, council, election)
    place = Municipality.objects.visible_to(viewer_of(request)).filter(code=code).first()
    if place is None:
        raise Http404
    rows = Arrival.objects.visible_to(viewer_of(request))
    row = rows.filter(constitution=found.constitution, part=Part.MAYOR, municipality=place).first()
    initial = _initial(row) or {"party": list_of_mayor(found.constitution, place, viewer_of(request))}
    form = MayorForm(request.POST or None, initial=initial)
    if form.is_valid() and _kept(request, found, form, {"part": Part.MAYOR, "municipality": place}, row):
        return redirect("constitution:members", *found.slugs)
    heading = _("Borgmester i %(name)s") % {"name": place.official_name}
    return form_page(request, found, form, (heading, _("Gem")), back=_back(found))


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """One more supplementary member (?liste=)."""
    found = worked_on(request, council, election)
    form = SupplementaryForm(request.POST or None, initial={"party": request.GET.get("liste", "")[:40]})
    if form.is_valid() and _kept(request, found, form, {"part": Part.SUPPLEMENTARY}, None):
        return redirect("constitution:members", *found.slugs)
    return form_page(request, found, form, (_("Nyt supplerende medlem"), _("Gem")), back=_back(found))


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, council: str, election: str, arrival: int) -> HttpResponse:
    """Puts a supplementary member right; a mayor is put right under the municipality."""
    found = worked_on(request, council, election)
    row = _arrival(request, found, arrival)
    if row.is_mayor and row.municipality is not None:
        return redirect("constitution:mayor", *found.slugs, row.municipality.code)
    form = SupplementaryForm(request.POST or None, initial=_initial(row))
    if form.is_valid() and _kept(request, found, form, {"part": Part.SUPPLEMENTARY}, row):
        return redirect("constitution:members", *found.slugs)
    return form_page(request, found, form, (row.name, _("Gem")), back=_back(found))


@for_accounts
@require_POST
def settle(request: HttpRequest, council: str, election: str, arrival: int) -> HttpResponse:
    """Says who a name belongs to: a person by key, or somebody new."""
    found = worked_on(request, council, election)
    row = _arrival(request, found, arrival)
    who = request.POST.get("who", "")
    person = Person.objects.visible_to(viewer_of(request)).filter(pk=int(who)).first() if who.isdecimal() else None
    if person is None and who != "new":
        raise Http404
    settle_who(row, person, is_substitute=request.POST.get("part") == "substitute", by=actor_of(request))
    tell(request, _("Det er afgjort, hvem det er."))
    return redirect("constitution:members", *found.slugs)


@for_accounts
@require_POST
def remove(request: HttpRequest, council: str, election: str, arrival: int) -> HttpResponse:
    """Takes a name out."""
    found = worked_on(request, council, election)
    row = _arrival(request, found, arrival)
    try:
        remove_arrival(row, by=actor_of(request))
    except CannotBeDone as reason:
        tell(request, str(reason))
    else:
        tell(request, _("%(name)s er fjernet."), name=row.name)
    return redirect("constitution:members", *found.slugs)


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """A table from a spreadsheet: shown with what is doubtful first, kept when that was seen."""
    found = worked_on(request, council, election)
    form = PasteNamesForm(request.POST or None, initial={"part": Part.SUPPLEMENTARY})
    context: dict[str, Any] = {**found.context, "form": form, "columns": COLUMNS}
    if not form.is_valid():
        return render(request, "constitution/paste.html", context)
    part = form.cleaned_data["part"]
    rows = read_names(form.cleaned_data["rows"], part)
    kept = [row.named for row in rows if row.named]
    if request.POST.get("step") == "keep" and kept:
        try:
            n = keep_arrivals(found.constitution, kept, on=timezone.localdate(), by=actor_of(request))
        except CannotBeDone as reason:
            form.add_error("rows", str(reason))
        else:
            tell(request, ngettext("%(n)d navn er gemt.", "%(n)d navne er gemt.", n), n=n)
            _tell_passed_over(request, len(kept) - n)
            return redirect("constitution:members", *found.slugs)
    return render(
        request, "constitution/paste.html", {**context, "rows": rows, "kept": len(kept), "heads": COLUMNS[part]}
    )


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Whom a list is asked through (?liste=)."""
    found = worked_on(request, council, election)
    party = request.GET.get("liste", "").strip()[:40]
    if not party:
        raise Http404
    rows = PartyContact.objects.visible_to(viewer_of(request)).filter(constitution=found.constitution, party=party)
    row = rows.first()
    form = ContactForm(request.POST or None, initial={"name": row.name, "email": row.email} if row else {})
    if form.is_valid():
        keep_contact(found.constitution, party, **form.cleaned_data, by=actor_of(request))
        tell(request, _("Kontaktpersonen er gemt."))
        return redirect("constitution:members", *found.slugs)
    heading = _("Kontaktperson for liste %(party)s") % {"party": party}
    return form_page(request, found, form, (heading, _("Gem")), back=_back(found))


def _kept(request: HttpRequest, found: Found, form: PlainForm, values: dict[str, Any], row: Arrival | None) -> bool:
    """Whether the name was kept; else the form says why not."""
    try:
        named = Named(**{**form.cleaned_data, **values})
        kept = keep_arrival(found.constitution, named, on=timezone.localdate(), arrival=row, by=actor_of(request))
    except CannotBeDone as reason:
        form.add_error("name", str(reason))
        return False
    tell(request, _("%(name)s er gemt."), name=kept.name)
    return True


def _tell_passed_over(request: HttpRequest, n: int) -> None:
    """Says that some of a table are members already and were left as they are."""
    words = ngettext("%(n)d er medlem allerede og er ikke ændret.", "%(n)d er medlemmer allerede og er ikke ændret.", n)
    if n:
        messages.info(request, words % {"n": n})


def _arrival(request: HttpRequest, found: Found, key: int) -> Arrival:
    try:
        return arrival_in(found.constitution, key, viewer_of(request))
    except Arrival.DoesNotExist as error:
        raise Http404 from error


def _initial(row: Arrival | None) -> dict[str, Any]:
    names = (
        "name",
        "party",
        "email",
        "municipality",
        "substitute_name",
        "substitute_email",
        "substitute_municipality",
    )
    return {name: getattr(row, name) for name in names} if row else {}


def _back(found: Found) -> str:
    return reverse("constitution:members", args=found.slugs)
