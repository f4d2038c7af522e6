"""What is: one entry per row that can be found, its texts, the facets' values, and the archive's words.

An entry is kept narrow, with its texts beside it, because counting and ranking pass over thousands of entries and
showing over twenty. On SQLite the lexemes stand in the FTS5 table `search_lexemes` (see the first migration).
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from tvaers.access.roles import Sight
from tvaers.access.visibility import (
    EVERY_ROW,
    NO_ROW,
    GuardedModel,
    Viewer,
    is_public,
    roles_of,
    sees_everything,
    through,
    where_seen,
)
from tvaers.search.extensions import kept_from
from tvaers.search.shape import FacetKind

LINE_OF_CASE = "\n"
"""What stands between an entry's body, which is one line, and its case number."""


class LexemesField(models.Field):
    """A tsvector on PostgreSQL, written in its text form; always null elsewhere."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class Entry(GuardedModel):
    """What finding, counting and ranking need of one row. `facets` is as `facets.py` says.

    `lexemes` and `head` are PostgreSQL's: everything to find by, and the title with the decision to rank by. Who finds
    an entry follows from the fields after `is_public`, as `Searchable` says.
    """

    key = models.CharField(max_length=300, unique=True)
    day = models.DateField()
    is_public = models.BooleanField()
    sight = models.CharField(max_length=12, blank=True)
    scope = models.BigIntegerField(null=True, blank=True)
    occasion = models.BigIntegerField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    has_fuller = models.BooleanField(default=False)
    tie = models.CharField(max_length=300, blank=True)
    facets = models.TextField()
    lexemes = LexemesField(null=True)
    head = LexemesField(null=True)

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.key

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """The public sees what is public, others also what their roles let them; of two variants the fuller alone."""
        if is_public(viewer):
            return Q(is_public=True)
        if sees_everything(viewer):
            return Q(has_fuller=False)
        drafts = where_seen(viewer, Sight.DRAFTS, "scope")
        sent = where_seen(viewer, Sight.SENT, "scope") | Q(occasion__in=occasions_of(viewer)) | drafts
        closed = where_seen(viewer, Sight.CLOSED, "scope") & ~Q(tie__in=kept_from(viewer))
        found = Q(is_public=True) | Q(sight=Sight.CLOSED) | Q(sight=Sight.SENT) & sent | Q(sight=Sight.DRAFTS) & drafts
        return found & (Q(is_closed=False) | closed) & ~(Q(has_fuller=True) & closed)


def occasions_of(viewer: Viewer) -> frozenset[int]:
    """The meetings, by key, at which the viewer sees what was sent as a guest."""
    return frozenset(
        role.meeting for role in roles_of(viewer) if role.meeting is not None and Sight.SENT in role.rule.sees
    )


class EntryText(GuardedModel):
    """What is shown of an entry. `stems` serves phrases on PostgreSQL and is empty on SQLite.

    `body` is one line, and after LINE_OF_CASE the case number, which is found and not shown unless it is sought.
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="text")
    council = models.TextField()
    council_name = models.TextField()
    stage = models.TextField()
    number = models.TextField()
    title = models.TextField()
    decision = models.TextField()
    body = models.TextField()
    path = models.TextField()
    stems = models.TextField()

    def __str__(self) -> str:
        return self.title

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """As the entry."""
        return through("entry", Entry.visibility(viewer))


class FacetValue(GuardedModel):
    """One value that results can be narrowed by: a council, a year, a person."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in FacetKind])
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "value"], name="search_facet_value")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.label}"

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Values are reached through entries that the viewer sees; on its own the list is for administrators."""
        return EVERY_ROW if sees_everything(viewer) else NO_ROW


class LexiconWord(GuardedModel):
    """A word of the public archive: for parts of compounds and for did-you-mean."""

    word = models.CharField(max_length=100, unique=True)
    entries = models.PositiveIntegerField(help_text="In how many entries it stood when the lexicon was last refreshed.")

    def __str__(self) -> str:
        return self.word

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Words of public entries only: public."""
        return EVERY_ROW


class LexiconState(GuardedModel):
    """One row, whose version changes with the words, so that a process knows when its copy is old."""

    version = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.version)

    @classmethod
    def visibility(cls, viewer: Viewer) -> Q:
        """Public, as the words."""
        return EVERY_ROW
