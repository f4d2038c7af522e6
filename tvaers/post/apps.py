"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.post import told


class PostConfig(AppConfig):
    name = "tvaers.post"
    label = "post"

    def ready(self) -> None:
        """Tells how the room's actions are told, and what is kept here of a person."""
        from tvaers.access.extensions import register_own_data
        from tvaers.post.own_data import own_data

        told.register()
        register_own_data(own_data)
