"""Django's entry to the room."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "tvaers.councils"
    label = "councils"
