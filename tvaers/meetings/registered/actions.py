"""What becomes of someone in this room when they are anonymised: what is printed stays, what is about them goes.

`tests/portal/test_personal_fields.py` names every field that knows a person, and what becomes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.councils.models import Person
from tvaers.meetings.models import (
    Attendance,
    Beginning,
    Disqualification,
    DraftAttachment,
    FollowUp,
    Invitee,
    Meeting,
    MeetingGuest,
    Presence,
    ProcedureAnswer,
    TemplateItem,
    Typing,
    Visit,
)

_WILL_BE_PRINTED = (Meeting.Stage.IN_SESSION, Meeting.Stage.MINUTES_DRAFTED)


@dataclass(frozen=True)
class Known:
    """Someone by all that rows know them by: the account, the person in the archive, the address, and their names."""

    email: str
    account: Account | None = None
    person: Person | None = None
    names: frozenset[str] = frozenset()

    @property
    def invitations(self) -> QuerySet[Invitee]:
        """Where they were expected."""
        theirs = Q(email__iexact=self.email)
        if self.person is not None:
            theirs |= Q(person=self.person)
        if self.account is not None:
            theirs |= Q(account=self.account)
        rows: QuerySet[Invitee] = Invitee.objects.filter(theirs)
        return rows.select_related("meeting")

    @property
    def promises(self) -> QuerySet[DraftAttachment]:
        """What they have promised to send."""
        rows: QuerySet[DraftAttachment] = DraftAttachment.objects.filter(
            Q(promised_email__iexact=self.email) | Q(promised_by__in=self.names)
        )
        return rows

    @property
    def addresses(self) -> frozenset[str]:
        """Where they were written to."""
        invited = self.invitations.exclude(email="").values_list("email", flat=True)
        return frozenset({self.email, *invited})


@action("meetings.forget")
def forget_person(known: Known, called: str, *, by: Actor) -> None:
    """Takes away what is kept of someone and is not printed; `called` stands where the name was."""
    _forget_invitations(known, called)
    _forget_work(known)
    known.promises.update(promised_by=called, promised_email="")
    _forget_tasks(known, called)


def _forget_invitations(known: Known, called: str) -> None:
    """What minutes print of who came and how they voted stays; why, when by the clock, and how to reach them goes."""
    rows = list(known.invitations)
    answered = Q(account=known.account) if known.account else Q(pk__in=[])
    Presence.objects.filter(invitee__in=rows).update(came_at=None, left_at=None)
    Disqualification.objects.filter(invitee__in=rows).update(reason="")
    ProcedureAnswer.objects.filter(answered | Q(invitee__in=rows)).update(text="")
    for row in rows:
        row.email = row.note = ""
        if not _is_printed(row):
            row.name, row.party, row.organisation, row.person = called, "", "", None
        row.save()


def _is_printed(invitee: Invitee) -> bool:
    """Whether a paper of the meeting names them, or its minutes are being written."""
    printed = Attendance.objects.filter(edition__meeting=invitee.meeting_id, name=invitee.name)
    return invitee.meeting.stage in _WILL_BE_PRINTED or printed.exists()


def _forget_work(known: Known) -> None:
    """What was typed and not saved, and what let them in; comments, remarks and drafts stay, by the account's name."""
    if known.account is not None:
        for model in (Typing, Beginning, Visit, MeetingGuest):
            model.objects.filter(account=known.account).delete()


def _forget_tasks(known: Known, called: str) -> None:
    """Names in what others wrote of who is to do something, and of who reports at every meeting."""
    names = sorted(filter(None, known.names), key=len, reverse=True)
    if not names:
        return
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    for model, field in ((FollowUp, "who"), (TemplateItem, "reporters")):
        for row in model.objects.exclude(**{field: ""}):
            before = getattr(row, field)
            setattr(row, field, named.sub(called, before))
            if getattr(row, field) != before:
                row.save()
