"""Django's entry to the room."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "tvaers.archive"
    label = "archive"
