"""Addresses of what stands beside an item's text, and of cases, under a council's address."""

from django.urls import path

from tvaers.meetings.agenda.views import attachments, cases, items

_DRAFT = "<slug:council>/udkast/<int:draft>/"
_ATTACHMENTS = f"{_DRAFT}bilag/"
_ATTACHMENT = f"{_ATTACHMENTS}<int:attachment>/"

patterns = [
    path(f"{_DRAFT}om/", items.facts, name="item_facts"),
    path(f"{_DRAFT}status/", items.status, name="item_status"),
    path(f"{_DRAFT}kommentarer/", items.comment_new, name="item_comment_new"),
    path(f"{_DRAFT}kommentarer/<int:comment>/", items.comment_settled, name="item_comment_settled"),
    path(_ATTACHMENTS, attachments.attachments, name="item_attachments"),
    path(f"{_ATTACHMENTS}eftersendes/", attachments.promise, name="item_attachment_promise"),
    path(_ATTACHMENT, attachments.attachment, name="item_attachment"),
    path(f"{_ATTACHMENT}fil/", attachments.file, name="item_attachment_file"),
    path(f"{_ATTACHMENT}flyt/", attachments.move, name="item_attachment_move"),
    path(f"{_ATTACHMENT}fjern/", attachments.remove, name="item_attachment_out"),
    path("<slug:council>/sager/", cases.cases, name="cases"),
    path("<slug:council>/sager/<int:case>/", cases.case, name="case"),
]
