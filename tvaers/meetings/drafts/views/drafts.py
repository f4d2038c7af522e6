"""The pages of drafts for those who write them: the list, a draft with its versions, writing, comparing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.document.phrasing import phrase_for, recommendation_phrases
from tvaers.meetings.cycle.pages import check_may, may, tell, tell_refusal
from tvaers.meetings.cycle.permissions import PREPARE
from tvaers.meetings.drafts.actions.writing import (
    CannotSave,
    SavedMeanwhile,
    discard_draft,
    parts_of,
    save_draft,
    take_back_draft,
    write_draft,
)
from tvaers.meetings.drafts.forms import DraftForm
from tvaers.meetings.drafts.parts import DraftParts
from tvaers.meetings.drafts.queries import (
    ComparedPart,
    attachments_changed,
    begun_by,
    comments_on,
    compared_part,
    comparison_of,
    count_of_readers,
    drafts_of,
    layings_of,
    typing_of,
    versions_of,
)
from tvaers.meetings.drafts.views.beginning import Begun
from tvaers.meetings.drafts.views.places import LAY, WRITE, council_with_drafts, draft_at
from tvaers.meetings.extensions import item_panels
from tvaers.meetings.models import DraftItem, DraftVersion, Laying, Typing

DRAFTS_A_PAGE = 20


@dataclass(frozen=True)
class DraftRow:
    """A draft as the list shows it."""

    draft: DraftItem
    layings: list[Laying]


@for_accounts
def drafts(request: HttpRequest, council: str) -> HttpResponse:
    """The council's drafts with their layings (?page=2); those that were discarded (?kasseret=1)."""
    place = council_with_drafts(request, council)
    viewer = viewer_of(request)
    discarded = request.GET.get("kasseret") == "1"
    page = Paginator(drafts_of(place, viewer, discarded=discarded), DRAFTS_A_PAGE).get_page(request.GET.get("page"))
    layings = layings_of(page, viewer)
    context = {
        "council": place,
        "page": page,
        "rows": [DraftRow(draft, layings.get(draft.pk, [])) for draft in page],
        "discarded": discarded,
        "may_write": may(request, WRITE, place),
        "begun": begun_by(viewer, place),
    }
    return render(request, "meetings/drafts/list.html", context)


@for_accounts
def draft(request: HttpRequest, council: str, draft: int, number: int | None = None) -> HttpResponse:
    """A draft's current version, or an earlier one by its number, with all versions and whom they were laid before."""
    found = draft_at(request, council, draft)
    versions = versions_of(found, viewer_of(request))
    context = {
        "council": found.council,
        "draft": found,
        "version": _numbered(versions, number or versions[0].number),
        "current": versions[0],
        "versions": versions,
        "layings": layings_of([found], viewer_of(request)).get(found.pk, []),
        "may_write": may(request, WRITE, found.council),
        "may_lay": may(request, LAY, found.council),
        "may_prepare": may(request, PREPARE, found.council),
        "comments": comments_on(found, viewer_of(request)),
        "panels": item_panels(request, found),
    }
    return render(request, "meetings/drafts/draft.html", context)


@for_accounts
def new(request: HttpRequest, council: str) -> HttpResponseBase:
    """A form for a new draft, or for one that was begun and never saved (`?tekst=`, its key)."""
    place = council_with_drafts(request, council)
    check_may(request, WRITE, place)
    begun = Begun.asked_for(request, place)
    if begun.draft is not None:
        return _already_saved(request, begun.draft)
    form = DraftForm(request.POST or None, request.FILES or None, initial=begun.initial)
    if form.is_valid() and "preview" not in request.POST:
        try:
            added = form.cleaned_data["added"]
            written = write_draft(place, form.parts, added=added, begun_as=begun.key, by=actor_of(request))
        except CannotSave as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Udkastet er gemt."))
            return redirect("meetings:draft", place.slug, written.pk)
    return _form_page(request, form, place, begun=begun)


def _already_saved(request: HttpRequest, draft: DraftItem) -> HttpResponseBase:
    """Someone has gone back to the form of a new draft after it was saved: what they change is a new version of it."""
    council = draft.council.slug
    if request.method == "POST":
        return edit(request, council, draft.pk)
    return redirect("meetings:edit_draft", council, draft.pk)


