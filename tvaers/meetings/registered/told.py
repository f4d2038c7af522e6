"""How what is done with meetings and drafts is told in histories. No titles: the trail is read by who sees neither."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tvaers.access.words import register_told_actions, register_told_model
from tvaers.meetings.registered import told_of_minutes
from tvaers.meetings.registered.told_of_planning import OF_PLANNING


def register() -> None:
    """Tells the trail of this room's words."""
    _register_models()
    told_of_minutes.register()
    register_told_actions(_CYCLE)
    register_told_actions(OF_PLANNING)
    register_told_actions(
        {
            "meetings.add_edition": paper_kept,
            "meetings.add_meeting": gettext_lazy("Mødet oprettet"),
            "meetings.hold_as_kept": gettext_lazy("Et papir til det planlagte møde kom ind som fil"),
            "meetings.add_source_file": gettext_lazy("Endnu en fil af samme papir kom ind: {filename}"),
            "meetings.publish": gettext_lazy("Mødet offentliggjort"),
            "meetings.send": gettext_lazy("Papirerne sendt til medlemmerne"),
            "meetings.depublish": gettext_lazy("Mødet fjernet fra det offentlige: {reason_class}"),
            "meetings.depublish_item": gettext_lazy("Pkt. {item_number} fjernet fra det offentlige: {reason_class}"),
            "meetings.republish": _republished,
            "meetings.close_item": gettext_lazy("Pkt. {item_number} lukket"),
            "meetings.close_part": gettext_lazy("En del af pkt. {item_number} lukket"),
            "meetings.close_attachment": gettext_lazy("Et bilag til pkt. {item_number} lukket"),
            "meetings.open_again": gettext_lazy("Pkt. {item_number} åbnet igen"),
            "meetings.exclude": gettext_lazy("Et medlem udelukket fra pkt. {item_number}"),
            "meetings.include": gettext_lazy("Udelukkelse fra pkt. {item_number} ophævet"),
            "meetings.invite_guest": gettext_lazy("En gæst inviteret til mødet"),
            "meetings.invite_guest_called": gettext_lazy("En gæst inviteret til mødet"),
            "meetings.remove_guest": gettext_lazy("En gæst er ikke længere inviteret"),
            "meetings.write_draft": gettext_lazy("Udkastet oprettet"),
            "meetings.save_draft": gettext_lazy("Udkastet gemt som version {number}"),
            "meetings.discard_draft": gettext_lazy("Udkastet kasseret"),
            "meetings.take_back_draft": gettext_lazy("Udkastet taget frem igen"),
            "meetings.lay_before": gettext_lazy("Udkastet forelagt en kreds til og med den {until}"),
            "meetings.withdraw_laying": gettext_lazy("Forelæggelsen trukket tilbage"),
            "meetings.extend_laying": gettext_lazy("Forelæggelsen forlænget til og med den {until}"),
            "meetings.remind": gettext_lazy("Kredsen mindet om udkastet"),
            "meetings.send_notices_again": gettext_lazy("E-mails om forelæggelsen sendt igen"),
            "meetings.note_result": gettext_lazy("Resultatet af forelæggelsen noteret"),
            "meetings.see": gettext_lazy("Udkastet set af et medlem af kredsen"),
            "meetings.remark": gettext_lazy("Udkastet besvaret af et medlem af kredsen: {stance}"),
        }
    )


