"""Addresses of a constitution, under a council. A file for each subject."""

from tvaers.constitution.urls import overview, votes

app_name = "constitution"

urlpatterns = [*overview.urlpatterns, *votes.urlpatterns]
