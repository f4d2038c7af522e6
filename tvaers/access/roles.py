"""What each role may do and see: the one table. `docs/roles.md` says the same in words, and a test compares the two.

A role is held in one council, for one municipality, at one meeting or everywhere, and for a period. Whoever holds it is
asked of the rooms above (`access.extensions`); what it gives is said here alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person can be."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    MUNICIPAL_CONTACT = "municipal-contact"
    GUEST = "guest"
    KL_AUTHOR = "kl-author"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Reach(StrEnum):
    """How far a role reaches."""

    COUNCIL = "council"
    MUNICIPALITY = "municipality"
    MEETING = "meeting"
    EVERYWHERE = "everywhere"


class Sight(StrEnum):
    """What can be seen beyond what is public."""

    SENT = "sent"
    """Papers that were sent to the members and are not published."""
    CLOSED = "closed"
    """Closed items, parts, decisions and attachments of papers that are seen."""
    DRAFTS = "drafts"
    """Meetings and items in preparation, and what was depublished."""
    CIRCLES = "circles"
    """Working lists with their contact data, and who holds which role."""
    ACCOUNTS = "accounts"
    """All accounts."""
    TRAIL = "trail"
    """The audit trail, and the history of what is seen."""


@dataclass(frozen=True)
class RoleRule:
    """One line of the table. `may` holds the permissions that actions ask for."""

    reach: Reach
    sees: frozenset[Sight] = field(default_factory=frozenset)
    may: frozenset[str] = field(default_factory=frozenset)


EVERY_ACCOUNT_MAY = frozenset(
    {
        "access.change_own_account",
        "meetings.answer",
        "meetings.remark",
    }
)
"""What everyone who is signed in may do, whatever the role. The action itself looks at whose row it is."""

_READS_AS_MEMBER = frozenset({Sight.SENT, Sight.CLOSED})
_CHAIRS = frozenset({"meetings.check_minutes"})

_PREPARES = frozenset(
    {
        "meetings.close",
        "meetings.exclude",
        "meetings.depublish",
        "meetings.publish",
        "meetings.send",
        "meetings.invite_guest",
        "meetings.write_draft",
        "meetings.lay_before",
        "meetings.plan",
        "meetings.prepare",
        "meetings.hold_session",
        "meetings.write_minutes",
        "meetings.follow_up",
        "councils.tend_circles",
        "councils.tend_members",
        "allocations.tend",
        "appointments.tend",
        "appointments.appoint",
        "constitution.tend",
        "councils.name_lists",
        "councils.change_settings",
        "councils.grant_council_role",
        "post.tend",
    }
)

RULES: dict[Role, RoleRule] = {
    Role.SECRETARY: RoleRule(
        Reach.COUNCIL,
        frozenset({Sight.SENT, Sight.CLOSED, Sight.DRAFTS, Sight.CIRCLES}),
        _PREPARES,
    ),
    Role.CHAIR: RoleRule(Reach.COUNCIL, _READS_AS_MEMBER, _CHAIRS),
    Role.VICE_CHAIR: RoleRule(Reach.COUNCIL, _READS_AS_MEMBER, _CHAIRS),
    Role.MEMBER: RoleRule(Reach.COUNCIL, _READS_AS_MEMBER),
    Role.SUBSTITUTE: RoleRule(Reach.COUNCIL, _READS_AS_MEMBER),
    Role.MUNICIPAL_CONTACT: RoleRule(Reach.MUNICIPALITY, frozenset({Sight.SENT})),
    Role.GUEST: RoleRule(Reach.MEETING, frozenset({Sight.SENT})),
    Role.KL_AUTHOR: RoleRule(Reach.EVERYWHERE, may=frozenset({"meetings.write_draft"})),
    Role.ADMINISTRATOR: RoleRule(
        Reach.EVERYWHERE,
        frozenset({Sight.CIRCLES, Sight.ACCOUNTS}),
        frozenset(
            {
                "access.create_account",
                "access.tend_accounts",
                "councils.change_settings",
                "councils.grant_council_role",
                "councils.grant_role",
                "councils.tend_circles",
                "portal.anonymise",
                "post.tend",
            }
        ),
    ),
    Role.AUDITOR: RoleRule(Reach.EVERYWHERE, frozenset({Sight.TRAIL})),
}


@dataclass(frozen=True)
class HeldRole:
    """A role that someone holds today: in which council, for which municipality, at which meeting (by key).

    A municipal contact's role names the council that the municipality belongs to today as well.
    """

    role: Role
    council: int | None = None
    municipality: int | None = None
    meeting: int | None = None

    @property
    def rule(self) -> RoleRule:
        """What the role gives."""
        return RULES[self.role]
