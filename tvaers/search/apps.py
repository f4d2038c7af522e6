"""Django's entry to the room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "tvaers.search"
    label = "search"
