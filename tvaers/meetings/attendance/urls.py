"""Addresses of who comes to a meeting, under the meeting's address."""

from django.urls import path

from tvaers.meetings.attendance.views import answering, attendance, members_from_minutes

_ATTENDANCE = "<slug:council>/moeder/<str:address>/deltagere/"
_INVITEE = f"{_ATTENDANCE}<int:invitee>/"

patterns = [
    path(
        "<slug:council>/medlemmer/fra-referat/", members_from_minutes.members_from_minutes, name="members_from_minutes"
    ),
    path(_ATTENDANCE, attendance.who_comes, name="who_comes"),
    path(f"{_ATTENDANCE}deltagere.csv", attendance.export, name="who_comes_csv"),
    path(f"{_ATTENDANCE}svar/", answering.own_answer, name="answer"),
    path(_INVITEE, attendance.invitee, name="invitee"),
    path(f"{_INVITEE}saet-ind/", attendance.put_in, name="put_in"),
    path(f"{_INVITEE}tag-af/", attendance.take_off, name="call_off"),
]
