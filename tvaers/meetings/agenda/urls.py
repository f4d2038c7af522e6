"""Addresses of the agenda in preparation, under a meeting's address, and of what stands beside its items."""

from django.urls import path

from tvaers.meetings.agenda import item_urls
from tvaers.meetings.agenda.views import agenda, paper, programme, word

_AGENDA = "<slug:council>/moeder/<str:address>/dagsorden/"
_SECTION = f"{_AGENDA}afsnit/<int:section>/"
_ITEM = f"{_AGENDA}punkter/<int:draft>/"
_PAPER = f"{_AGENDA}papir/"

patterns = [
    path(_AGENDA, agenda.agenda, name="agenda"),
    path(f"{_AGENDA}afsnit/nyt/", agenda.section_new, name="agenda_section_new"),
    path(_SECTION, agenda.section, name="agenda_section"),
    path(f"{_SECTION}flyt/", agenda.section_move, name="agenda_section_move"),
    path(f"{_SECTION}fjern/", agenda.section_out, name="agenda_section_out"),
    path(f"{_SECTION}nyt-punkt/", agenda.item_new, name="agenda_item_new"),
    path(f"{_SECTION}saet-paa/", agenda.item_on, name="agenda_item_on"),
    path(f"{_SECTION}fra-word/", word.from_word, name="agenda_from_word"),
    path(f"{_ITEM}flyt/", agenda.item_move, name="agenda_item_move"),
    path(f"{_ITEM}tag-af/", agenda.item_off, name="agenda_item_off"),
    path(f"{_ITEM}gaester/", programme.presenters, name="agenda_presenters"),
    path(f"{_ITEM}gaester/<int:invitee>/fjern/", programme.presenter_out, name="agenda_presenter_out"),
    path(f"{_AGENDA}program/", programme.programme, name="agenda_programme"),
    path(f"{_AGENDA}punkt.docx", word.template, name="agenda_item_template"),
    path(_PAPER, paper.paper, name="agenda_paper"),
    path(f"{_PAPER}dokument.pdf", paper.pdf, name="agenda_pdf"),
    path(f"{_PAPER}dokument.docx", paper.word, name="agenda_word"),
    path(f"{_PAPER}samlet.pdf", paper.complete, name="agenda_complete"),
    *item_urls.patterns,
]
