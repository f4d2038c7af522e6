"""What is kept of a person's work with papers: comments, text not saved, promises, tasks, what they sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.meetings.models import (
    Beginning,
    ChairmanshipAct,
    DraftAttachment,
    DraftComment,
    FollowUp,
    Sending,
    Typing,
    Visit,
)


def own_working_text(account: Account) -> Iterator[OwnPart]:
    """What the one behind the account wrote, promised or is to do. Of tasks that others noted only that they are."""
    yield OwnPart("comments", _("Kommentarer til udkast"), _comments(account))
    yield OwnPart("working_text", _("Tekst, du ikke har gemt"), _typed(account))
    visits = Visit.objects.filter(account=account).order_by("-seen_at")
    yield OwnPart("visits", _("Udkast, du har haft åbne"), [{_("Senest"): _moment(row.seen_at)} for row in visits])
    yield OwnPart("promises", _("Bilag, du har lovet at sende"), _promises(account))
    yield OwnPart("tasks", _("Opfølgninger, der nævner dig"), _tasks(account))
    yield OwnPart("sendings", _("Udsendelser, du har sendt"), _sendings(account))
    acts = ChairmanshipAct.objects.filter(made_by=account)
    yield OwnPart(
        "chairmanship_acts",
        _("Formandskabets handlinger, du har noteret"),
        [{_("Dag"): _day(row.acted_on), _("Skrevet"): _moment(row.made_at)} for row in acts],
    )


def _comments(account: Account) -> list[dict[str, str]]:
    rows = DraftComment.objects.filter(account=account)
    return [{_("Kommentar"): row.text, _("Skrevet"): _moment(row.made_at)} for row in rows]


def _typed(account: Account) -> list[dict[str, str]]:
    begun = Beginning.objects.filter(account=account, draft=None)
    rows: list[Typing | Beginning] = [*Typing.objects.filter(account=account), *begun]
    return [
        {_("Tekst"): "\n\n".join(filter(None, row.parts.values())), _("Skrevet"): _moment(row.typed_at)} for row in rows
    ]


def _promises(account: Account) -> list[dict[str, str]]:
    """Each once: the versions after it carry it along."""
    rows = DraftAttachment.objects.filter(promised_email__iexact=account.email).order_by("pk")
    told = {(row.version.draft_id, row.title): row for row in rows.select_related("version")}
    return [
        {_("Navn"): row.promised_by, _("E-mail"): row.promised_email, _("Senest"): _day(row.promised_for)}
        for row in told.values()
    ]


def _tasks(account: Account) -> list[dict[str, str]]:
    rows = FollowUp.objects.filter(who__icontains=account.name) if account.name.strip() else ()
    return [{_("Hvem"): row.who, _("Senest"): _day(row.due_on), _("Lukket"): _moment(row.closed_at)} for row in rows]


def _sendings(account: Account) -> list[dict[str, str]]:
    rows = Sending.objects.filter(sent_by=account).select_related("meeting__council").order_by("sent_at")
    return [
        {_("Møde"): str(row.meeting), _("Hvad"): str(row.get_what_display()), _("Sendt"): _moment(row.sent_at)}
        for row in rows
    ]


def _day(day: date | None) -> str:
    return date_format(day) if day else ""


def _moment(moment: datetime | None) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment else ""
