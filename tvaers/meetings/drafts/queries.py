"""What can be seen of drafts: by those who work on them, and by those they are laid before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from tvaers.access.models import Account
from tvaers.access.visibility import Viewer
from tvaers.councils.models import Circle, Council, FunctionHolder
from tvaers.councils.periods import on_day
from tvaers.document.comparing import Change, Piece, compared
from tvaers.meetings.drafts.circle_reach import is_out_of_reach
from tvaers.meetings.models import Beginning, DraftComment, DraftItem, DraftVersion, Laying, Remark, Sighting, Typing
from tvaers.meetings.models.drafts import open_before, without_words
from tvaers.post.models import Letter
from tvaers.post.queries import letters_about
from tvaers.post.shape import name_of

_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?|\|\s*:?-+:?\s*\|")
_CELL_ENDS = re.compile(r"(?<!\\)\|")
PARTS = ("title", "case_number", "officers", "background", "recommendation", "presentation")


@dataclass(frozen=True)
class ComparedPart:
    """One part of a draft in two versions, by the name of its field."""

    name: str
    pieces: list[Piece]

    @property
    def is_changed(self) -> bool:
        """Whether the versions differ here."""
        return any(piece.change is not Change.SAME for piece in self.pieces)


@dataclass(frozen=True)
class Respondent:
    """Someone a version was laid before, or who saw or remarked on it: when they saw it, and what they said last."""

    name: str
    function: str
    sighting: Sighting | None
    remarks: list[Remark]
    is_out_of_reach: bool = False

    @property
    def last_remark(self) -> Remark | None:
        """The remark that counts."""
        return self.remarks[-1] if self.remarks else None

    @property
    def earlier_remarks(self) -> list[Remark]:
        """What was said before it."""
        return self.remarks[:-1]


def drafts_of(council: Council, viewer: Viewer, *, discarded: bool = False) -> QuerySet[DraftItem]:
    """The council's drafts that the viewer works on, the last changed first, with title and layings."""
    versions = DraftVersion.objects.visible_to(viewer).filter(draft=OuterRef("pk")).order_by("-number")
    rows: QuerySet[DraftItem] = (
        DraftItem.objects.visible_to(viewer)
        .filter(DraftItem.tended_by(viewer), council=council, discarded_at__isnull=not discarded)
        .select_related("author", "council", "meeting")
        .annotate(
            title=Subquery(versions.values("title")[:1]),
            version_number=Subquery(versions.values("number")[:1]),
            saved_at=Subquery(versions.values("saved_at")[:1]),
        )
        .order_by("-saved_at", "-pk")
    )
    return rows


def typing_of(draft: DraftItem, viewer: Viewer) -> Typing | None:
    """What the viewer has typed into the draft and not saved."""
    found: Typing | None = Typing.objects.visible_to(viewer).filter(draft=draft).first()
    return found


def begun_by(viewer: Viewer, council: Council) -> QuerySet[Beginning]:
    """What the viewer has begun to write in the council and never saved, the latest first."""
    rows: QuerySet[Beginning] = Beginning.objects.visible_to(viewer).filter(council=council, draft=None)
    return rows


def layings_of(drafts: Iterable[DraftItem], viewer: Viewer) -> dict[int, list[Laying]]:
    """The layings of each of the drafts, by its key, newest first, with how many have seen and remarked."""
    rows = (
        Laying.objects.visible_to(viewer)
        .filter(version__draft__in=[draft.pk for draft in drafts])
        .select_related("circle", "version")
        .defer("version__background", "version__recommendation", "version__presentation")
        .annotate(seen=Count("sightings__account", distinct=True), answered=Count("remarks__account", distinct=True))
    )
    by_draft: dict[int, list[Laying]] = {}
    for row in rows:
        by_draft.setdefault(row.version.draft_id, []).append(row)
    return by_draft


def tended_draft(council: Council, key: int, viewer: Viewer) -> DraftItem:
    """A draft that the viewer works on. Raises DraftItem.DoesNotExist."""
    rows = DraftItem.objects.visible_to(viewer).filter(DraftItem.tended_by(viewer), council=council)
    draft: DraftItem = rows.select_related("council", "author", "meeting").get(pk=key)
    return draft


