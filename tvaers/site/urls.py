"""Every address. Danish has no prefix, English stands under /en/ with the same paths."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
