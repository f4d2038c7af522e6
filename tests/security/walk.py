"""Every address of the site and how it is visited, and what an answer says as text, whatever its format.

An address that is not named here fails the test: whoever adds one says how to come there.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

import pypdfium2
from django.http.response import HttpResponseBase
from django.test import Client
from docx import Document as WordDocument

from tests.security.canaries import BESIDE, Thing, Who, things_in
from tests.security.world import World
from tvaers.allocations.models import Allocation, Transfer, Variant
from tvaers.appointments.models import (
    Appointment,
    AskedNominator,
    Body,
    Briefing,
    Cooperation,
    LifeFact,
    NominationRound,
    Seat,
    SeatKind,
)
from tvaers.constitution.models import AllianceNotice, ListCooperation, Lot
from tvaers.councils.models import Membership, Municipality, RoleGrant
from tvaers.meetings.models import (
    AgendaItem,
    AgendaSection,
    Case,
    Closing,
    DraftComment,
    Edition,
    Exclusion,
    FollowUp,
    Invitee,
    LetterTemplate,
    Meeting,
    MeetingGuest,
    MinutesRemark,
    SourceFile,
    TemplateItem,
    TemplateSection,
    Treatment,
    WheelEntry,
)
from tvaers.post.models import Letter

Values = dict[str, list[object]]
"""What each parameter of an address is filled with."""


@dataclass(frozen=True)
class Visit:
    """One address as it is asked for."""

    route: str
    path: str


@dataclass
class Places:
    """What the addresses of the world are made of."""

    world: World
    keys: dict[str, list[object]] = field(default_factory=dict)

    def fillings(self, route: str) -> Iterator[dict[str, object]]:
        """The values for one route, all that go together."""
        if "<str:address>" in route:
            yield from self._of_meetings(route)
            return
        names = [name for name in _parameters(route) if name != "council"]
        councils: list[object] = ["nordjylland"] if "<slug:council>" in route else [None]
        values = [self.keys[f"{route} {name}"] if f"{route} {name}" in self.keys else self.keys[name] for name in names]
        for council, *rest in product(councils, *values):
            yield {"council": council, **dict(zip(names, rest, strict=True))}

    def _of_meetings(self, route: str) -> Iterator[dict[str, object]]:
        """Everything for the meeting with everything in it; for the others the page, the PDF and the last item.

        Their Word file and their only edition say the same as those, and each takes a process to be made. The pages of
        the cycle are there for the meetings that are prepared here; of those that came in as files, one is enough.
        """
        for name, meeting in self.world.meetings.items():
            if name != "main" and ("<int:edition>" in route or route.endswith((".docx", "samlet.pdf"))):
                continue
            if name != "main" and not meeting.is_in_cycle and any(part in route for part in _OF_THE_CYCLE):
                continue
            place = {"council": meeting.council.slug, "address": meeting.address}
            names = [name for name in _parameters(route) if name not in place]
            for values in product(*(self._in_meeting(meeting, name) for name in names)):
                yield {**place, **dict(zip(names, values, strict=True))}

    def _in_meeting(self, meeting: Meeting, name: str) -> list[object]:
        editions = Edition.objects.filter(meeting=meeting)
        if name == "number" and not editions.exists():
            return ["1.1"]
        if name == "number":
            numbers = [item.number for item in editions.latest("number").as_document().items()]
            return numbers if meeting == self.world.meetings["main"] else numbers[-1:]
        if name == "edition":
            return list(editions.values_list("number", flat=True))
        if name == "file":
            return list(SourceFile.objects.filter(edition__in=editions).values_list("pk", flat=True))
        return self.keys[name]


QUERIES: dict[str, tuple[str, ...]] = {
    "/soeg/": ("", f"?q={BESIDE}", f"?q={BESIDE}&page=2", "?council=nordjylland", "?act=noted"),
    "/<slug:council>/": ("", "?year=2025", "?year=2027", "?day=2025-03-07"),
    "/<slug:council>/konstituering/<slug:election>/medlemmer/kontakt/": ("?liste=A",),
    "/<slug:council>/beslutninger/": ("", "?year=2025", "?year=2027", "?year=2025&act=noted"),
}
"""What is asked behind the question mark, where it changes what is shown."""


_BOOK = "/<slug:council>/blaa-bog/"
_LETTERS = "/<slug:council>/konstituering/<slug:election>/breve/"


def places_of(world: World) -> Places:
    """What addresses without a meeting are filled with. Whoever adds a parameter says here what it is."""
    return Places(
        world,
        {
            "item": list(AgendaItem.objects.filter(acts__act="appointed").values_list("pk", flat=True)[:1]) or [1],
            "allocation": list(Allocation.objects.values_list("pk", flat=True)),
            "variant": list(Variant.objects.values_list("pk", flat=True)),
            "transfer": list(Transfer.objects.values_list("pk", flat=True)),
            "body": list(Body.objects.values_list("pk", flat=True)),
            f"{_BOOK}kommuner/<slug:municipality>/ municipality": ["0840"],
            f"{_LETTERS}<slug:kind>/ kind": ["procedure"],
            f"{_BOOK}samarbejder/<int:cooperation>/ cooperation": list(
                Cooperation.objects.values_list("pk", flat=True)
            ),
            "party": ["V"],
            "nomination_round": list(NominationRound.objects.values_list("pk", flat=True)) or [1],
            "asked": list(AskedNominator.objects.values_list("pk", flat=True)) or [1],
            "kind": list(SeatKind.objects.values_list("pk", flat=True)[:1]),
            "briefing": list(Briefing.objects.values_list("pk", flat=True)),
            "seat": list(Seat.objects.values_list("pk", flat=True)[:1]),
            "appointment": list(Appointment.objects.values_list("pk", flat=True)),
            "fact": list(LifeFact.objects.values_list("pk", flat=True)[:1]) or [1],
            "person": list(Appointment.objects.values_list("person", flat=True)),
            "membership": list(Membership.objects.values_list("pk", flat=True)),
            "treatment": list(Treatment.objects.values_list("pk", flat=True)) or [1],
            "invitee": list(Invitee.objects.values_list("pk", flat=True)),
            "marker": [world.markers[0].pk],
            "key": [world.accounts[Who.MEMBER].pk],
            "pk": [1],
            "text": ["ikke-noget-link"],
            "provider_id": ["ikke-nogen-udbyder"],
            "token": ["ikke-nogen-fil"],
            "position": [1],
            "closing": list(Closing.objects.values_list("pk", flat=True)[:1]),
            "exclusion": list(Exclusion.objects.values_list("pk", flat=True)[:1]),
            "guest": list(MeetingGuest.objects.values_list("pk", flat=True)[:1]),
            "election": ["kv25"],
            "step": ["names"],
            "code": ["0840"],
            "arrival": [arrival.pk for arrival in world.arrivals],
            "municipality": list(Municipality.objects.filter(name="Rebild").values_list("pk", flat=True)),
            "alliance": list(AllianceNotice.objects.values_list("pk", flat=True)),
            "post": [1],
            "lot": list(Lot.objects.values_list("pk", flat=True)),
            "cooperation": list(ListCooperation.objects.values_list("pk", flat=True)),
            "section": list(AgendaSection.objects.values_list("pk", flat=True)[:2]),
            "comment": list(DraftComment.objects.values_list("pk", flat=True)),
            "case": list(Case.objects.values_list("pk", flat=True)),
            "beginning": ["6f1f4c1e-3d0f-4b57-9a39-0c7d1f6f2b10"],
            "draft": [draft.pk for draft in world.drafts],
            "number": [1, 2, 3],
            "attachment": [world.attachments[0].pk],
            "mark": ["ikke-noget-maerke"],
            "laying": [laying.pk for laying in world.layings],
            "circle": [circle.pk for circle in world.circles],
            "function": [function.pk for function in world.functions],
            "holder": [holder.pk for holder in world.holders],
            "point": [1],
            "remark": list(MinutesRemark.objects.values_list("pk", flat=True)),
            "follow_up": list(FollowUp.objects.values_list("pk", flat=True)),
            "template": list(LetterTemplate.objects.values_list("pk", flat=True)),
            "letter": list(Letter.objects.values_list("pk", flat=True)),
            "template_section": list(TemplateSection.objects.values_list("pk", flat=True)),
            "template_item": list(TemplateItem.objects.values_list("pk", flat=True)),
            "entry": list(WheelEntry.objects.values_list("pk", flat=True)),
            "taken": [row.pk for row in world.taken_days],
            "grant": [RoleGrant.objects.get(account=world.accounts[Who.MEMBER]).pk],
        },
    )


def visits(routes: set[str], places: Places) -> list[Visit]:
    """Each address in every form. Raises KeyError for one whose parameters nobody has said how to fill."""
    found = []
    for route in sorted(routes):
        for values in places.fillings(route):
            path = _filled(route, values)
            found += [Visit(route, path + query) for query in QUERIES.get(route, ("",))]
    return found


def text_of(response: HttpResponseBase) -> str:
    """All that an answer says: its words, whatever their format, its headers and its cookies."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{response.cookies}\n{words_of(content)}"


