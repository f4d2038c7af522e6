"""Addresses of a written procedure, under its meeting's address."""

from django.urls import path

from tvaers.meetings.views import procedure, procedure_answers, procedure_closing

_PROCEDURE = "<slug:council>/moeder/<str:address>/procedure/"
_ANSWERS = f"{_PROCEDURE}svar/"

patterns = [
    path(_PROCEDURE, procedure.own_answers, name="procedure"),
    path(_ANSWERS, procedure_answers.answers, name="procedure_answers"),
    path(f"{_ANSWERS}<int:invitee>/", procedure_answers.answer_for, name="procedure_answer_for"),
    path(f"{_PROCEDURE}paamind/", procedure_answers.remind, name="procedure_remind"),
    path(f"{_PROCEDURE}luk/", procedure_closing.close, name="procedure_close"),
    path(f"{_PROCEDURE}genaabn/", procedure_closing.reopen, name="procedure_reopen"),
]
