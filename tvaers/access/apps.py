"""Django's entry to the room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "tvaers.access"
    label = "access"

    def ready(self) -> None:
        """Listens to signing in, and tells what is kept here of a person."""
        from tvaers.access.extensions import register_own_data
        from tvaers.access.own_data import own_data
        from tvaers.access.signals import connect

        connect()
        register_own_data(own_data)
