"""Addresses of a constitution, under a council. A file for each subject."""

from tvaers.constitution.urls import alliances, arrivals, composition, overview, timetable, votes

app_name = "constitution"

urlpatterns = [
    *overview.urlpatterns,
    *timetable.urlpatterns,
    *votes.urlpatterns,
    *composition.urlpatterns,
    *arrivals.urlpatterns,
    *alliances.urlpatterns,
]
