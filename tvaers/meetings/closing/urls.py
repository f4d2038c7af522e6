"""Addresses of who sees what: closing, excluding, guests, taking down and publishing, and looking as others do."""

from django.urls import path

from tvaers.meetings.closing.views import closing, depublication, standing_in

_MEETING = "<slug:council>/moeder/<str:address>/"
_ITEM = f"{_MEETING}<str:number>/"

patterns = [
    path("se-som/slut/", standing_in.see_as_oneself, name="see_as_oneself"),
    path("<slug:council>/se-som/", standing_in.see_as, name="see_as"),
    path(f"{_MEETING}afpublicering/", depublication.depublication, name="depublication"),
    path(f"{_MEETING}afpublicering/<int:marker>/ophaev/", depublication.republication, name="republication"),
    path(f"{_MEETING}offentliggoerelse/", depublication.publication, name="publication"),
    path(f"{_MEETING}gaester/", closing.guests, name="guests"),
    path(f"{_MEETING}gaester/<int:guest>/fjern/", closing.guest_out, name="guest_out"),
    path(f"{_ITEM}afpublicering/", depublication.depublication, name="item_depublication"),
    path(f"{_ITEM}adgang/", closing.sight, name="sight"),
    path(f"{_ITEM}luk/", closing.close, name="close"),
    path(f"{_ITEM}lukninger/<int:closing>/luk-op/", closing.reopen, name="reopen"),
    path(f"{_ITEM}udeluk/", closing.shut_out, name="shut_out"),
    path(f"{_ITEM}udelukkelser/<int:exclusion>/ophaev/", closing.let_in, name="let_in"),
]
