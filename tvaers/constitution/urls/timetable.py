"""The timetable."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION
from tvaers.constitution.views import timetable

urlpatterns = [
    path(f"{CONSTITUTION}tidsplan/", timetable.timetable, name="timetable"),
    path(f"{CONSTITUTION}tidsplan/<slug:step>/", timetable.step, name="timetable_step"),
]
