"""What a council's agendas begin with: the sections and items of its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.councils.models import Council
from tvaers.meetings.models import TemplateItem, TemplateSection
from tvaers.meetings.planning.usual_template import USUAL_TEMPLATE


class CannotChangeTemplate(ValueError):
    """The template was not changed. The message is Danish and can be shown."""


@dataclass(frozen=True)
class TemplateText:
    """What an item of the template says; the parts are Markdown. `standing` is one of DraftItem.Standing."""

    standing: str
    title: str
    background: str = ""
    recommendation: str = ""
    presentation: str = ""
    reporters: str = ""


def _of_section(given: Mapping[str, Any]) -> int:
    council: int = given["section"].council_id
    return council


def _of_item(given: Mapping[str, Any]) -> int:
    council: int = given["item"].section.council_id
    return council


@action("meetings.plan", council=lambda given: given["council"].pk)
def use_usual_template(council: Council, *, by: Actor) -> None:
    """Begins with what is usual. Raises CannotChangeTemplate for a council that has a template."""
    if TemplateSection.objects.filter(council=council).exists():
        raise CannotChangeTemplate(_("Rådet har allerede en skabelon."))
    for usual in USUAL_TEMPLATE:
        section = add_template_section(council, usual.title, by=by)
        for item in usual.items:
            add_template_item(section, TemplateText(item.standing, item.title, reporters=item.reporters), by=by)


@action("meetings.plan", council=lambda given: given["council"].pk)
def add_template_section(council: Council, title: str, *, by: Actor) -> TemplateSection:
    """One more section, the last."""
    last = TemplateSection.objects.filter(council=council).aggregate(last=Max("position"))["last"]
    section = TemplateSection(council=council, title=title, position=0 if last is None else last + 1)
    section.save()
    return section


@action("meetings.plan", council=_of_section)
def rename_template_section(section: TemplateSection, title: str, *, by: Actor) -> None:
    """Calls the section something else."""
    section.title = title
    section.save()


@action("meetings.plan", council=_of_section)
def move_template_section(section: TemplateSection, *, up: bool, by: Actor) -> None:
    """One place up or down; nothing happens at the end of the list."""
    _move(list(TemplateSection.objects.filter(council=section.council_id)), section, up=up)


@action("meetings.plan", council=_of_section)
def remove_template_section(section: TemplateSection, *, by: Actor) -> None:
    """Takes a section with its items out of the template; agendas that began with it keep theirs."""
    section.delete()


@action("meetings.plan", council=_of_section)
def add_template_item(section: TemplateSection, text: TemplateText, *, by: Actor) -> TemplateItem:
    """One more item, the last of the section. Raises CannotChangeTemplate when the template has the standing one."""
    item = TemplateItem(section=section)
    last = TemplateItem.objects.filter(section=section).aggregate(last=Max("position"))["last"]
    item.position = 0 if last is None else last + 1
    return _written(item, text)


@action("meetings.plan", council=_of_item)
def change_template_item(item: TemplateItem, text: TemplateText, *, by: Actor) -> TemplateItem:
    """Lets the item say something else. Raises CannotChangeTemplate when the template has the standing one."""
    return _written(item, text)


@action("meetings.plan", council=_of_item)
def move_template_item(item: TemplateItem, *, up: bool, by: Actor) -> None:
    """One place up or down in its section; nothing happens at the end of the list."""
    _move(list(TemplateItem.objects.filter(section=item.section_id)), item, up=up)


@action("meetings.plan", council=_of_item)
def remove_template_item(item: TemplateItem, *, by: Actor) -> None:
    """Takes an item out of the template; agendas that began with it keep theirs."""
    item.delete()


def _written(item: TemplateItem, text: TemplateText) -> TemplateItem:
    same = TemplateItem.objects.filter(section__council=item.section.council_id, standing=text.standing)
    if text.standing and same.exclude(pk=item.pk).exists():
        raise CannotChangeTemplate(_("Skabelonen har allerede det faste punkt. Ret det, der er der."))
    for name, value in asdict(text).items():
        setattr(item, name, value)
    item.save()
    return item


def _move(rows: Sequence[Any], row: TemplateSection | TemplateItem, *, up: bool) -> None:
    ordered = list(rows)
    here = ordered.index(row)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(ordered):
        return
    ordered[here], ordered[there] = ordered[there], ordered[here]
    for position, each in enumerate(ordered):
        if each.position != position:
            each.position = position
            each.save()
