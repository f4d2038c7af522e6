"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.search import told


class SearchConfig(AppConfig):
    name = "tvaers.search"
    label = "search"

    def ready(self) -> None:
        """Tells how the room's actions are told."""
        told.register()
