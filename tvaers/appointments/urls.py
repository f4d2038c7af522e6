"""Addresses of the Blue Book and of the work on it, under a council."""

from django.urls import path

from tvaers.appointments.views import (
    appointing,
    at_items,
    bodies,
    cooperations,
    exports,
    facts,
    item_letters,
    item_places,
    materials,
    papers,
    people,
    reading,
    rounds,
    settling,
    spread,
    waiting,
)

app_name = "appointments"

_BOOK = "<slug:council>/blaa-bog/"
_BODY = f"{_BOOK}fora/<int:body>/"
_SEAT = f"{_BOOK}pladser/<int:seat>/"
_APPOINTMENT = f"{_BOOK}udpegninger/<int:appointment>/"
_PERSON = f"{_BOOK}personer/<int:person>/"
_COOPERATION = f"{_BOOK}samarbejder/<int:cooperation>/"
_ROUND = f"{_BOOK}runder/<int:nomination_round>/"
_ITEM = f"{_BOOK}punkter/<int:draft>/"

urlpatterns = [
    path(_BOOK, reading.blue_book, name="blue_book"),
    path(f"{_BOOK}blaa-bog.csv", exports.as_csv, name="csv"),
    path(f"{_BOOK}blaa-bog.json", exports.as_popolo, name="popolo"),
    path(f"{_BOOK}blaa-bog.pdf", exports.pdf, name="pdf"),
    path(f"{_BOOK}blaa-bog.docx", exports.word, name="word"),
    path(f"{_BOOK}kommuner/", spread.municipalities, name="municipalities"),
    path(f"{_BOOK}kommuner/<slug:municipality>/", spread.municipality, name="municipality"),
    path(f"{_BOOK}partier/", spread.parties, name="parties"),
    path(f"{_BOOK}partier/<str:party>/", spread.party, name="party"),
    path(f"{_BOOK}fordeling/", spread.balance, name="balance"),
    path(f"{_BOOK}ledige/", spread.open_seats, name="open"),
    path(f"{_BOOK}har-siddet/", spread.ever, name="ever"),
    path(f"{_BOOK}samarbejder/", spread.cooperations, name="cooperations"),
    path(_COOPERATION, spread.cooperation, name="cooperation"),
    path(f"{_BOOK}runder/", rounds.rounds, name="rounds"),
    path(f"{_BOOK}runder/ny/", rounds.begin, name="round_add"),
    path(_ROUND, rounds.one, name="round"),
    path(f"{_ROUND}spoerg/", rounds.ask, name="round_ask"),
    path(f"{_ROUND}mind/", rounds.remind, name="round_remind"),
    path(f"{_ROUND}luk/", rounds.close, name="round_close"),
    path(f"{_BOOK}runder/svar/<int:asked>/", rounds.answer, name="round_answer"),
    path(f"{_BOOK}runder/svar/<int:asked>/ingen/", rounds.nobody, name="round_nobody"),
    path(f"{_BOOK}slags/<int:kind>/organisation/", rounds.allow, name="nominator_add"),
    path(f"{_BOOK}udestaaende/", waiting.waiting, name="outstanding"),
    path(f"{_BOOK}fra-referater/", papers.papers, name="papers"),
    path(f"{_BOOK}fra-referater/<int:item>/", papers.paper, name="paper"),
    path(f"{_BOOK}fora/nyt/", bodies.add, name="body_add"),
    path(f"{_BOOK}fora/kendte/", bodies.load, name="definitions"),
    path(_BODY, reading.body, name="body"),
    path(f"{_BODY}ret/", bodies.change, name="body_change"),
    path(f"{_BODY}afslut/", bodies.end, name="body_end"),
    path(f"{_BODY}pladser/", bodies.add_more_seats, name="seats_add"),
    path(f"{_BODY}stedfortraeder/", appointing.common_substitute, name="common_substitute"),
    path(f"{_SEAT}ret/", bodies.change_one_seat, name="seat_change"),
    path(f"{_SEAT}afslut/", bodies.end_one_seat, name="seat_end"),
    path(f"{_SEAT}besaet/", appointing.fill, name="fill"),
    path(f"{_SEAT}aaben/", appointing.keep_open, name="keep_open"),
    path(f"{_APPOINTMENT}afslut/", appointing.end, name="appointment_end"),
    path(f"{_APPOINTMENT}svar/", appointing.answer, name="answer"),
    path(f"{_APPOINTMENT}beslut/", appointing.settle, name="decide"),
    path(f"{_APPOINTMENT}opfyldt/", appointing.condition_met, name="condition_met"),
    path(f"{_APPOINTMENT}indtraed/", appointing.step_in, name="move_up"),
    path(f"{_APPOINTMENT}formandskabet/", settling.for_chairs, name="chairs"),
    path(f"{_APPOINTMENT}fejl/", settling.withdraw, name="withdraw"),
    path(_ITEM, at_items.item, name="item"),
    path(f"{_ITEM}pladser/", item_places.choose, name="item_seats"),
    path(f"{_ITEM}pladser/<int:appointment>/", item_places.proposal, name="item_place"),
    path(f"{_ITEM}pladser/<int:appointment>/fjern/", item_places.drop, name="item_place_out"),
    path(f"{_ITEM}brev/<int:body>/", item_letters.letter, name="item_letter"),
    path(f"{_BODY}din-plads/", materials.material, name="material"),
    path(f"{_BODY}din-plads.pdf", materials.material_pdf, name="material_pdf"),
    path(f"{_BODY}materiale/", materials.write, name="material_write"),
    path(f"{_BODY}orientering/", materials.brief, name="briefing_add"),
    path(f"{_BODY}tilbagemelding/", materials.report, name="report_ask"),
    path(f"{_BOOK}orienteringer/<int:briefing>/fjern/", materials.drop, name="briefing_drop"),
    path(f"{_PERSON}pladser.pdf", materials.person_pdf, name="person_pdf"),
    path(_PERSON, reading.person, name="person"),
    path(f"{_PERSON}haendelse/", people.event, name="event"),
    path(f"{_PERSON}oplysninger/", facts.fact, name="fact"),
    path(f"{_PERSON}oplysninger/<int:fact>/", facts.correction, name="fact_correct"),
    path(f"{_PERSON}koen/", facts.sex, name="sex"),
    path(f"{_BOOK}samarbejder/nyt/", cooperations.begin, name="cooperation_new"),
    path(f"{_COOPERATION}kommune/", cooperations.participation, name="cooperation_municipality"),
    path(f"{_COOPERATION}afslut/", cooperations.end, name="cooperation_end"),
]
