"""Files of votes: read, shown with what must be asked, and kept when all is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import account_of, actor_of, viewer_of
from tvaers.constitution.actions import keep_votes
from tvaers.constitution.forms.votes import AnswersForm, VoteFilesForm
from tvaers.constitution.loading import LoadedFile, Sorted, as_counts, asked_about, from_json, loaded, sort_by_place
from tvaers.constitution.matching import Asked, KnownLists
from tvaers.constitution.queries import PlaceCount, counts_of, known_lists
from tvaers.constitution.reading.votes import read_votes
from tvaers.constitution.views.finding import Found, worked_on
from tvaers.councils.refusals import CannotBeDone
from tvaers.councils.views.places import tell

_PURPOSE = "tvaers.constitution.votes"
LONGEST_SECONDS = 24 * 60 * 60


@for_accounts
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest, council: str, election: str) -> HttpResponse:
    """Files are chosen, what was read is shown, and it is kept once everything in doubt is answered."""
    found = worked_on(request, council, election)
    if "read" in request.POST:
        return _answer(request, found, _files_in(request))
    form = VoteFilesForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        year = found.constitution.election.held_on.year
        files = [loaded(name, data, read_votes(data, year=year)) for name, data in form.cleaned_data["uploads"]]
        return _show(request, found, _looked_at(request, found, files, form.cleaned_data["stage"]))
    return render(request, "constitution/votes_load.html", {**found.context, "form": form})


@dataclass
class _Look:
    """Files, and what is known and asked of them."""

    files: list[LoadedFile]
    form: AnswersForm
    by_place: Sorted
    asked: list[Asked]
    known: KnownLists
    now: dict[int, PlaceCount]


def _looked_at(request: HttpRequest, found: Found, files: list[LoadedFile], stage: str = "") -> _Look:
    """What becomes of the files by the answers so far; `stage` when they have just been read."""
    viewer = viewer_of(request)
    now = {each.municipality.pk: each for each in counts_of(found.constitution, viewer)}
    ours, known = [each.municipality for each in now.values()], KnownLists(known_lists(found.constitution, viewer))
    if stage:
        given: Any = {"stage": stage, "read": _carried(request, files)}
        form = AnswersForm(initial=given, files=files, ours=ours)
    else:
        form = AnswersForm(request.POST, files=files, ours=ours)
    by_place = sort_by_place(files, ours, form.places())
    asked = asked_about(by_place.places, known)
    form.ask_about(asked)
    return _Look(files, form, by_place, asked, known, now)


def _answer(request: HttpRequest, found: Found, files: list[LoadedFile]) -> HttpResponse:
    look = _looked_at(request, found, files)
    if request.POST.get("step") != "keep" or not _is_all_answered(look):
        return _show(request, found, look)
    counts = as_counts(look.by_place.places, look.known, look.form.answers(look.asked))
    stage, now = look.form.cleaned_data["stage"], timezone.now()
    try:
        n = len(keep_votes(found.constitution, counts, stage=stage, at=now, by=actor_of(request)))
    except CannotBeDone as reason:
        look.form.add_error(None, str(reason))
        return _show(request, found, look)
    tell(request, ngettext("Stemmerne i %(n)d kommune er gemt.", "Stemmerne i %(n)d kommuner er gemt.", n), n=n)
    return redirect("constitution:votes", *found.slugs)


def _is_all_answered(look: _Look) -> bool:
    """Whether nothing stands in the way; what does is told as an error of the form."""
    form, answers = look.form, {}
    if form.is_valid():
        answers = form.answers(look.asked)
    for number, place in form.places().items():
        if place is None:
            form.add_error(f"place-{number}", _("Vælg den kommune, som filen er fra."))
    for each in look.asked:
        if each.key not in answers:
            form.add_error(each.key, _("Vælg, hvad listen er."))
    for twice in look.by_place.twice:
        form.add_error(None, _("%(name)s er i mere end én fil.") % {"name": twice.name})
    if not look.by_place.places and not form.errors:
        form.add_error(None, _("Der er ingen stemmer at gemme."))
    return not form.errors


def _show(request: HttpRequest, found: Found, look: _Look) -> HttpResponse:
    places = [(each, look.now[each.municipality.pk]) for each in look.by_place.places]
    context = {
        **found.context,
        "files": look.files,
        "form": look.form,
        "places": places,
        "outside": len(look.by_place.outside),
        "unknown": look.by_place.unknown,
        "twice": look.by_place.twice,
        "asked": look.asked,
    }
    return render(request, "constitution/votes_preview.html", context)


def _carried(request: HttpRequest, files: list[LoadedFile]) -> str:
    """What was read, signed for this account, for the page to bring back."""
    given = [account_of(request).pk, [file.as_json() for file in files]]
    return signing.dumps(given, salt=_PURPOSE, compress=True)


def _files_in(request: HttpRequest) -> list[LoadedFile]:
    """What was read earlier. Raises Http404 for what this account was not shown, or long ago."""
    try:
        account, files = signing.loads(request.POST["read"], salt=_PURPOSE, max_age=LONGEST_SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    if account != account_of(request).pk:
        raise Http404
    return [from_json(file) for file in files]
