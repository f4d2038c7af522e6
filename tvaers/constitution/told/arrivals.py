"""The words of the timetable, the letters, members that come in, the meeting and the handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence


def register() -> None:
    """Tells the trail of them."""
    of_it = ("constitution",)
    days = {"day": gettext_lazy("dag"), "done_on": gettext_lazy("gjort den")}
    register_told_model("constitution.StepDay", under=of_it, fields=days)
    register_told_model("constitution.RoundLetter", under=of_it)
    register_told_model("constitution.Arrival", under=of_it)
    register_told_model("constitution.PartyContact", under=of_it)
    register_told_model("constitution.Gathering", under=of_it)
    register_told_model("constitution.BodyAdvice", under=of_it)
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "constitution.keep_step": gettext_lazy("Et trin i tidsplanen ændret"),
    "constitution.send_letter": gettext_lazy("Brev om konstitueringen sendt"),
    "constitution.chase": gettext_lazy("Rykkere sendt"),
    "constitution.forget_in_constitutions": gettext_lazy("Navn og adresse fjernet fra konstitueringer"),
    "constitution.keep_arrival": gettext_lazy("Navn på et kommende medlem gemt"),
    "constitution.keep_arrivals": gettext_lazy("Navne på kommende medlemmer gemt"),
    "constitution.settle_who": gettext_lazy("Afgjort, hvem et kommende medlem er"),
    "constitution.remove_arrival": gettext_lazy("Et kommende medlem fjernet"),
    "constitution.keep_contact": gettext_lazy("Et partis kontaktperson ændret"),
    "constitution.confirm_members": gettext_lazy("Det nye råds medlemmer sat"),
    "constitution.keep_convening": gettext_lazy("Hvem der indkalder og åbner mødet, ændret"),
    "constitution.make_meeting": gettext_lazy("Det konstituerende møde lagt"),
    "constitution.advise": gettext_lazy("Det afgående råds anbefaling om et forum gemt"),
    "constitution.open_seats": gettext_lazy("Pladser gjort klar til den nye valgperiode"),
    "constitution.write_appointments_item": gettext_lazy("Punktet om udpegninger skrevet"),
}
