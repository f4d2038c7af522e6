"""Addresses of meetings, under a council's address."""

from django.urls import path

from tvaers.meetings.views import decisions, downloads, paper

app_name = "meetings"

urlpatterns = [
    path("<slug:council>/beslutninger/", decisions.decisions, name="decisions"),
    path("<slug:council>/moeder/<str:address>/", paper.meeting, name="meeting"),
    path("<slug:council>/moeder/<str:address>/udgaver/<int:edition>/", paper.meeting, name="edition"),
    path("<slug:council>/moeder/<str:address>/udgaver/<int:edition>/dokument.pdf", downloads.pdf, name="edition_pdf"),
    path(
        "<slug:council>/moeder/<str:address>/udgaver/<int:edition>/dokument.docx", downloads.word, name="edition_word"
    ),
    path("<slug:council>/moeder/<str:address>/dokument.pdf", downloads.pdf, name="pdf"),
    path("<slug:council>/moeder/<str:address>/dokument.docx", downloads.word, name="word"),
    path("<slug:council>/moeder/<str:address>/original/<int:file>/", downloads.original, name="original"),
    path("<slug:council>/moeder/<str:address>/<str:number>/", paper.item, name="item"),
]
