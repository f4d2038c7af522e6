"""PDF and Word of an edition, made when it is sent and not when somebody first asks: in a thread, after the answer.

When the process dies meanwhile nothing is lost: what is not there is made on request.
"""

from __future__ import annotations

import logging
from subprocess import SubprocessError
from threading import Thread

from django.db import connection

from tvaers.access.roles import HeldRole, Role
from tvaers.access.visibility import PUBLIC, StandIn, Viewer
from tvaers.meetings.models import Edition
from tvaers.meetings.paper.written import FORMS, written

_log = logging.getLogger(__name__)


def write_ahead(edition: Edition) -> None:
    """Begins to make the edition's files, for the members and, when it is public, for everybody."""
    Thread(target=_write, args=(edition.pk,), name="write-ahead", daemon=True).start()


def _write(key: int) -> None:
    try:
        edition = Edition.objects.select_related("meeting__council__settings").get(pk=key)
        for viewer in _readers(edition):
            for form in FORMS.values():
                written(edition, form, viewer)
    except (SubprocessError, OSError) as error:
        _log.error("The files of an edition could not be made ahead: %s", type(error).__name__)
    finally:
        connection.close()


def _readers(edition: Edition) -> list[Viewer]:
    member: Viewer = StandIn(HeldRole(Role.MEMBER, council=edition.meeting.council_id))
    is_public = edition.meeting.published_at is not None and not edition.is_for_members
    return [member, PUBLIC] if is_public else [member]
