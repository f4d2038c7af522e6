"""Django's entry to the room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tvaers.portal"
    label = "portal"
