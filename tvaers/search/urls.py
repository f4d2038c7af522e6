"""The address of search."""

from django.urls import path

from tvaers.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
