"""Addresses of a meeting's paper, of its earlier editions and of its files.

What shows something of a meeting is wrapped, so that a marker stands where it was taken down.
"""

from django.urls import path

from tvaers.meetings.paper.views import decisions, downloads, enclosures, paper
from tvaers.meetings.paper.views.marker import or_marker, or_marker_of_item

_MEETING = "<slug:council>/moeder/<str:address>/"
_EDITION = f"{_MEETING}udgaver/<int:edition>/"

patterns = [
    path("<slug:council>/beslutninger/", decisions.decisions, name="decisions"),
    path(_MEETING, or_marker(paper.meeting), name="meeting"),
    path(_EDITION, or_marker(paper.meeting), name="edition"),
    path(f"{_EDITION}dokument.pdf", or_marker(downloads.pdf), name="edition_pdf"),
    path(f"{_EDITION}dokument.docx", or_marker(downloads.word), name="edition_word"),
    path(f"{_MEETING}dokument.pdf", or_marker(downloads.pdf), name="pdf"),
    path(f"{_MEETING}dokument.docx", or_marker(downloads.word), name="word"),
    path(f"{_MEETING}samlet.pdf", or_marker(enclosures.whole), name="whole"),
    path(f"{_EDITION}samlet.pdf", or_marker(enclosures.whole), name="edition_whole"),
    path(f"{_EDITION}<str:number>/bilag/<int:position>/", or_marker(enclosures.attachment), name="edition_attachment"),
    path(f"{_MEETING}<str:number>/bilag/<int:position>/", or_marker(enclosures.attachment), name="attachment"),
    path(f"{_MEETING}original/<int:file>/", or_marker(downloads.original), name="original"),
    path(f"{_MEETING}fil/<str:token>/", or_marker(downloads.passing_file), name="file"),
]

patterns_of_item = [path(f"{_MEETING}<str:number>/", or_marker_of_item(paper.item), name="item")]
