"""Django's entry to the room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "tvaers.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Registers what can be found in the room."""
        from tvaers.meetings.searchable import all_rows
        from tvaers.search.extensions import register_source

        register_source("meetings.items", all_rows)
