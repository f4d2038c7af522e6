"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.councils import told


class CouncilsConfig(AppConfig):
    name = "tvaers.councils"
    label = "councils"

    def ready(self) -> None:
        """Tells `access` who holds which role and what is kept of a person, and keeps the roles that claims give."""
        from tvaers.access.extensions import register_claimed_roles, register_own_data, register_roles
        from tvaers.councils.actions.claimed import keep_claims
        from tvaers.councils.holding import held_roles
        from tvaers.councils.own_data import own_data

        register_roles(held_roles)
        register_claimed_roles(keep_claims)
        register_own_data(own_data)
        told.register()
