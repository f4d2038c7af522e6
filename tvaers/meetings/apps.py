"""Django's entry to the room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "tvaers.meetings"
    label = "meetings"
