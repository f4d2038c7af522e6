"""Django's entry to the room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "tvaers.access"
    label = "access"
