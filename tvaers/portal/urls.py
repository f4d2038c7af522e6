"""Addresses of the pages that gather from many rooms."""

from django.urls import path

from tvaers.portal import anonymise_views, post_views, views, work_views

app_name = "portal"

urlpatterns = [
    path("", views.front, name="front"),
    path("was/", views.accessibility, name="accessibility"),
    path("konto/mine-data/", work_views.own_data, name="own_data"),
    path("konto/mine-data/mine-data.json", work_views.own_data_file, name="own_data_file"),
    path("administration/anonymiser/", anonymise_views.anonymising, name="anonymise"),
    path("<slug:council>/arbejdsrum/", work_views.workroom, name="workroom"),
    path("<slug:council>/post/", post_views.outbox, name="outbox"),
    path("<slug:council>/post/<int:letter>/send-igen/", post_views.again, name="send_letter_again"),
    path("<slug:council>/post/<int:letter>/traek-tilbage/", post_views.hold_back, name="withdraw_letter"),
    path("<slug:council>/", views.council, name="council"),
]
