"""The addresses of the trail and of accounts' histories, under `/administration/`."""

from django.urls import path

from tvaers.access.views import history

app_name = "trail"

urlpatterns = [
    path("spor/", history.whole_trail, name="trail"),
    path("konti/<int:key>/historik/", history.account, name="account"),
]