@lru_cache(maxsize=500)
def words_of(content: bytes) -> str:
    """The text of a page, a PDF or a Word file, with what is attached to it."""
    if content.startswith(b"%PDF"):
        return _pdf_text(content)
    if content.startswith(b"PK"):
        document = WordDocument(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        properties = document.core_properties
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, properties.title])
    return content.decode("utf-8", "replace")


class Walk:
    """Where everyone met which thing."""

    def __init__(self, all_visits: list[Visit], clients: dict[Who, Client]) -> None:
        self.seen: dict[Who, dict[Thing, set[str]]] = {who: defaultdict(set) for who in Who}
        self.links: list[tuple[Who, str]] = []
        self.broken: list[tuple[Who, str]] = []
        self.logged = ""
        self._visits = all_visits
        self._clients = clients

    def by(self, who: Who) -> None:
        """One walk, in Danish; nobody walks through the English pages too."""
        for visit in self._visits:
            self._visit(who, visit.path)
            if who is Who.NOBODY:
                self._visit(who, f"/en{visit.path}")

    def _visit(self, who: Who, path: str) -> None:
        response = self._clients[who].get(path)
        if response.status_code >= SERVER_ERROR:
            self.broken.append((who, path))
        for thing in things_in(text_of(response)):
            self.seen[who][thing].add(path)
        leads_to = response.get("Location", "")
        if any(place in leads_to for place in _PASSING):
            self.links.append((who, leads_to))
            self._visit(who, leads_to)


SERVER_ERROR = 500
_OF_THE_CYCLE = (
    "/dagsorden/",
    "/udsend/",
    "/deltagere/",
    "/afvikling/",
    "/foelg/",
    "/referat/",
    "/procedure/",
    "/forslag/",
    "/plan/",
)
_PASSING = ("/fil/", "/udkast/bilag/")
"""In the addresses of files that are not public: signed, for one account and a short time."""


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    attached = [
        bytes(document.get_attachment(number).get_data()).decode() for number in range(document.count_attachments())
    ]
    return "\n".join([*pages, *attached, str(document.get_metadata_dict())])


def _parameters(route: str) -> list[str]:
    return [piece.split(">")[0].split(":")[-1] for piece in route.split("<")[1:]]


def _filled(route: str, values: dict[str, object]) -> str:
    pieces = route.split("<")
    path = pieces[0]
    for piece in pieces[1:]:
        parameter, _, rest = piece.partition(">")
        path += f"{values[parameter.split(':')[-1]]}{rest}"
    return path
