"""Addresses of minutes, under a meeting's address, and of the council's letter templates."""

from django.urls import path

from tvaers.meetings.minutes.views import handing_on, minutes, remarks, writing

_MINUTES = "<slug:council>/moeder/<str:address>/referat/"
_TEMPLATES = "<slug:council>/brevskabeloner/"
_ITEM = f"{_MINUTES}punkt/<str:number>/"

patterns = [
    path(_MINUTES, minutes.minutes, name="minutes"),
    path(f"{_MINUTES}udkast.pdf", minutes.written, {"ending": "pdf"}, name="minutes_pdf"),
    path(f"{_MINUTES}udkast.docx", minutes.written, {"ending": "docx"}, name="minutes_word"),
    path(f"{_MINUTES}gennemsyn/", minutes.ask, name="minutes_ask"),
    path(f"{_MINUTES}send/", writing.send, name="send_minutes"),
    path(f"{_MINUTES}godkendelse/", writing.approval, name="minutes_approval"),
    path(_ITEM, writing.decision, name="minutes_decision"),
    path(f"{_ITEM}underpunkt/<int:point>/", writing.decision, name="minutes_point"),
    path(f"{_ITEM}bilag/", writing.enclose, name="minutes_enclose"),
    path(f"{_MINUTES}bemaerkninger/", remarks.remarks, name="minutes_remarks"),
    path(f"{_MINUTES}bemaerkninger/<int:remark>/", remarks.answer, name="minutes_answer"),
    path(f"{_MINUTES}uddrag/", handing_on.extract, name="minutes_extract"),
    path(f"{_MINUTES}breve/", handing_on.letter, name="minutes_letter"),
    path(_TEMPLATES, handing_on.templates, name="letter_templates"),
    path(f"{_TEMPLATES}<int:template>/", handing_on.templates, name="letter_template"),
]
