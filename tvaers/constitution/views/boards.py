"""What the municipal boards came to: pasted, taken from the register of members, or one by one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.constitution.actions import NewBoard, keep_boards
from tvaers.constitution.boards_pasted import understood
from tvaers.constitution.forms.composition import BoardForm, PasteBoardsForm
from tvaers.constitution.matching import KnownLists
from tvaers.constitution.queries import known_lists, municipalities_in
from tvaers.constitution.queries.composition import boards_of, mayors_in_register
from tvaers.constitution.reading.boards import read_boards
from tvaers.constitution.reading.found import ReadVotes
from tvaers.constitution.views.finding import form_page, worked_on
from tvaers.councils.models import ElectoralList
from tvaers.councils.views.places import tell


@for_accounts
@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Rows from a spreadsheet, shown with what is wrong first, and kept when that was seen."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    form = PasteBoardsForm(request.POST or None)
    context = {**found.context, "form": form, "back": reverse("constitution:composition", args=found.slugs)}
    if not form.is_valid():
        return render(request, "constitution/boards_paste.html", context)
    known = KnownLists(known_lists(found.constitution, viewer))
    read = understood(read_boards(form.cleaned_data["rows"]), municipalities_in(found.constitution, viewer), known)
    if request.POST.get("step") == "keep" and read.boards:
        n = keep_boards(found.constitution, read.boards, by=actor_of(request))
        tell(request, ngettext("%(n)d kommune er gemt.", "%(n)d kommuner er gemt.", n), n=n)
        return redirect("constitution:composition", *found.slugs)
    return render(request, "constitution/boards_paste.html", {**context, "read": read})


@for_accounts
@require_POST
def from_register(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Takes the mayors' lists from the council's register of members, where they are known there and not here."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    letters, known = mayors_in_register(found.constitution, viewer), KnownLists(known_lists(found.constitution, viewer))
    boards = []
    for each in boards_of(found.constitution, viewer):
        letter = letters.get(each.municipality.pk)
        row = known.find(each.municipality, ReadVotes("", letter, "", 0)) if letter else None
        if each.mayor_list is None and isinstance(row, ElectoralList):
            boards.append(NewBoard(each.municipality, row))
    n = keep_boards(found.constitution, boards, by=actor_of(request))
    if n:
        words = ngettext("%(n)d borgmesters liste er hentet.", "%(n)d borgmestres lister er hentet.", n)
        tell(request, words, n=n)
    else:
        tell(request, _("Medlemslisten har ingen borgmestre, der ikke er her i forvejen."))
    return redirect("constitution:composition", *found.slugs)


@for_accounts
@require_http_methods(["GET", "POST"])
def board(request: HttpRequest, council: str, election: str, municipality: int) -> HttpResponse:
    """A form for one municipality's board."""
    found, viewer = worked_on(request, council, election), viewer_of(request)
    shown = next((each for each in boards_of(found.constitution, viewer) if each.municipality.pk == municipality), None)
    if shown is None:
        raise Http404
    rows = known_lists(found.constitution, viewer)
    lists = {str(row.pk): row for row in rows if row.municipality_id in (None, shown.municipality.pk)}
    now = {
        "mayor_list": str(shown.mayor_list.pk) if shown.mayor_list else "",
        "lists": [str(row.pk) for row in shown.lists],
    }
    form = BoardForm(request.POST or None, choices=[(key, str(row)) for key, row in lists.items()], initial=now)
    if form.is_valid():
        mayor = lists.get(form.cleaned_data["mayor_list"])
        given = NewBoard(shown.municipality, mayor, [lists[key] for key in form.cleaned_data["lists"]])
        keep_boards(found.constitution, [given], by=actor_of(request))
        tell(request, _("%(name)s er gemt."), name=shown.municipality.name)
        return redirect("constitution:composition", *found.slugs)
    back = reverse("constitution:composition", args=found.slugs)
    words = (_("Kommunalbestyrelsen i %(name)s") % {"name": shown.municipality.official_name}, _("Gem"))
    return form_page(request, found, form, words, back=back)
