"""Addresses of a written procedure, under its meeting's address."""

from django.urls import path

from tvaers.meetings.procedure.views import answers, closing, own_answers

_PROCEDURE = "<slug:council>/moeder/<str:address>/procedure/"
_ANSWERS = f"{_PROCEDURE}svar/"

patterns = [
    path(_PROCEDURE, own_answers.own_answers, name="procedure"),
    path(_ANSWERS, answers.answers, name="procedure_answers"),
    path(f"{_ANSWERS}<int:invitee>/", answers.answer_for, name="procedure_answer_for"),
    path(f"{_PROCEDURE}paamind/", answers.remind, name="procedure_remind"),
    path(f"{_PROCEDURE}luk/", closing.close, name="procedure_close"),
    path(f"{_PROCEDURE}genaabn/", closing.reopen, name="procedure_reopen"),
]
