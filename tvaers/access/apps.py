"""Django's entry to the room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "tvaers.access"
    label = "access"

    def ready(self) -> None:
        """Listens to signing in."""
        from tvaers.access.signals import connect

        connect()
