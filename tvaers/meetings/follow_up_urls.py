"""Addresses of what is outstanding, under a council's address."""

from django.urls import path

from tvaers.meetings.views import follow_up

_LIST = "<slug:council>/opfoelgning/"
_ONE = f"{_LIST}<int:follow_up>/"

patterns = [
    path(_LIST, follow_up.follow_up_list, name="follow_ups"),
    path(f"{_LIST}ny/", follow_up.new, name="new_follow_up"),
    path(_ONE, follow_up.follow_up, name="follow_up"),
    path(f"{_ONE}luk/", follow_up.close, name="close_follow_up"),
    path(f"{_ONE}genaabn/", follow_up.reopen, name="reopen_follow_up"),
    path(f"{_ONE}handling/", follow_up.act, name="chairmanship_act"),
]
