"""Django's entry to the room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tvaers.portal"
    label = "portal"

    def ready(self) -> None:
        """Leads those who have signed in to the workrooms of their councils."""
        from tvaers.access.extensions import register_entrances
        from tvaers.portal.entrances import entrances

        register_entrances(entrances)
