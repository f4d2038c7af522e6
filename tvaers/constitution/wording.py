"""What the steps of the timetable and those who do them are called, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tvaers.law.constitution_timetable import Basis, Doer, StepKey

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

STEP_TITLES: dict[StepKey, StrOrPromise] = {
    StepKey.HANDOVER: _("Det afgående råd overleverer"),
    StepKey.PROCEDURE_LETTER: _("Brev til kommunerne om valg og konstituering"),
    StepKey.ELECTION: _("Kommunalvalg"),
    StepKey.NEW_COUNCILLORS: _("Brev til de nyvalgte"),
    StepKey.BOARDS: _("Kommunerne har konstitueret sig"),
    StepKey.NUMBERS: _("KL melder antallet af supplerende medlemmer"),
    StepKey.TERM: _("Valgperioden begynder"),
    StepKey.NAMES: _("Navne på medlemmer og stedfortrædere er hos KL"),
    StepKey.NOTICE: _("Indkaldelse til det konstituerende møde"),
    StepKey.FIRST_MEETINGS: _("De første konstituerende møder i landet"),
    StepKey.ALLIANCES: _("Sidste frist for valgforbund"),
    StepKey.MEETING: _("Det konstituerende møde"),
}

DOERS: dict[Doer, StrOrPromise] = {
    Doer.COUNCIL: _("Det afgående råd"),
    Doer.SECRETARIAT: _("Sekretariatet"),
    Doer.KL: _("KL"),
    Doer.BOARDS: _("Kommunerne"),
    Doer.PARTIES: _("Partierne"),
    Doer.VOTERS: _("Vælgerne"),
    Doer.CONVENER: _("Den, der indkalder"),
}

BASES: dict[Basis, StrOrPromise] = {
    Basis.RULE: _("Regel"),
    Basis.CUSTOM: _("Sædvane"),
    Basis.SET: _("Valgt af jer"),
}