def versions_of(draft: DraftItem, viewer: Viewer) -> list[DraftVersion]:
    """The draft's versions with who saved them, newest first."""
    rows = DraftVersion.objects.visible_to(viewer).filter(draft=draft).select_related("saved_by")
    return list(rows.order_by("-number"))


def tended_laying(draft: DraftItem, key: int, viewer: Viewer) -> Laying:
    """A laying of the draft, for those who work on it. Raises Laying.DoesNotExist."""
    rows = Laying.objects.visible_to(viewer).filter(Laying.tended_by(viewer), version__draft=draft)
    laying: Laying = rows.select_related("circle", "version__draft__council").get(pk=key)
    return laying


def comparison_of(before: DraftVersion, after: DraftVersion) -> list[ComparedPart]:
    """What changed from one version to the other, part by part."""
    return [compared_part(name, getattr(before, name), getattr(after, name)) for name in PARTS]


def compared_part(name: str, before: str, after: str) -> ComparedPart:
    """One part in two wordings, its tables without the signs that draw them."""
    return ComparedPart(name, compared(_without_table_signs(before), _without_table_signs(after)))


def _without_table_signs(text: str) -> str:
    """The text with the cells of a table's rows set apart by spaces, and without the row of dashes."""
    lines = [line for line in text.splitlines(keepends=True) if not _TABLE_RULE.fullmatch(line.strip())]
    return "".join(_cells(line) if line.lstrip().startswith("|") else line for line in lines)


def _cells(line: str) -> str:
    end = "\n" if line.endswith("\n") else ""
    cells = _CELL_ENDS.split(line.strip().removeprefix("|").removesuffix("|"))
    return "    ".join(cell.strip().replace("\\|", "|") for cell in cells) + end


def attachments_changed(before: DraftVersion, after: DraftVersion) -> tuple[list[str], list[str]]:
    """The names of the attachments that came and of those that went."""
    old = {(row.sha256, row.filename) for row in before.attachments.all()}
    new = {(row.sha256, row.filename) for row in after.attachments.all()}
    return sorted(name for _, name in new - old), sorted(name for _, name in old - new)


def respondents_of(laying: Laying, viewer: Viewer) -> list[Respondent]:
    """The circle's holders of today, and whoever else has seen or answered, with what they said.

    A holder without an account is the one with the same e-mail address.
    """
    sightings = Sighting.objects.visible_to(viewer).filter(laying=laying).select_related("account")
    seen: dict[int, Sighting] = {row.account_id: row for row in sightings}
    said: dict[int, list[Remark]] = {}
    accounts: dict[int, Account] = {row.account_id: row.account for row in seen.values()}
    for remark in Remark.objects.visible_to(viewer).filter(laying=laying).select_related("account").order_by("pk"):
        said.setdefault(remark.account_id, []).append(remark)
        accounts.setdefault(remark.account_id, remark.account)
    by_address = {account.email.casefold(): key for key, account in accounts.items()}
    found: dict[int | str, Respondent] = {}
    for holder in holders_of(laying.circle, timezone.localdate(), viewer):
        key = holder.account_id or by_address.get(holder.email.casefold(), 0)
        function, is_away = str(holder.function), is_out_of_reach(holder)
        answer = Respondent(holder.name, function, seen.get(key), said.get(key, []), is_away)
        found.setdefault(key or f"holder {holder.pk}", answer)
    for key, account in accounts.items():
        found.setdefault(key, Respondent(account.name, "", seen.get(key), said.get(key, [])))
    return list(found.values())


def holders_of(circle: Circle, day: date, viewer: Viewer) -> QuerySet[FunctionHolder]:
    """Who holds the circle's functions on the day, for those who see its list."""
    rows: QuerySet[FunctionHolder] = FunctionHolder.objects.visible_to(viewer).filter(
        on_day(day), on_day(day, "function__"), function__circle=circle
    )
    return rows.select_related("function__municipality", "account").order_by("function__position", "function__pk", "pk")


def count_of_readers(layings: Iterable[Laying], viewer: Viewer) -> int:
    """How many hold a function today in the circles of the layings; who holds two counts once."""
    today = timezone.localdate()
    circles = {laying.circle_id: laying.circle for laying in layings}.values()
    held = [row for circle in circles for row in holders_of(circle, today, viewer)]
    return len({row.email.casefold() or row.account_id or row.name for row in held})


