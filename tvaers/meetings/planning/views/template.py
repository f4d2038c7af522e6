"""A council's template: the sections and items that its agendas begin with."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.councils.models import Council
from tvaers.meetings.cycle.pages import tell, tell_refusal
from tvaers.meetings.models import TemplateItem, TemplateSection
from tvaers.meetings.planning.actions.template import (
    CannotChangeTemplate,
    add_template_item,
    add_template_section,
    change_template_item,
    move_template_item,
    move_template_section,
    remove_template_item,
    remove_template_section,
    rename_template_section,
    use_usual_template,
)
from tvaers.meetings.planning.forms.standing import TemplateItemForm, TemplateSectionForm, text_of
from tvaers.meetings.planning.queries import template_of
from tvaers.meetings.planning.usual_template import USUAL_TEMPLATE
from tvaers.meetings.planning.views.places import council_to_plan


@for_accounts
def template(request: HttpRequest, council: str) -> HttpResponse:
    """The sections with their items; one more section; the usual template for a council that has none."""
    place = council_to_plan(request, council)
    if request.method == "POST" and "usual" in request.POST:
        return _begun_with_usual(request, place)
    form = TemplateSectionForm(request.POST or None)
    if form.is_valid():
        add_template_section(place, form.cleaned_data["title"], by=actor_of(request))
        tell(request, _("Afsnittet er tilføjet."))
        return redirect("meetings:template", place.slug)
    sections = template_of(place, viewer_of(request))
    context = {"council": place, "form": form, "sections": sections, "usual": () if sections else USUAL_TEMPLATE}
    return render(request, "meetings/planning/template.html", context)


@for_accounts
def section(request: HttpRequest, council: str, template_section: int) -> HttpResponse:
    """A section's title."""
    place, row = _section_at(request, council, template_section)
    form = TemplateSectionForm(request.POST or None, initial={"title": row.title})
    if form.is_valid():
        rename_template_section(row, form.cleaned_data["title"], by=actor_of(request))
        tell(request, _("Afsnittet er rettet."))
        return redirect("meetings:template", place.slug)
    return _form_page(request, place, form, _("Ret afsnittet"))


@for_accounts
@require_POST
def section_move(request: HttpRequest, council: str, template_section: int) -> HttpResponse:
    """One place up or down."""
    place, row = _section_at(request, council, template_section)
    move_template_section(row, up=request.POST.get("way") == "up", by=actor_of(request))
    return redirect("meetings:template", place.slug)


@for_accounts
@require_http_methods(["GET", "POST"])
def section_out(request: HttpRequest, council: str, template_section: int) -> HttpResponse:
    """Asks, and takes the section with its items out of the template."""
    place, row = _section_at(request, council, template_section)
    if request.method == "POST":
        remove_template_section(row, by=actor_of(request))
        tell(request, _("Afsnittet er fjernet fra skabelonen."))
        return redirect("meetings:template", place.slug)
    question = _("Afsnittet ”%(title)s” og dets punkter fjernes fra skabelonen.") % {"title": row.title}
    return _ask(request, place, question)


@for_accounts
def item_new(request: HttpRequest, council: str, template_section: int) -> HttpResponse:
    """One more item in the section."""
    place, row = _section_at(request, council, template_section)
    form = TemplateItemForm(request.POST or None)
    if form.is_valid():
        try:
            add_template_item(row, form.text, by=actor_of(request))
        except CannotChangeTemplate as refusal:
            form.add_error("standing", str(refusal))
        else:
            tell(request, _("Punktet er tilføjet."))
            return redirect("meetings:template", place.slug)
    return _form_page(request, place, form, _("Nyt punkt i ”%(title)s”") % {"title": row.title})


@for_accounts
def item(request: HttpRequest, council: str, template_item: int) -> HttpResponse:
    """What an item says."""
    place, row = _item_at(request, council, template_item)
    form = TemplateItemForm(request.POST or None, initial=text_of(row))
    if form.is_valid():
        try:
            change_template_item(row, form.text, by=actor_of(request))
        except CannotChangeTemplate as refusal:
            form.add_error("standing", str(refusal))
        else:
            tell(request, _("Punktet er rettet."))
            return redirect("meetings:template", place.slug)
    return _form_page(request, place, form, _("Ret punktet"))


@for_accounts
@require_POST
def item_move(request: HttpRequest, council: str, template_item: int) -> HttpResponse:
    """One place up or down in its section."""
    place, row = _item_at(request, council, template_item)
    move_template_item(row, up=request.POST.get("way") == "up", by=actor_of(request))
    return redirect("meetings:template", place.slug)


@for_accounts
@require_http_methods(["GET", "POST"])
def item_out(request: HttpRequest, council: str, template_item: int) -> HttpResponse:
    """Asks, and takes the item out of the template."""
    place, row = _item_at(request, council, template_item)
    if request.method == "POST":
        remove_template_item(row, by=actor_of(request))
        tell(request, _("Punktet er fjernet fra skabelonen."))
        return redirect("meetings:template", place.slug)
    return _ask(request, place, _("Punktet ”%(title)s” fjernes fra skabelonen.") % {"title": row.title})


def _begun_with_usual(request: HttpRequest, council: Council) -> HttpResponse:
    try:
        use_usual_template(council, by=actor_of(request))
        tell(request, _("Skabelonen er lavet. Ret den, så den passer til rådet."))
    except CannotChangeTemplate as refusal:
        tell_refusal(request, refusal)
    return redirect("meetings:template", council.slug)


def _section_at(request: HttpRequest, slug: str, key: int) -> tuple[Council, TemplateSection]:
    council = council_to_plan(request, slug)
    rows = TemplateSection.objects.visible_to(viewer_of(request)).filter(council=council)
    return council, get_object_or_404(rows, pk=key)


def _item_at(request: HttpRequest, slug: str, key: int) -> tuple[Council, TemplateItem]:
    council = council_to_plan(request, slug)
    rows = TemplateItem.objects.visible_to(viewer_of(request)).filter(section__council=council)
    row = rows.select_related("section").filter(pk=key).first()
    if row is None:
        raise Http404
    return council, row


def _form_page(request: HttpRequest, council: Council, form: Any, heading: str) -> HttpResponse:
    context = {"council": council, "form": form, "heading": heading, "parent": "template"}
    return render(request, "meetings/planning/form.html", context)


def _ask(request: HttpRequest, council: Council, question: str) -> HttpResponse:
    context = {"council": council, "question": question, "parent": "template"}
    return render(request, "meetings/planning/ask.html", context)