def _register_models() -> None:
    register_told_model(
        "meetings.Meeting",
        fields={"time": gettext_lazy("tid"), "place": gettext_lazy("sted"), "kind": gettext_lazy("slags møde")},
        named_with=("council",),
    )
    register_told_model("meetings.Edition", under=("meeting",))
    register_told_model("meetings.SourceFile", under=("edition",))
    register_told_model(
        "meetings.Closing",
        under=("meeting",),
        fields={"reason": gettext_lazy("begrundelse"), "neutral_title": gettext_lazy("neutral titel")},
    )
    register_told_model("meetings.Depublication", under=("meeting",))
    register_told_model("meetings.Exclusion", under=("meeting",))
    register_told_model("meetings.MeetingGuest", under=("meeting",))
    register_told_model("meetings.DraftItem", named_with=("council",))
    register_told_model("meetings.AgendaSection", under=("meeting",))
    register_told_model("meetings.Session", under=("meeting",))
    register_told_model("meetings.Treatment", under=("item",))
    register_told_model("meetings.Invitee", under=("meeting",), fields={"answer": gettext_lazy("svar")})
    register_told_model("meetings.ProcedureAnswer", under=("item",))
    register_told_model("meetings.FollowUp", under=("meeting", "item"))
    register_told_model("meetings.Sending", under=("meeting",))
    register_told_model("meetings.DraftVersion", under=("draft",))
    register_told_model("meetings.DraftComment", under=("draft",))
    register_told_model("meetings.Case", named_with=("council",))
    register_told_model(
        "meetings.Laying",
        under=("version",),
        fields={"until": gettext_lazy("svarfrist"), "result": gettext_lazy("resultat")},
    )
    register_told_model("meetings.Sighting", under=("laying",))
    register_told_model("meetings.Remark", under=("laying",))


def paper_kept(values: Mapping[str, str]) -> str:
    """What came of a paper: a new edition, or another file of one that is there."""
    if "content_sha256" in values:
        stage = values.get("edition.stage", "").lower()
        return _("Udgave {number} tilføjet ({stage})").format(number=values.get("number", ""), stage=stage)
    return _("Endnu en fil af samme papir kom ind: {filename}").format(filename=values.get("filename", ""))


def _republished(values: Mapping[str, str]) -> str:
    number = values.get("item_number")
    if number:
        return _("Pkt. {number} offentligt igen").format(number=number)
    return _("Mødet offentligt igen")


