"""Django's entry to the room."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "tvaers.site"
    label = "tvaers_site"
