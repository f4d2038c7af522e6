"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.appointments import told


class AppointmentsConfig(AppConfig):
    name = "tvaers.appointments"
    label = "appointments"

    def ready(self) -> None:
        """Tells `access` what is kept of a person and how it is told, and hangs the acts of items in `meetings`."""
        from tvaers.access.extensions import register_own_data
        from tvaers.appointments import letters_about
        from tvaers.appointments.hung_in_meetings import lacks, sentences
        from tvaers.appointments.own_data import own_data
        from tvaers.appointments.views.at_items import item_panel
        from tvaers.meetings.extensions import (
            register_item_panel,
            register_lacks_of_minutes,
            register_ready_sentences,
        )

        register_own_data(own_data)
        register_item_panel(item_panel)
        register_ready_sentences(sentences)
        register_lacks_of_minutes(lacks)
        told.register()
        letters_about.register()
