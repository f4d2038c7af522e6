"""Addresses of what is outstanding, under a council's address."""

from django.urls import path

from tvaers.meetings.follow_up import views

_LIST = "<slug:council>/opfoelgning/"
_ONE = f"{_LIST}<int:follow_up>/"

patterns = [
    path(_LIST, views.follow_up_list, name="follow_ups"),
    path(f"{_LIST}ny/", views.new, name="new_follow_up"),
    path(_ONE, views.follow_up, name="follow_up"),
    path(f"{_ONE}luk/", views.close, name="close_follow_up"),
    path(f"{_ONE}genaabn/", views.reopen, name="reopen_follow_up"),
    path(f"{_ONE}handling/", views.act, name="chairmanship_act"),
]
