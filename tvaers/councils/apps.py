"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.councils import told


class CouncilsConfig(AppConfig):
    name = "tvaers.councils"
    label = "councils"

    def ready(self) -> None:
        """Tells `access` who holds which role, where one is given and what is kept of a person; keeps claimed roles."""
        from tvaers.access.extensions import (
            register_claimed_roles,
            register_own_data,
            register_role_pages,
            register_roles,
        )
        from tvaers.councils.actions.claimed import keep_claims
        from tvaers.councils.holding import held_roles
        from tvaers.councils.own_data import own_data
        from tvaers.councils.role_pages import role_pages

        register_roles(held_roles)
        register_claimed_roles(keep_claims)
        register_own_data(own_data)
        register_role_pages(role_pages)
        told.register()