_CYCLE = {
    "meetings.plan_meeting": gettext_lazy("Mødet planlagt til den {held_on}"),
    "meetings.begin_preparing": gettext_lazy("Forberedelsen af mødet begyndt"),
    "meetings.add_section": gettext_lazy("Afsnit tilføjet dagsordenen: {title}"),
    "meetings.place_item": gettext_lazy("Et punkt sat på dagsordenen"),
    "meetings.set_status": gettext_lazy("Punktets status ændret: {status}"),
    "meetings.describe_item": gettext_lazy("Punktets frist eller lukning ændret"),
    "meetings.keep_case": gettext_lazy("Sagen ændret"),
    "meetings.add_comment": gettext_lazy("En kommentar til punktet"),
    "meetings.settle_comment": gettext_lazy("En kommentar til punktet klaret"),
    "meetings.take_up_comment": gettext_lazy("En kommentar til punktet taget op igen"),
    "meetings.add_attachments": gettext_lazy("Bilag sat på; punktet gemt som version {number}"),
    "meetings.forget_person": gettext_lazy("En persons navn og adresse taget ud"),
    "meetings.remind_of_promises": gettext_lazy("De, der har lovet et bilag, er mindet om det"),
    "meetings.promise_attachment": gettext_lazy("Et bilag noteret som eftersendt; punktet gemt som version {number}"),
    "meetings.replace_file": gettext_lazy("Et bilags fil skiftet; punktet gemt som version {number}"),
    "meetings.describe_attachment": gettext_lazy("Et bilag rettet; punktet gemt som version {number}"),
    "meetings.step_attachment": gettext_lazy("Bilag ordnet anderledes; punktet gemt som version {number}"),
    "meetings.remove_attachment": gettext_lazy("Et bilag taget af; punktet gemt som version {number}"),
    "meetings.keep_programme": gettext_lazy("Dagens program ændret"),
    "meetings.invite_presenter": gettext_lazy("En gæst sat på et punkt"),
    "meetings.remove_presenter": gettext_lazy("En gæst taget af et punkt"),
    "meetings.put_on_from_word": gettext_lazy("Punkter fra en Word-fil sat på dagsordenen"),
    "meetings.rename_section": gettext_lazy("Et afsnit på dagsordenen omdøbt til {title}"),
    "meetings.remove_section": gettext_lazy("Et afsnit fjernet fra dagsordenen"),
    "meetings.move_section": gettext_lazy("Afsnittene på dagsordenen ordnet anderledes"),
    "meetings.write_on_agenda": gettext_lazy("Et nyt punkt sat på dagsordenen"),
    "meetings.take_off": gettext_lazy("Et punkt taget af dagsordenen"),
    "meetings.step_item": gettext_lazy("Et punkt flyttet på dagsordenen"),
    "meetings.move_item": gettext_lazy("Et punkt flyttet på dagsordenen"),
    "meetings.tell_everybody": gettext_lazy("Alle, der skal vide det, har fået besked"),
    "meetings.send_agenda": gettext_lazy("Dagsordenen sendt"),
    "meetings.send_news": gettext_lazy("En ny udgave af dagsordenen sendt"),
    "meetings.take_off_agenda": gettext_lazy("Et punkt, der er sendt ud, taget af dagsordenen"),
    "meetings.put_back_on_agenda": gettext_lazy("Et punkt, der var taget af, sat på dagsordenen igen"),
    "meetings.freeze_agenda": gettext_lazy("Dagsordenen lagt fast som udgave {number}"),
    "meetings.open_session": gettext_lazy("Mødet åbnet"),
    "meetings.close_session": gettext_lazy("Mødet lukket"),
    "meetings.resume_session": gettext_lazy("Mødet genoptaget"),
    "meetings.move_treatment": gettext_lazy("Rækkefølgen af punkter ændret under mødet"),
    "meetings.record_votes": gettext_lazy("Stemmer noteret ved et punkt"),
    "meetings.finish_item": gettext_lazy("Et punkt afsluttet"),
    "meetings.reopen_item": gettext_lazy("Et afsluttet punkt genåbnet"),
    "meetings.postpone": gettext_lazy("Et punkt udsat"),
    "meetings.withdraw": gettext_lazy("Et punkt udgået"),
    "meetings.remove_sub_point": gettext_lazy("Et underpunkt fjernet"),
    "meetings.call_in": gettext_lazy("Medlemmerne indkaldt"),
    "meetings.sign_up": gettext_lazy("En fra en kreds tilmeldt temamødet"),
    "meetings.answer": gettext_lazy("Et svar på indkaldelsen givet: {answer}"),
    "meetings.answer_for": gettext_lazy("Et svar på indkaldelsen noteret: {answer}"),
    "meetings.let_sit_for": gettext_lazy("En anden stedfortræder sat ind"),
    "meetings.call_off": gettext_lazy("En stedfortræder taget af listen"),
    "meetings.note_arrival": gettext_lazy("Noteret, at en kom til mødet"),
    "meetings.note_leaving": gettext_lazy("Noteret, at en gik fra mødet"),
    "meetings.take_presence_back": gettext_lazy("En notering af fremmøde fortrudt"),
    "meetings.note_all_who_come": gettext_lazy("Alle, der havde sagt ja, noteret som til stede"),
    "meetings.disqualify": gettext_lazy("En noteret som inhabil i et punkt"),
    "meetings.let_take_part": gettext_lazy("En notering som inhabil taget tilbage"),
    "meetings.record_votes_by_name": gettext_lazy("Stemmer ved navn noteret ved et punkt"),
    "meetings.add_follow_up": gettext_lazy("Opfølgning noteret"),
    "meetings.answer_procedure": gettext_lazy("Et svar i den skriftlige procedure"),
    "meetings.answer_procedure_for": gettext_lazy("Et svar i den skriftlige procedure noteret af sekretariatet"),
    "meetings.remind_procedure": gettext_lazy("De, der mangler at svare, er mindet om det"),
    "meetings.close_procedure": gettext_lazy("Den skriftlige procedure lukket"),
    "meetings.reopen_procedure": gettext_lazy("Lukningen af den skriftlige procedure taget tilbage"),
    "meetings.remove_follow_up": gettext_lazy("Opfølgning fjernet"),
}
