"""Addresses of a constitution, under a council. A file for each subject."""

from tvaers.constitution.urls import arrivals, overview, timetable, votes

app_name = "constitution"

urlpatterns = [
    *overview.urlpatterns,
    *timetable.urlpatterns,
    *votes.urlpatterns,
    *arrivals.urlpatterns,
]
