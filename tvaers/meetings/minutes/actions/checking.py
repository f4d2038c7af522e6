"""The chairmanship looks at minutes before they are sent: asked by mail, and answering that they agree or not."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tvaers.access.action import Actor, action
from tvaers.access.models import Account
from tvaers.access.roles import Role
from tvaers.access.visibility import OPERATOR
from tvaers.councils.models import RoleGrant
from tvaers.councils.periods import on_day
from tvaers.danish.dates import long_date
from tvaers.meetings.cycle.acting import author_of, council_of_meeting
from tvaers.meetings.minutes.actions.writing import WRITE, CannotWriteMinutes
from tvaers.meetings.models import Meeting, MinutesCheck
from tvaers.post.actions import post
from tvaers.post.models import Letter
from tvaers.post.queries import letters_about
from tvaers.post.shape import NewLetter, name_of

CHECK = "minutes-check"
"""The kind of the letters."""

CHAIRS = (Role.CHAIR, Role.VICE_CHAIR)


def chairmanship_of(meeting: Meeting) -> list[Account]:
    """Who is chair and vice-chair of the meeting's council today."""
    grants = RoleGrant.objects.visible_to(OPERATOR).filter(
        on_day(timezone.localdate()), council=meeting.council_id, role__in=CHAIRS, account__is_active=True
    )
    return list({grant.account_id: grant.account for grant in grants.select_related("account")}.values())


@action(WRITE, council=council_of_meeting)
def ask_for_check(meeting: Meeting, *, site: str, by: Actor) -> list[Letter]:
    """Asks the chairmanship by mail to read the minutes as they are now. Asking again, after changes, writes again.

    Raises CannotWriteMinutes when nobody is chair, and when the minutes are not being written.
    """
    _check_stage(meeting)
    chairs = chairmanship_of(meeting)
    if not chairs:
        raise CannotWriteMinutes(_("Rådet har ingen formand eller næstformand med en konto. Giv dem rollen først."))
    time = letters_about(name_of(meeting), OPERATOR).filter(kind=CHECK).count() + 1
    asker = author_of(by)
    letters = []
    for account in chairs:
        subject, body = _text(meeting, account, site)
        letters.append(
            NewLetter(
                once=f"{CHECK}-{meeting.pk}-{account.pk}-{time}",
                kind=CHECK,
                name=account.name,
                email=account.email,
                subject=subject,
                body=body,
                council=meeting.council_id,
                about=name_of(meeting),
                reply_to=asker.email,
            )
        )
    return post(letters, by=by)


@action("meetings.check_minutes", council=council_of_meeting)
def check_minutes(meeting: Meeting, *, is_agreed: bool, note: str = "", by: Actor) -> MinutesCheck:
    """One of the chairmanship agrees to the minutes as they are now, or says what is to be changed; the last counts.

    Raises CannotWriteMinutes for wanting changes without saying which, and when the minutes are not being written.
    """
    _check_stage(meeting)
    words = note.strip()
    if not is_agreed and not words:
        raise CannotWriteMinutes(_("Skriv, hvad der skal ændres."))
    check = MinutesCheck(meeting=meeting, account=author_of(by), is_agreed=is_agreed, note=words)
    check.save()
    return check


def _text(meeting: Meeting, account: Account, site: str) -> tuple[str, str]:
    with translation.override(settings.LANGUAGE_CODE):
        day = long_date(meeting.held_on)
        link = f"{site}{meeting.get_absolute_url()}referat/"
        body = render_to_string(
            "meetings/minutes/check_letter.txt", {"account": account, "meeting": meeting, "day": day, "link": link}
        )
    return f"Gennemsyn af referat: {meeting.council.name} {day}", body.strip()


def _check_stage(meeting: Meeting) -> None:
    if meeting.stage != Meeting.Stage.MINUTES_DRAFTED:
        raise CannotWriteMinutes(_("Referatet er ikke under udarbejdelse. Der er ikke ændret noget."))
