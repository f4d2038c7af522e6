"""Ready decision sentences: the recommendation told as done, and never a sentence that says what was not asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tvaers.document.acts import decision_acts, recommendation_acts
from tvaers.document.blocks import parse, plain_text
from tvaers.document.model import Act
from tvaers.document.phrasing import Style, decision_sentences, joined
from tvaers.document.reading.deriving import recommendations

COUNCIL = "KKR Sjælland"
ASKED = "Det indstilles, at KKR Sjælland "
TOLD = [
    (f"{ASKED}godkender forslaget til budget.", ["KKR Sjælland godkendte forslaget til budget."]),
    (f"{ASKED}tager orienteringen om havnene til efterretning", ["tog orienteringen om havnene til efterretning."]),
    (f"{ASKED}tager punktet til orientering.", ["tog punktet til orientering."]),
    (f"{ASKED}tager en første drøftelse af planen.", ["tog en første drøftelse af planen."]),
    (f"{ASKED}drøfter og godkender planen.", ["drøftede og godkendte planen."]),
    (f"{ASKED}drøfter, hvordan havnene kan samarbejde.", ["drøftede, hvordan havnene kan samarbejde."]),
    (f"{ASKED}bakker op om, at svaret sendes til ministeren.", ["bakkede op om, at svaret sendes til ministeren."]),
    (f"{ASKED}tilslutter sig aftalen.", ["tilsluttede sig aftalen."]),
    (f"{ASKED}tiltræder aftalen.", ["tiltrådte aftalen."]),
    (f"{ASKED}anbefaler kommunerne at tiltræde den.", ["anbefalede kommunerne at tiltræde den."]),
    (f"{ASKED}vedtager planen og fastholder fristen.", ["vedtog planen og fastholdt fristen."]),
    (f"{ASKED}beslutter, at aftalen forlænges.", ["besluttede, at aftalen forlænges."]),
    (f"{ASKED}indstiller to medlemmer til Havnerådet.", ["indstillede to medlemmer til Havnerådet."]),
    (f"{ASKED}udpeger et medlem til Havnerådet.", ["udpegede et medlem til Havnerådet."]),
    (f"{ASKED}vælger en næstformand.", ["valgte en næstformand."]),
    (f"{ASKED}bemyndiger formandskabet til at svare.", ["bemyndigede formandskabet til at svare."]),
    (f"{ASKED}oversender sagen til KL.", ["oversendte sagen til KL."]),
    (f"{ASKED}sender planen i høring.", ["sendte planen i høring."]),
    (f"{ASKED}udsætter sagen til næste møde.", ["udsatte sagen til næste møde."]),
    (f"{ASKED}drøfter hensyn og principper for 2030.", ["drøftede hensyn og principper for 2030."]),
    (f"{ASKED}evaluerer møderne og afklarer formen.", ["evaluerede møderne og afklarede formen."]),
    (f"{ASKED}koordinerer indsatsen med Fyn.", ["koordinerede indsatsen med Fyn."]),
    (f"{ASKED}anmoder regionen om et svar.", ["anmodede regionen om et svar."]),
    (f"{ASKED}opfordrer kommunerne til at svare.", ["opfordrede kommunerne til at svare."]),
    (f"{ASKED}orienteres om havnene.", ["blev orienteret om havnene."]),
    (f"{ASKED}også godkender planen.", ["godkendte også planen."]),
    (
        f"{ASKED}godkender svaret og samtidig bemyndiger formandskabet til at sende det.",
        ["godkendte svaret og bemyndigede samtidig formandskabet til at sende det."],
    ),
    (f"{ASKED}for 2027 godkender 40 pladser.", ["For 2027 godkendte KKR Sjælland 40 pladser."]),
    ("Det indstilles, at budgettet godkendes.", ["Budgettet blev godkendt."]),
    ("Det indstilles, at planen drøftes og godkendes.", ["Planen blev drøftet og godkendt."]),
    ("Det indstilles, at planen, som er vedlagt, godkendes.", ["Planen, som er vedlagt, blev godkendt."]),
    ("Det indstilles, at orienteringen tages til efterretning.", ["Orienteringen blev taget til efterretning."]),
    ("Det indstilles, at formandskabet bemyndiges til at svare.", ["Formandskabet blev bemyndiget til at svare."]),
    ("Det indstilles, at der vælges formand og næstformand.", ["Der blev valgt formand og næstformand."]),
    ("Det indstilles, at sagen oversendes til KL.", ["Sagen blev oversendt til KL."]),
    ("Formanden indstiller, at KKR Sjælland godkender planen.", ["godkendte planen."]),
    ("Sekretariatet indstiller, at KKR drøfter planen.", ["drøftede planen."]),
    ("Kommunaldirektørkredsen indstiller derfor, at udvalget godkender planen.", ["godkendte planen."]),
    ("At KKR Sjælland godkender planen.", ["godkendte planen."]),
    (
        f"{ASKED.strip()}:\n\n- Drøfter sagen\n- at godkende planen eller ej\n- fastholder fristen, og",
        ["drøftede sagen.", None, "fastholdt fristen."],
    ),
    (
        "Det indstilles:\n\n1. At KKR godkender planen\n2. at planen oversendes til KL.",
        ["godkendte planen.", "Planen blev oversendt til KL."],
    ),
    (
        f"{ASKED}indstiller til ministeriet, at\n\n- 40 pladser oprettes\n- Fordelingen fortsætter.",
        [
            "indstillede til ministeriet, at 40 pladser oprettes.",
            "indstillede til ministeriet, at fordelingen fortsætter.",
        ],
    ),
    (
        f"{ASKED}godkender\n\na) kontrakten for havnen (Nord) og kysten\n\nb) kontrakten for fjorden.",
        ["godkendte kontrakten for havnen (Nord) og kysten.", "godkendte kontrakten for fjorden."],
    ),
    (
        "Det indstilles, at referaterne\n\n- fra mødet den 3. maj 2030\n- Fra temamødet den 4. maj 2030 godkendes.",
        [
            "Referatet fra mødet den 3. maj 2030 blev godkendt.",
            "Referatet fra temamødet den 4. maj 2030 blev godkendt.",
        ],
    ),
    (
        "Det indstilles, at referat\n\n- Fra mødet den 3. maj 2030 godkendes\n- Fra mødet den 4. juni 2030 godkendes.",
        ["Referatet fra mødet den 3. maj 2030 blev godkendt.", "Referatet fra mødet den 4. juni 2030 blev godkendt."],
    ),
]
UNSAFE = [
    f"{ASKED}tager orienteringen til efterretning og tager stilling til budgettet.",
    f"{ASKED}bemyndiger formandskabet til at underskrive og orienterer kommunerne.",
    f"{ASKED}drøfter de takster, der foreslås og sætter en ramme.",
    f"{ASKED}anbefaler, at kommunerne godkender planen og vedtager den.",
    f"{ASKED}efter oplægget drøfter og godkender planen.",
    f"{ASKED}vælger mellem de to forslag.",
    f"{ASKED}vælger at udsætte sagen.",
    f"{ASKED}drøfter sagen igen i juni.",
    f"{ASKED}evaluerer ordningen efter et år.",
    f"{ASKED}drøfter sagen, når svaret er kommet.",
    "Det indstilles, at planen drøftes på næste møde.",
    "Det indstilles, at sagen genoptages på næste møde.",
    "Det indstilles, at kommunerne godkender planen.",
    "Det indstilles, at formandskabet drøfter planen.",
    "Det indstilles, at KKR Nordjylland godkender planen.",
    f"{ASKED}godkender og igangsætter planen.",
    f"{ASKED}godkender planen og igangsætter arbejdet.",
    f"{ASKED}godkender, at planen sendes ud, og igangsætter arbejdet.",
    f"{ASKED}godkender, at planen sendes ud, og bemyndiger formandskabet til at svare.",
    f"{ASKED}godkender planen, og at formandskabet bemyndiges til at svare.",
    f"{ASKED}godkender planen, og at KKR Sjælland drøfter den igen.",
    f"{ASKED}godkender planen, og KKR bemyndiger formandskabet til at svare.",
    f"{ASKED}godkender eller forkaster planen.",
    f"{ASKED}drøfter og eventuelt godkender planen.",
    f"{ASKED}ikke godkender planen.",
    f"{ASKED}godkender ikke planen.",
    f"{ASKED}godkender planen, hvis bestyrelsen er med.",
    f"{ASKED}beslutter, om planen skal sendes i høring.",
    f"{ASKED}beslutter hvem der skal svare.",
    f"{ASKED}tager stilling til planen.",
    f"{ASKED}afgiver høringssvar.",
    f"{ASKED}kan godkende planen.",
    f"{ASKED}godkender.",
    f"{ASKED}drøfter og godkender.",
    f"{ASKED}godkender planen. Planen er vedlagt.",
    "Det indstilles, at planen godkendes af kommunerne.",
    "Det indstilles, at planen drøftes i kommunerne.",
    "Det indstilles, at sekretariatet arbejder videre og planen godkendes.",
    "Det indstilles, at budgettet godkendes, og at taksterne fastholdes.",
    "Det indstilles, at planen ikke godkendes.",
    "Det indstilles, at planen skal godkendes.",
    "KKR Sjælland indstiller, at ministeren godkender planen.",
    "Planen er vedlagt.",
    "KKR tager stilling til:\n\n- godkender planen",
    f"{ASKED}:\n\n- godkender følgende:\n  - planen\n  - budgettet",
]


@pytest.mark.parametrize(("recommendation", "told"), TOLD)
def test_what_was_recommended_is_told_as_done(recommendation, told):
    found = decision_sentences(recommendation, COUNCIL, Style.FULL)
    assert [one.text if one.is_certain else None for one in found] == [_whole(text) for text in told]


def _whole(text):
    return text if text is None or text[0].isupper() else f"{COUNCIL} {text}"


@pytest.mark.parametrize("recommendation", UNSAFE)
@pytest.mark.parametrize("style", Style)
def test_what_is_not_safe_says_only_that_the_recommendation_was_followed(recommendation, style):
    followed = {Style.FULL: f"{COUNCIL} fulgte indstillingen.", Style.SHORT: "Indstillingen blev fulgt."}
    for sentence in decision_sentences(recommendation, COUNCIL, style):
        assert not sentence.is_certain
        assert sentence.text == followed[style]
        assert sentence.acts == (Act.SUPPORTED,)


SHORT = [
    (f"{ASKED}godkender planen.", "Godkendt."),
    (f"{ASKED}tager status til efterretning.", "Taget til efterretning."),
    (f"{ASKED}drøfter og godkender planen.", "Drøftet og godkendt."),
    (f"{ASKED}drøfter planen, godkender den og oversender den til KL.", "Drøftet, godkendt og oversendt."),
    (f"{ASKED}bakker op om planen.", "Tiltrådt."),
    (f"{ASKED}godkender planen under forudsætning af et ja fra Ry.", "Godkendt under forudsætning af et ja fra Ry."),
    (f"{ASKED}bemyndiger formandskabet til at svare.", "Formandskabet blev bemyndiget til at svare."),
    (f"{ASKED}vælger en næstformand.", "Valgt."),
    (f"{ASKED}anmoder regionen om et svar.", "KKR Sjælland anmodede regionen om et svar."),
    ("Det indstilles, at budgettet godkendes.", "Godkendt."),
]


@pytest.mark.parametrize(("recommendation", "told"), SHORT)
def test_the_short_form_is_a_word_for_each_act_and_a_sentence_where_a_word_says_too_little(recommendation, told):
    (sentence,) = decision_sentences(recommendation, COUNCIL, Style.SHORT)
    assert (sentence.text, sentence.is_certain) == (told, True)


def test_a_decision_says_each_sentence_once():
    recommendation = f"{ASKED.strip()}:\n\n- godkender planen\n- drøfter fristen\n- godkender budgettet"
    assert joined(decision_sentences(recommendation, COUNCIL, Style.SHORT), Style.SHORT) == "Godkendt. Drøftet."
    full = joined(decision_sentences(recommendation, COUNCIL, Style.FULL), Style.FULL)
    assert full.count("\n\n") == 2
    assert full.startswith("KKR Sjælland godkendte planen.\n\nKKR Sjælland drøftede fristen.")


def test_an_entry_keeps_the_capital_of_a_name_and_loses_that_of_a_common_word():
    recommendation = f"{ASKED}godkender:\n\n- Fjordrådets plan\n- Budgettet for 2030\n- Havneplanen"
    told = [one.text for one in decision_sentences(recommendation, COUNCIL, Style.FULL)]
    objects = ["Fjordrådets plan", "budgettet for 2030", "havneplanen"]
    assert told == [f"KKR Sjælland godkendte {what}." for what in objects]


def test_markup_in_a_point_leaves_its_words():
    recommendation = f"{ASKED}godkender **planen** [her](https://plan.example/) for a_b* havne."
    (sentence,) = decision_sentences(recommendation, COUNCIL, Style.FULL)
    assert plain_text(parse(sentence.text)) == "KKR Sjælland godkendte planen her for a_b* havne."


def test_nothing_recommended_gives_no_sentence():
    assert decision_sentences("", COUNCIL, Style.FULL) == []


PREDICATES = [
    *("godkender planen", "drøfter, hvordan havnene klarer sig", "tager status til efterretning"),
    *("anbefaler, at kommunerne tilslutter sig", "bakker op om de fem mål", "udpeger to medlemmer til Havnerådet"),
    *("godkender svaret under forudsætning af et ja fra Ry", "oversender svaret til KL og fastholder fristen"),
]


@given(st.lists(st.sampled_from(PREDICATES), min_size=1, max_size=4, unique=True), st.booleans())
@pytest.mark.parametrize("style", Style)
def test_every_point_gives_one_sentence_that_tells_its_acts(style, predicates, capital):
    entries = [predicate[0].upper() + predicate[1:] if capital else predicate for predicate in predicates]
    recommendation = f"{ASKED.strip()}:\n\n" + "\n".join(f"- {entry}" for entry in entries)
    sentences = decision_sentences(recommendation, COUNCIL, style)
    assert [one.from_recommendation for one in sentences] == entries
    assert all(one.is_certain for one in sentences)
    assert {act for one in sentences for act in one.acts} == set(recommendation_acts(parse(recommendation)))
    if style is Style.FULL:
        assert all(plain_text(parse(one.text)).startswith(COUNCIL) for one in sentences)


PIECES = st.sampled_from(
    [
        *(
            "Det indstilles, at ",
            "KKR Sjælland ",
            "KKR ",
            "godkender ",
            "godkendes ",
            "drøfter ",
            "og ",
            ", og at ",
            ", at ",
        ),
        *(
            "tager ",
            "til efterretning",
            "planen ",
            "- ",
            "\n",
            "\n\n",
            "1. ",
            "a) ",
            ":",
            ".",
            "*",
            "[x](y)",
            "bemyndiges ",
        ),
        *("referaterne ", "som ", "indstiller ", "under forudsætning af ", "ikke ", "der ", "| a |\n|---|\n", "`kode`"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join)), st.sampled_from(Style))
def test_any_text_gives_a_sentence_for_each_of_its_points(markdown, style):
    sentences = decision_sentences(markdown, COUNCIL, style)
    assert [one.from_recommendation for one in sentences] == recommendations(parse(markdown))
    for one in sentences:
        assert one.text.endswith(".")
        assert one.acts == tuple(decision_acts(parse(one.text)))
        assert one.acts
