"""Addresses of planning, under a council's address: its plan, template, year wheel and deadlines."""

from django.urls import path

from tvaers.meetings.views import planning, planning_deadlines, planning_meeting

_PLAN = "<slug:council>/moedeplan/"
_OF_MEETING = "<slug:council>/moeder/<str:address>/plan/"

patterns = [
    path(_PLAN, planning.plan, name="plan"),
    path(f"{_PLAN}nyt/", planning.new, name="plan_new"),
    path(f"{_PLAN}flere/", planning.many, name="plan_many"),
    path(f"{_PLAN}optagne-dage/", planning.taken_days, name="taken_days"),
    path(f"{_PLAN}optagne-dage/<int:taken>/fjern/", planning.taken_day_out, name="taken_day_out"),
    path(_OF_MEETING, planning_meeting.plan, name="meeting_plan"),
    path(f"{_OF_MEETING}ret/", planning_meeting.change, name="meeting_change"),
    path(f"{_OF_MEETING}flyt/", planning_meeting.move, name="meeting_move"),
    path(f"{_OF_MEETING}aflys/", planning_meeting.cancel, name="meeting_cancel"),
    path(f"{_OF_MEETING}fortryd-aflysning/", planning_meeting.take_back, name="meeting_uncancel"),
    path(f"{_OF_MEETING}fjern/", planning_meeting.remove, name="meeting_remove"),
    path(f"{_OF_MEETING}forbered/", planning_meeting.begin, name="meeting_begin"),
    path("<slug:council>/frister/", planning_deadlines.deadlines, name="deadlines"),
]