def circles_to_lay_before(council: Council, viewer: Viewer) -> QuerySet[Circle]:
    """The council's circles of today and the national ones."""
    rows: QuerySet[Circle] = Circle.objects.visible_to(viewer).filter(
        Q(council=council) | Q(council=None), on_day(timezone.localdate())
    )
    return rows


def letters_of(laying: Laying, viewer: Viewer) -> QuerySet[Letter]:
    """The letters about the laying, the first posted first."""
    return letters_about(name_of(laying), viewer)


def to_be_reminded(laying: Laying, viewer: Viewer) -> list[Letter]:
    """The last letters to those who have not opened what was laid before them, where they were sent before today."""
    sightings = Sighting.objects.visible_to(viewer).filter(laying=laying).select_related("account")
    accounts = {row.account_id: row.account.email.casefold() for row in sightings}
    holders = holders_of(laying.circle, timezone.localdate(), viewer).filter(account__in=accounts)
    seen = {*accounts.values(), *(row.email.casefold() for row in holders)}
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    last = {row.email.casefold(): row for row in letters_of(laying, viewer)}
    return [row for email, row in last.items() if email not in seen and row.sent_at and row.sent_at < midnight]


def laid_before(viewer: Viewer) -> QuerySet[Laying]:
    """What is laid before the viewer today, the first to end first, with `seen_at` and `remarked_at` of their own."""
    own_sightings = Sighting.objects.visible_to(viewer).filter(laying=OuterRef("pk"), account=viewer.pk)
    own_remarks = Remark.objects.visible_to(viewer).filter(laying=OuterRef("pk"), account=viewer.pk).order_by("-pk")
    rows: QuerySet[Laying] = (
        Laying.objects.visible_to(viewer)
        .filter(open_before(viewer, timezone.localdate()))
        .select_related("circle", "version__draft__council")
        .annotate(
            seen_at=Subquery(own_sightings.values("seen_at")[:1]),
            remarked_at=Subquery(own_remarks.values("made_at")[:1]),
        )
    )
    return rows.order_by("until", "pk")


def unanswered_by(viewer: Viewer) -> int:
    """How many versions lie before the viewer today that the viewer has not remarked on."""
    answered = Remark.objects.visible_to(viewer).filter(account=viewer.pk).values("laying")
    rows = Laying.objects.visible_to(viewer).filter(open_before(viewer, timezone.localdate()))
    return rows.exclude(pk__in=answered).count()


def ended_before(viewer: Viewer) -> QuerySet[Sighting]:
    """What the viewer saw while it was laid before them and that has ended. The version's content is not read."""
    own_remarks = Remark.objects.visible_to(viewer).filter(laying=OuterRef("laying"), account=viewer.pk)
    rows: QuerySet[Sighting] = (
        Sighting.objects.visible_to(viewer)
        .filter(account=viewer.pk)
        .exclude(laying__in=Laying.objects.visible_to(viewer).filter(open_before(viewer, timezone.localdate())))
        .select_related("laying__circle__council", "laying__version__draft")
        .annotate(remarked_at=Subquery(own_remarks.values("laying").annotate(at=Max("made_at")).values("at")))
    )
    return without_words(rows, "laying__version").order_by("-laying__until", "-pk")


def has_seen(laying: int, viewer: Viewer) -> bool:
    """Whether the viewer has opened what was laid, by key, whether it lasts or not."""
    return Sighting.objects.visible_to(viewer).filter(laying=laying, account=viewer.pk).exists()


def own_remarks(laying: Laying, viewer: Viewer) -> list[Remark]:
    """What the viewer has said of the version, in order."""
    return list(Remark.objects.visible_to(viewer).filter(laying=laying, account=viewer.pk))


def comments_on(draft: DraftItem, viewer: Viewer) -> list[DraftComment]:
    """The comments, those to be settled first, each in the order they were made."""
    rows = DraftComment.objects.visible_to(viewer).filter(draft=draft).select_related("account")
    return sorted(rows, key=lambda comment: comment.settled_at is not None)
