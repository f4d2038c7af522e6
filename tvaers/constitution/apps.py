"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.constitution import told


class ConstitutionConfig(AppConfig):
    name = "tvaers.constitution"
    label = "constitution"

    def ready(self) -> None:
        """Tells `access` what is kept of a person and how what is done here is told, and the outbox of its letters."""
        from tvaers.access.extensions import register_own_data
        from tvaers.constitution import letters_about
        from tvaers.constitution.own_data import own_data

        register_own_data(own_data)
        letters_about.register()
        told.register()
