"""A council's constitutions, and the overview of one."""

from django.urls import path

from tvaers.constitution.urls.beginnings import CONSTITUTION, CONSTITUTIONS
from tvaers.constitution.views import overview

urlpatterns = [
    path(CONSTITUTIONS, overview.constitutions, name="constitutions"),
    path(CONSTITUTION, overview.overview, name="overview"),
    path(f"{CONSTITUTION}offentliggoer/", overview.publish, name="publish"),
    path(f"{CONSTITUTION}traek-tilbage/", overview.withdraw, name="withdraw"),
]
