"""Addresses of the pages that gather from many rooms."""

from django.urls import path

from tvaers.portal import views

app_name = "portal"

urlpatterns = [
    path("", views.front, name="front"),
    path("was/", views.accessibility, name="accessibility"),
    path("<slug:council>/", views.council, name="council"),
]
