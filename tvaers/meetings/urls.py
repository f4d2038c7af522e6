"""Addresses of meetings, under a council's address.

What shows something of a meeting is wrapped, so that a marker stands where it was taken down.
"""

from django.urls import path

from tvaers.meetings import (
    agenda_urls,
    attendance_urls,
    draft_urls,
    follow_up_urls,
    minutes_urls,
    planning_urls,
    procedure_urls,
    sending_urls,
    session_urls,
)
from tvaers.meetings.views import closing, decisions, depublication, downloads, enclosures, history, paper, standing_in
from tvaers.meetings.views.depublication import or_marker, or_marker_of_item

app_name = "meetings"

_MEETING = "<slug:council>/moeder/<str:address>/"
_EDITION = f"{_MEETING}udgaver/<int:edition>/"

urlpatterns = [
    path("se-som/slut/", standing_in.see_as_oneself, name="see_as_oneself"),
    path("<slug:council>/se-som/", standing_in.see_as, name="see_as"),
    *draft_urls.patterns,
    *planning_urls.patterns,
    *minutes_urls.patterns,
    *follow_up_urls.patterns,
    *agenda_urls.patterns,
    *session_urls.patterns,
    *attendance_urls.patterns,
    *sending_urls.patterns,
    *procedure_urls.patterns,
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
    path(f"{_MEETING}afpublicering/", depublication.depublication, name="depublication"),
    path(f"{_MEETING}afpublicering/<int:marker>/ophaev/", depublication.republication, name="republication"),
    path(f"{_MEETING}historik/", history.meeting, name="history"),
    path(f"{_MEETING}offentliggoerelse/", depublication.publication, name="publication"),
    path(f"{_MEETING}gaester/", closing.guests, name="guests"),
    path(f"{_MEETING}gaester/<int:guest>/fjern/", closing.guest_out, name="guest_out"),
    path(f"{_MEETING}<str:number>/", or_marker_of_item(paper.item), name="item"),
    path(f"{_MEETING}<str:number>/afpublicering/", depublication.depublication, name="item_depublication"),
    path(f"{_MEETING}<str:number>/adgang/", closing.sight, name="sight"),
    path(f"{_MEETING}<str:number>/luk/", closing.close, name="close"),
    path(f"{_MEETING}<str:number>/lukninger/<int:closing>/luk-op/", closing.reopen, name="reopen"),
    path(f"{_MEETING}<str:number>/udeluk/", closing.shut_out, name="shut_out"),
    path(f"{_MEETING}<str:number>/udelukkelser/<int:exclusion>/ophaev/", closing.let_in, name="let_in"),
    path(f"{_MEETING}<str:number>/udelukkelser/historik/", history.exclusions, name="exclusions_history"),
    path(f"{_MEETING}<str:number>/historik/", history.item, name="item_history"),
]