@for_accounts
def edit(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """A form with the current version; saving makes a new one."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    versions = versions_of(found, viewer_of(request))
    if request.method != "POST":
        typed = typing_of(found, viewer_of(request))
        form = _continued(typed, versions) if typed else _begun_from(versions[0])
        return _form_page(request, form, found.council, found, typed=typed)
    begun = next((row for row in versions if str(row.number) == request.POST.get("based_on")), versions[-1])
    form = DraftForm(request.POST, request.FILES, attachments=begun.attachments.all())
    if form.is_valid() and "preview" not in request.POST:
        try:
            saved = save_draft(
                found,
                form.parts,
                based_on=form.cleaned_data["based_on"] or 0,
                added=form.cleaned_data["added"],
                removed=form.cleaned_data.get("removed", []),
                by=actor_of(request),
            )
        except SavedMeanwhile as refusal:
            return _both(request, found, refusal, form.parts)
        except CannotSave as refusal:
            form.add_error(None, str(refusal))
        else:
            tell(request, _("Gemt som version %(n)s.") % {"n": saved.number} if saved else _("Intet var ændret."))
            return redirect("meetings:draft", found.council.slug, found.pk)
    return _form_page(request, form, found.council, found)


@for_accounts
def comparison(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """What changed between two versions (?fra=1&til=3), word by word; by default the last two."""
    found = draft_at(request, council, draft)
    versions = versions_of(found, viewer_of(request))
    last = versions[0].number
    before = _numbered(versions, _number(request, "fra", max(last - 1, 1)))
    after = _numbered(versions, _number(request, "til", last))
    parts = comparison_of(before, after)
    came, went = attachments_changed(before, after)
    context = {
        "council": found.council,
        "draft": found,
        "current": versions[0],
        "versions": versions,
        "before": before,
        "after": after,
        "parts": _labelled(parts),
        "is_changed": any(part.is_changed for part in parts),
        "came": came,
        "went": went,
    }
    return render(request, "meetings/drafts/comparison.html", context)


@for_accounts
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Asks once more, saying how many lose access, and puts the draft away; the page after it has the way back."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    viewer = viewer_of(request)
    if request.method == "POST":
        try:
            discard_draft(found, by=actor_of(request))
        except CannotSave as refusal:
            tell_refusal(request, refusal)
            return redirect("meetings:draft", found.council.slug, found.pk)
        tell(request, _("Udkastet er kasseret. Ingen kreds ser det mere. Det kan tages tilbage her."))
        return redirect("meetings:draft", found.council.slug, found.pk)
    layings = [row for row in layings_of([found], viewer).get(found.pk, []) if row.is_open]
    context = {
        "council": found.council,
        "draft": found,
        "version": versions_of(found, viewer)[0],
        "layings": layings,
        "losing": count_of_readers(layings, viewer),
    }
    return render(request, "meetings/drafts/discard.html", context)


@for_accounts
@require_POST
def take_back(request: HttpRequest, council: str, draft: int) -> HttpResponse:
    """Takes the draft back."""
    found = draft_at(request, council, draft)
    check_may(request, WRITE, found.council)
    take_back_draft(found, by=actor_of(request))
    tell(request, _("Udkastet er taget tilbage."))
    return redirect("meetings:draft", found.council.slug, found.pk)


def _begun_from(version: DraftVersion) -> DraftForm:
    initial = {name: getattr(version, name) for name in DraftParts.__dataclass_fields__}
    return DraftForm(initial=initial | {"based_on": version.number}, attachments=version.attachments.all())


def _continued(typed: Typing, versions: list[DraftVersion]) -> DraftForm:
    """The form with what was typed and not saved, on the version that the typing began from."""
    begun = next((row for row in versions if row.number == typed.based_on), versions[0])
    initial = typed.parts | {"based_on": begun.number}
    return DraftForm(initial=initial, attachments=begun.attachments.all())


def _form_page(
    request: HttpRequest, form: DraftForm, council: Council, draft: DraftItem | None = None, **more: Any
) -> HttpResponse:
    preview = form.parts if form.is_bound and form.is_valid() and "preview" in request.POST else None
    phrases = [(phrase_for(phrase, council.name), phrase.text) for phrase in recommendation_phrases()]
    context = {"council": council, "draft": draft, "form": form, "preview": preview, "phrases": phrases, **more}
    return render(request, "meetings/drafts/form.html", context)


def _both(request: HttpRequest, draft: DraftItem, refusal: SavedMeanwhile, mine: DraftParts) -> HttpResponse:
    """The form with both texts put together; above it what another has saved against what was written.

    Saving again makes a version after theirs.
    """
    current = refusal.current
    data = request.POST.copy()
    data["based_on"] = str(current.number)
    for name, text in asdict(refusal.merged.parts).items():
        data[name] = text
    data.setlist("removed", [])
    form = DraftForm(data, attachments=current.attachments.all())
    theirs = parts_of(current)
    names = DraftParts.__dataclass_fields__
    parts = [compared_part(name, getattr(theirs, name), getattr(mine, name)) for name in names]
    return _form_page(
        request, form, draft.council, draft, meanwhile=current, refusal=str(refusal), parts=_labelled(parts)
    )


def _labelled(parts: list[ComparedPart]) -> list[tuple[str, ComparedPart]]:
    labels = {name: str(field.label) for name, field in DraftForm().fields.items()}
    return [(labels[part.name], part) for part in parts]


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else otherwise


def _numbered(versions: list[DraftVersion], number: int) -> DraftVersion:
    for version in versions:
        if version.number == number:
            return version
    raise Http404
