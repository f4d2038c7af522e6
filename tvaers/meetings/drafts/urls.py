"""Addresses of drafts, under a council's address, and of what is laid before the one who asks."""

from django.urls import path

from tvaers.meetings.drafts.views import beginning, drafts, files, laid, layings, pasting, typing

_DRAFTS = "<slug:council>/udkast/"
_DRAFT = f"{_DRAFTS}<int:draft>/"
_LAYING = f"{_DRAFT}forelaeggelser/<int:laying>/"

patterns = [
    path("forelagt/", laid.laid_before_me, name="laid_before_me"),
    path("forelagt/<int:laying>/", laid.laid, name="laid"),
    path(_DRAFTS, drafts.drafts, name="drafts"),
    path(f"{_DRAFTS}nyt/", drafts.new, name="new_draft"),
    path(f"{_DRAFTS}nyt/<uuid:beginning>/tastet/", beginning.typing, name="beginning"),
    path(f"{_DRAFTS}nyt/<uuid:beginning>/kasser/", beginning.give_up, name="give_up_beginning"),
    path(f"{_DRAFTS}indsaet-tekst/", pasting.pasted, name="paste"),
    path(f"{_DRAFTS}bilag/<int:attachment>/", files.to_attachment, name="to_draft_attachment"),
    path(f"{_DRAFTS}bilag/<int:attachment>/<str:mark>/", files.attachment, name="draft_attachment"),
    path(_DRAFT, drafts.draft, name="draft"),
    path(f"{_DRAFT}versioner/<int:number>/", drafts.draft, name="draft_version"),
    path(f"{_DRAFT}rediger/", drafts.edit, name="edit_draft"),
    path(f"{_DRAFT}tastet/", typing.typing, name="typing"),
    path(f"{_DRAFT}tastet/her/", typing.here, name="typing_here"),
    path(f"{_DRAFT}tastet/kasser/", typing.give_up, name="give_up_typing"),
    path(f"{_DRAFT}sammenlign/", drafts.comparison, name="compare_draft"),
    path(f"{_DRAFT}kasser/", drafts.discard, name="discard_draft"),
    path(f"{_DRAFT}tag-tilbage/", drafts.take_back, name="take_back_draft"),
    path(f"{_DRAFT}forelaeg/", layings.lay, name="lay_draft"),
    path(_LAYING, layings.laying, name="laying"),
    path(f"{_LAYING}bemaerkninger.txt", layings.remarks_text, name="remarks_text"),
    path(f"{_LAYING}frist/", layings.extend, name="extend_laying"),
    path(f"{_LAYING}resultat/", layings.result, name="note_result"),
    path(f"{_LAYING}traek-tilbage/", layings.withdraw, name="withdraw_laying"),
    path(f"{_LAYING}mails/", layings.send_again, name="send_notices"),
    path(f"{_LAYING}paamindelser/", layings.remind, name="send_reminders"),
]
