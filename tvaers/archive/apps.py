"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.archive import told


class ArchiveConfig(AppConfig):
    name = "tvaers.archive"
    label = "archive"

    def ready(self) -> None:
        """Tells how the room's actions are told."""
        told.register()
