"""What a council has chosen."""

from __future__ import annotations

from tvaers.access.action import Actor, action
from tvaers.councils.extensions import tell_followers
from tvaers.councils.models import Council, CouncilSettings


@action("councils.change_settings", council=lambda given: given["council"].pk)
def change_settings(
    council: Council,
    *,
    closed_items_shown: str,
    is_published_when_sent: bool,
    one_objection_calls_meeting: bool | None = None,
    by: Actor,
) -> CouncilSettings:
    """Chooses what the public sees of closed items, and whether an agenda is published when it is sent.

    And whether one who wishes to discuss an item of a written procedure brings it to a meeting; None leaves that as is.
    """
    settings = CouncilSettings.objects.filter(council=council).first() or CouncilSettings(council=council)
    is_other = settings.closed_items_shown != closed_items_shown
    settings.closed_items_shown = closed_items_shown
    settings.is_published_when_sent = is_published_when_sent
    if one_objection_calls_meeting is not None:
        settings.one_objection_calls_meeting = one_objection_calls_meeting
    settings.save()
    if is_other:
        tell_followers(council, by)
    return settings
