"""Addresses of planning, under a council's address: its plan, template, year wheel and deadlines."""

from django.urls import path

from tvaers.meetings.views import planning_deadlines

patterns = [
    path("<slug:council>/frister/", planning_deadlines.deadlines, name="deadlines"),
]
