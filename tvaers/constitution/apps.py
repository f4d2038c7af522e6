"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.constitution import told


class ConstitutionConfig(AppConfig):
    name = "tvaers.constitution"
    label = "constitution"

    def ready(self) -> None:
        """Tells `access` how what is done here is told in histories."""
        told.register()
