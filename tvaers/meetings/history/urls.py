"""Addresses of histories: a meeting's, an item's, of who was excluded from an item, and a draft's."""

from django.urls import path

from tvaers.meetings.history import views

_MEETING = "<slug:council>/moeder/<str:address>/"

patterns = [
    path(f"{_MEETING}historik/", views.meeting, name="history"),
    path(f"{_MEETING}<str:number>/udelukkelser/historik/", views.exclusions, name="exclusions_history"),
    path(f"{_MEETING}<str:number>/historik/", views.item, name="item_history"),
    path("<slug:council>/udkast/<int:draft>/historik/", views.draft, name="draft_history"),
]
