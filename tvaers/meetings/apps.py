"""Django's entry to the room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "tvaers.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Registers what can be found in the room, and who is a guest at a meeting."""
        from tvaers.access.extensions import register_roles
        from tvaers.meetings.guests import guest_roles
        from tvaers.meetings.searchable import all_rows
        from tvaers.search.extensions import register_source

        register_source("meetings.items", all_rows)
        register_roles(guest_roles)
