"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.appointments import told


class AppointmentsConfig(AppConfig):
    name = "tvaers.appointments"
    label = "appointments"

    def ready(self) -> None:
        """Tells `access` what is kept of a person, and how what is done here is told in histories."""
        from tvaers.access.extensions import register_own_data
        from tvaers.appointments.own_data import own_data

        register_own_data(own_data)
        told.register()
