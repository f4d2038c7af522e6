"""How what is done with bodies, seats and appointments is told in histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model

if TYPE_CHECKING:
    from tvaers.access.words import Sentence

_PERIOD = {"valid_from": gettext_lazy("begynder"), "valid_to": gettext_lazy("slutter")}


def register() -> None:
    """Tells the trail of this room's words."""
    register_told_model("appointments.Body", fields={"name": gettext_lazy("navn"), **_PERIOD}, named_with=())
    register_told_model("appointments.BodyCouncil", under=("body",), fields=_PERIOD)
    register_told_model("appointments.SeatKind", under=("body",), fields={"name": gettext_lazy("navn"), **_PERIOD})
    register_told_model("appointments.Seat", under=("kind",), fields={"bloc": gettext_lazy("aftalt til"), **_PERIOD})
    register_told_model("appointments.Appointment", under=("body",), fields=_PERIOD)
    register_told_model("appointments.WarningAnswer", under=("appointment", "body"))
    register_told_model("appointments.PutAside", under=("earlier",))
    register_told_model("appointments.LifeFact", under=("person",), fields=_PERIOD)
    register_told_model("appointments.Cooperation", fields={"name": gettext_lazy("navn"), **_PERIOD}, named_with=())
    register_told_model("appointments.CooperationMunicipality", under=("cooperation",), fields=_PERIOD)
    register_told_model("appointments.Nominator", under=("kind",))
    register_told_model("appointments.NominationRound")
    register_told_model("appointments.AskedNominator", under=("round",))
    register_told_model("appointments.Nominee", under=("asked",))
    register_told_model("appointments.Material", under=("body",))
    register_told_model("appointments.Briefing", under=("body",))
    register_told_model("appointments.ReportDuty", under=("body",))
    register_told_actions(_SENTENCES)


_SENTENCES: dict[str, Sentence] = {
    "appointments.forget_in_rounds": gettext_lazy("Navn og adresse fjernet fra indstillingsrunder"),
    "appointments.define_body": gettext_lazy("Forum oprettet: {name}"),
    "appointments.change_body": gettext_lazy("Forum rettet: {name}"),
    "appointments.end_body": gettext_lazy("Forum afsluttet: {name}"),
    "appointments.add_seats": gettext_lazy("Pladser tilføjet fra den {valid_from}"),
    "appointments.change_seat": gettext_lazy("Plads rettet"),
    "appointments.end_seat": gettext_lazy("Plads nedlagt"),
    "appointments.load_definitions": gettext_lazy("Kendte fora indlæst"),
    "appointments.load_cooperations": gettext_lazy("Kendte samarbejder indlæst"),
    "appointments.appoint": gettext_lazy("Plads besat fra den {valid_from}"),
    "appointments.appoint_common_substitute": gettext_lazy("Stedfortræder sat på listen fra den {valid_from}"),
    "appointments.appoint_named": gettext_lazy("Plads besat fra den {valid_from}"),
    "appointments.list_named": gettext_lazy("Stedfortræder sat på listen fra den {valid_from}"),
    "appointments.take_over": gettext_lazy("Udpegninger taget over fra et referat"),
    "appointments.leave_open": gettext_lazy("Plads holdt åben fra den {valid_from}"),
    "appointments.decide": gettext_lazy("Forslag besluttet"),
    "appointments.note_answer": gettext_lazy("Myndighedens svar på en indstilling noteret"),
    "appointments.meet_condition": gettext_lazy("Forudsætningen for en udpegning er opfyldt"),
    "appointments.leave_list_open": gettext_lazy("Plads på listen holdt åben fra den {valid_from}"),
    "appointments.decide_for_chairs": gettext_lazy("Formandskabet fandt et navn"),
    "appointments.withdraw_appointment": gettext_lazy("Udpegning trukket tilbage, fordi den var en fejl"),
    "appointments.choose_seats": gettext_lazy("Pladser valgt til et punkt"),
    "appointments.propose": gettext_lazy("Forslag til en plads skrevet"),
    "appointments.drop_place": gettext_lazy("Plads taget af et punkt"),
    "appointments.give_reasons": gettext_lazy("Begrundelser for forslag skrevet"),
    "appointments.register": gettext_lazy("Et punkts udpegninger ført i registret"),
    "appointments.undo_register": gettext_lazy("Et punkts udpegninger taget ud af registret igen"),
    "appointments.put_in_recommendation": gettext_lazy("Forslag til udpegning sat ind i en indstilling"),
    "appointments.put_in_decision": gettext_lazy("Udpegning sat ind i en beslutning"),
    "appointments.take_along": gettext_lazy("Forslag taget med til det punkt, som sagen kom tilbage i"),
    "appointments.end_appointment": gettext_lazy("Udpegning afsluttet"),
    "appointments.move_up": gettext_lazy("Stedfortræder trådt ind den {valid_from}"),
    "appointments.note_fact": gettext_lazy("Oplysning om en person noteret"),
    "appointments.correct_fact": gettext_lazy("Oplysning om en person rettet"),
    "appointments.remove_fact": gettext_lazy("Oplysning om en person fjernet"),
    "appointments.type_sex": gettext_lazy("Køn oplyst til brug for reglen om ligelig sammensætning"),
    "appointments.carry_out": gettext_lazy("En persons udtræden eller ændring gennemført"),
    "appointments.allow_nominator": gettext_lazy("Organisation må indstille: {name}"),
    "appointments.begin_round": gettext_lazy("Indstillingsrunde begyndt: {title}"),
    "appointments.ask_nominators": gettext_lazy("Organisationer bedt om at indstille"),
    "appointments.remind_nominators": gettext_lazy("Organisationer mindet om at indstille"),
    "appointments.note_nominee": gettext_lazy("Organisations indstilling noteret"),
    "appointments.note_nobody": gettext_lazy("Organisation indstiller ingen"),
    "appointments.close_round": gettext_lazy("Indstillingsrunde lukket"),
    "appointments.write_material": gettext_lazy("Materiale til de udpegede skrevet"),
    "appointments.plan_briefing": gettext_lazy("Orienteringsmøde sat til den {held_on}"),
    "appointments.drop_briefing": gettext_lazy("Orienteringsmøde taget af"),
    "appointments.ask_for_report": gettext_lazy("De udpegede bedt om at fortælle rådet om forummet senest {due_on}"),
    "appointments.begin_cooperation": gettext_lazy("Samarbejde oprettet: {name}"),
    "appointments.set_participation": gettext_lazy("En kommunes del i et samarbejde sat"),
    "appointments.end_cooperation": gettext_lazy("Samarbejde afsluttet: {name}"),
}
