"""What is kept of a person's part in meetings: being called in, answers, presence, votes, disqualifications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tvaers.access.extensions import OwnPart
from tvaers.access.models import Account
from tvaers.meetings.models import Disqualification, DraftItem, Invitee, Presence, ProcedureAnswer, Vote


def own_part_in_meetings(account: Account) -> Iterator[OwnPart]:
    """Where the one behind the account was expected, and what was noted of them there."""
    yield OwnPart("invitations", _("Indbydelser til møder"), _invitations(account))
    yield OwnPart("presence", _("Hvornår du var til stede"), _presence(account))
    yield OwnPart("disqualifications", _("Inhabil under et punkt"), _disqualified(account))
    yield OwnPart("votes", _("Dine stemmer"), _votes(account))
    yield OwnPart("procedure_answers", _("Svar i skriftlige procedurer"), _answers(account))


def _mine(account: Account) -> QuerySet[Invitee]:
    """One's own, by the account, by the person in the archive or by the address."""
    mine = Q(account=account) | Q(person__account=account) | Q(email__iexact=account.email)
    rows: QuerySet[Invitee] = Invitee.objects.filter(mine)
    return rows


def _invitations(account: Account) -> list[dict[str, str]]:
    rows = _mine(account).select_related("meeting__council").order_by("meeting__held_on", "pk")
    return [
        {
            _("Møde"): str(row.meeting),
            _("Som"): str(row.get_part_display()),
            _("Navn"): row.name,
            _("Parti"): row.party,
            _("Organisation"): row.organisation,
            _("E-mail"): row.email,
            _("Svar"): str(row.get_answer_display()),
            _("Besked"): row.note,
            _("Svaret"): _moment(row.answered_at),
        }
        for row in rows
    ]


def _presence(account: Account) -> list[dict[str, str]]:
    rows = Presence.objects.filter(invitee__in=_mine(account))
    return [
        {
            _("Møde"): str(row.invitee.meeting),
            _("Fra punkt"): _number(row.from_item),
            _("Til punkt"): _number(row.until_item),
            _("Kom"): _moment(row.came_at),
            _("Gik"): _moment(row.left_at),
        }
        for row in rows.select_related("invitee__meeting__council", "from_item", "until_item")
    ]


def _disqualified(account: Account) -> list[dict[str, str]]:
    rows = Disqualification.objects.filter(invitee__in=_mine(account))
    return [
        {_("Møde"): str(row.invitee.meeting), _("Punkt"): _number(row.item)}
        for row in rows.select_related("invitee__meeting__council", "item")
    ]


def _votes(account: Account) -> list[dict[str, str]]:
    rows = Vote.objects.filter(invitee__in=_mine(account))
    return [
        {
            _("Møde"): str(row.invitee.meeting),
            _("Punkt"): _number(row.treatment.item),
            _("Stemme"): str(row.get_choice_display()),
        }
        for row in rows.select_related("invitee__meeting__council", "treatment__item")
    ]


def _answers(account: Account) -> list[dict[str, str]]:
    rows = ProcedureAnswer.objects.filter(Q(invitee__in=_mine(account)) | Q(account=account))
    return [
        {
            _("Møde"): str(row.invitee.meeting),
            _("Punkt"): _number(row.item),
            _("Svar"): str(row.get_choice_display()),
            _("Bemærkning"): row.text,
            _("Svaret"): _moment(row.answered_at),
        }
        for row in rows.select_related("invitee__meeting__council", "item")
    ]


def _number(item: DraftItem | None) -> str:
    return item.number if item else ""


def _moment(moment: datetime | None) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment else ""
