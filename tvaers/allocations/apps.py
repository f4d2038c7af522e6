"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.allocations import told


class AllocationsConfig(AppConfig):
    name = "tvaers.allocations"
    label = "allocations"

    def ready(self) -> None:
        """Tells the trail of this room's words, and hangs an item's allocations on its page."""
        from tvaers.allocations.views.at_items import item_panel
        from tvaers.meetings.extensions import register_item_panel

        register_item_panel(item_panel)
        told.register()
