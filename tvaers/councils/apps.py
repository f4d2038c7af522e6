"""Django's entry to the room."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "tvaers.councils"
    label = "councils"

    def ready(self) -> None:
        """Tells `access` who holds which role."""
        from tvaers.access.extensions import register_roles
        from tvaers.councils.holding import held_roles

        register_roles(held_roles)
