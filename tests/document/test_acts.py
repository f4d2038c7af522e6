"""Which acts a recommendation asks for and a decision expresses. The phrases are those of published minutes."""

import pytest

from tvaers.document.acts import decision_acts, recommendation_acts
from tvaers.document.blocks import parse
from tvaers.document.model import Act

RECOMMENDED = [
    ("Det indstilles, at KKR Sjælland godkender dagsordenen.", [Act.APPROVED]),
    ("Det indstilles at KKR Sjælland tager orienteringen om havnene til efterretning.", [Act.NOTED]),
    ("Det indstilles, at dagsorden til mødet den 3. maj 2030 godkendes.", [Act.APPROVED]),
    ("Formanden indstiller, at udvalget drøfter og godkender planen.", [Act.DISCUSSED, Act.APPROVED]),
    ("Sekretariatet indstiller, at Bestyrelsen tager punktet til orientering.", [Act.INFORMED]),
    ("Det indstilles, at KKR Sjælland drøfter, hvordan planen godkendes lokalt.", [Act.DISCUSSED]),
    ("Det indstilles, at KKR Sjælland:\n\n- Drøfter sagen\n- Fastholder fordelingen.", [Act.DISCUSSED, Act.MAINTAINED]),
    (
        "Det indstilles, at KKR:\n\n- Anbefaler, at planen godkendes i kommunerne\n- bemyndiger formandskabet.",
        [Act.RECOMMENDED, Act.AUTHORISED],
    ),
    ("Det indstilles, at referat\n\n- Fra mødet i maj godkendes\n- Fra mødet i juni godkendes.", [Act.APPROVED]),
    ("Det indstilles, at\n\n- KKR Sjælland indstiller tre medlemmer til rådet.", [Act.NOMINATED]),
    ("Det indstilles, at KKR indstiller til ministeriet, at\n\n- 40 pladser godkendes", [Act.NOMINATED]),
    ("Det indstilles, at KKR udpeger en stedfortræder for Ane Holm.", [Act.APPOINTED]),
    ("Det indstilles, at KKR oversender sagen til KL.", [Act.REFERRED]),
    ("Det indstilles, at planen, som er vedlagt, godkendes.", [Act.APPROVED]),
    ("Det indstilles, at KKR udsætter sagen.", [Act.POSTPONED]),
    ("Det indstilles, at KKR orienteres om havnene.", [Act.INFORMED]),
    ("Det indstilles, at KKR godkender planen med den ændring, at den gælder Fyn.", [Act.APPROVED, Act.CONDITIONAL]),
]
DECIDED = [
    ("Godkendt.", [Act.APPROVED]),
    ("Taget til efterretning.", [Act.NOTED]),
    ("Indstillingen blev tiltrådt.", [Act.SUPPORTED]),
    ("Udsat.", [Act.POSTPONED]),
    ("Punktet udgår.", [Act.WITHDRAWN]),
    ("Ikke godkendt.", [Act.REJECTED]),
    ("KKR Sjælland godkendte planen.", [Act.APPROVED]),
    ("KKR Sjælland tog orienteringen til efterretning.", [Act.NOTED]),
    ("KKR bakkede op om forslaget.", [Act.SUPPORTED]),
    ("KKR drøftede sagen, og der var enighed om at fastholde tallet.", [Act.DISCUSSED, Act.AGREED, Act.MAINTAINED]),
    ("KKR besluttede, at fordelingen fastholdes.", [Act.DECIDED, Act.MAINTAINED]),
    ("KKR besluttede at indstille følgende til rådet:\n\n- Ane Holm (A)", [Act.NOMINATED, Act.DECIDED]),
    ("KKR bemyndigede formandskabet til at indstille resten.", [Act.AUTHORISED]),
    ("KKR tog punktet til efterretning, med bemærkningen om, at tiden er knap.", [Act.NOTED, Act.REMARKED]),
    ("KKR godkendte aftalen under forudsætning af bestyrelsens godkendelse.", [Act.APPROVED, Act.CONDITIONAL]),
    ("Referat og dagsorden blev godkendt.", [Act.APPROVED]),
    ("Ane Holm (C) blev udpeget. Lolland Kommune undlod at stemme.", [Act.APPOINTED, Act.VOTED]),
    ("Indstillingen tiltrådtes.", [Act.SUPPORTED]),
    ("Det blev besluttet at udsætte sagen.", [Act.DECIDED, Act.POSTPONED]),
    ("For: 20 (A, B); Imod: 6 (O).", [Act.VOTED]),
    ("Bestyrelsen godkendte budgettet.", [Act.APPROVED]),
    ("Drøftet og anbefalet.", [Act.DISCUSSED, Act.RECOMMENDED]),
    ("Evalueret og drøftet.", [Act.EVALUATED, Act.DISCUSSED]),
    ("Planen blev drøftet og godkendt.", [Act.DISCUSSED, Act.APPROVED]),
    ("Der blev valgt formand og næstformand.", [Act.APPOINTED]),
    ("KKR valgte en næstformand.", [Act.APPOINTED]),
    ("KKR koordinerede indsatsen med Fyn.", [Act.COORDINATED]),
    ("KKR Sjælland fulgte indstillingen.", [Act.SUPPORTED]),
    ("KKR tog en første drøftelse af planen.", [Act.DISCUSSED]),
    ("KKR Sjælland godkendte planen med følgende bemærkninger:", [Act.APPROVED, Act.REMARKED]),
]
OTHERS = [
    "Rammeaftalen er godkendt i styregruppen.",
    "Havneudvalgets bestyrelse besluttede at bygge.",
    "Det blev oplyst, at ministeren godkendte planen.",
    "Virksomhederne er positivt indstillede.",
]


@pytest.mark.parametrize(("text", "acts"), RECOMMENDED)
def test_a_recommendation_asks_for_its_own_verbs_only(text: str, acts: list[Act]):
    assert recommendation_acts(parse(text)) == acts


@pytest.mark.parametrize(("text", "acts"), DECIDED)
def test_a_decision_tells_what_the_council_did(text: str, acts: list[Act]):
    assert decision_acts(parse(text)) == acts


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_did_is_their_act(text: str):
    formal = {Act.APPROVED, Act.DECIDED, Act.NOMINATED, Act.SUPPORTED}
    assert not formal & set(decision_acts(parse(text)))


def test_the_boards_act_is_not_the_councils_in_a_paper_of_a_kkr():
    assert decision_acts(parse("Bestyrelsen godkendte planen i maj.\n\nKKR Sjælland drøftede sagen.")) == [
        Act.DISCUSSED
    ]


def test_the_formal_act_comes_first_wherever_it_stands():
    text = "Ane Holm orienterede om havnen.\n\nDet blev nævnt, at tiden er knap.\n\nKKR Sjælland godkendte planen."
    assert decision_acts(parse(text)) == [Act.APPROVED, Act.INFORMED, Act.REMARKED]


def test_no_text_is_no_act():
    assert decision_acts(()) == []
    assert recommendation_acts(()) == []
