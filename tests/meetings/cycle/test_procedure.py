"""What the answers of a written procedure come to, and the words that are recorded: rules alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.phrasing import Style, decision_sentences, joined
from tvaers.meetings.procedure.outcome import AskedSeat, Choice, Given, Result, answer_of, result, seats_missing, tally
from tvaers.meetings.procedure.words import Asked, Voice, recorded

ITEM = 7
YES, NO, DISCUSS = Choice.YES, Choice.NO, Choice.DISCUSS
RECOMMENDATIONS = (
    "Det indstilles, at KKR godkender planen.",
    "Det indstilles, at planen godkendes.",
    "Det indstilles, at KKR tager orienteringen til efterretning.",
    "Det indstilles, at KKR\n\n- godkender budgettet\n- bemyndiger formandskabet til at underskrive",
    "Det indstilles, at sagen måske lander.",
    "",
)


def seats(count):
    return [AskedSeat(key) for key in range(1, count + 1)]


def said(*choices):
    """The first seat's answer, the second's and so on; None for one who has not answered."""
    return [Given(key, key, ITEM, choice) for key, choice in enumerate(choices, 1) if choice]


def outcome(*choices, is_over=True, calls=True):
    standing = tally(ITEM, seats(len(choices)), said(*choices))
    return result(standing, is_over=is_over, one_objection_calls_meeting=calls)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((YES, YES, YES), Result.ADOPTED),
        ((YES, YES, None), Result.ADOPTED),
        ((YES, YES, NO), Result.WITH_RESERVATIONS),
        ((YES, YES, DISCUSS), Result.TO_MEETING),
        ((YES, NO), Result.TO_MEETING),
        ((NO, NO, YES), Result.NOT_ADOPTED),
        ((NO, NO, DISCUSS), Result.TO_MEETING),
        ((NO, None, None), Result.TO_MEETING),
        ((YES, None, None), Result.TO_MEETING),
        ((None, None), Result.TO_MEETING),
    ],
)
def test_what_the_answers_come_to_when_the_deadline_has_passed(answers, told):
    assert outcome(*answers) is told


def test_without_the_setting_a_wish_to_discuss_is_a_reservation():
    assert outcome(YES, YES, DISCUSS, calls=False) is Result.WITH_RESERVATIONS
    assert outcome(YES, DISCUSS, calls=False) is Result.TO_MEETING


def test_it_is_open_until_the_deadline_or_the_last_answer():
    assert outcome(YES, DISCUSS, None, is_over=False) is Result.OPEN
    assert outcome(YES, YES, YES, is_over=False) is Result.ADOPTED


def test_the_last_answer_of_a_seat_counts():
    assert answer_of(AskedSeat(1), ITEM, [*said(NO), *said(YES)]).choice is YES


def test_a_substitutes_answer_counts_only_when_the_member_has_apologised():
    answers = [*said(YES), Given(9, 1, ITEM, NO)]
    assert answer_of(AskedSeat(1), ITEM, answers).choice is YES
    assert answer_of(AskedSeat(1, has_apologised=True), ITEM, answers).choice is NO


def test_who_is_disqualified_is_neither_asked_nor_missing():
    apart = AskedSeat(2, not_asked=frozenset({ITEM}))
    standing = tally(ITEM, [AskedSeat(1), apart], said(YES, NO))
    assert (standing.asked, standing.missing) == ((1,), ())
    assert result(standing, is_over=False, one_objection_calls_meeting=True) is Result.ADOPTED


def test_a_seat_is_missing_until_it_has_answered_everything():
    tallies = [tally(7, seats(2), said(YES, YES)), tally(8, seats(2), [Given(1, 1, 8, NO)])]
    assert seats_missing(tallies) == {2}


ANSWERS = st.lists(st.sampled_from([YES, NO, DISCUSS, None]), min_size=1, max_size=9)


@given(ANSWERS, st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_properties_of_every_procedure(answers, is_over, calls):
    standing = tally(ITEM, seats(len(answers)), said(*answers))
    found = result(standing, is_over=is_over, one_objection_calls_meeting=calls)
    assert len(standing.counted) + len(standing.missing) == len(answers)
    assert (found is Result.OPEN) == (None in answers and not is_over)
    if found.is_adopted:
        assert answers.count(YES) > answers.count(NO) + answers.count(DISCUSS)
        assert not (calls and DISCUSS in answers)
    if found is Result.NOT_ADOPTED:
        assert answers.count(NO) > answers.count(YES) + answers.count(DISCUSS)
    if found is Result.ADOPTED:
        assert set(answers) <= {YES, None}


@given(ANSWERS, st.integers(0, 8))
@settings(max_examples=100, deadline=None)
def test_one_more_yes_never_takes_an_adoption_away(answers, place):
    before = outcome(*answers)
    place %= len(answers)
    if answers[place] is not DISCUSS and before.is_adopted:
        assert outcome(*answers[:place], YES, *answers[place + 1 :]).is_adopted


def words(answers, recommendation=RECOMMENDATIONS[0], style=Style.FULL, text="Linjen mangler _midler_"):
    standing = tally(ITEM, seats(len(answers)), said(*answers))
    voices = {entry: Voice(f"Medlem {entry.seat} (V)", text) for entry in standing.counted}
    found = result(standing, is_over=True, one_objection_calls_meeting=True)
    silent = [f"Medlem {seat} (V)" for seat in standing.missing]
    return recorded(found, standing, Asked(recommendation, "KKR Nordjylland", style), voices, silent)


def test_an_adoption_is_told_in_the_councils_style():
    assert words([YES, YES, None]).text == (
        "I skriftlig procedure godkendte KKR Nordjylland planen.\n\n2 af 3 svarede. Alle svarede ja."
        "\n\nJa svarede Medlem 1 (V) og Medlem 2 (V).\n\nMedlem 3 (V) svarede ikke."
    )
    assert words([YES], style=Style.SHORT).text.startswith("Godkendt ved skriftlig procedure.")
    assert words([YES], RECOMMENDATIONS[1]).text.startswith("Planen blev godkendt.\n\nBehandlet i skriftlig procedure.")
    assert words([YES], "").text.startswith("I skriftlig procedure godkendte KKR Nordjylland punktet.")


def test_votes_against_are_counted_and_stand_by_name_with_their_words_as_they_were_written():
    told = words([YES, YES, NO])
    assert (told.votes_for, told.votes_against) == (2, 1)
    assert "3 af 3 svarede. 2 stemte for, og 1 stemte imod." in told.text
    assert "Medlem 3 (V) svarede nej og bemærkede: ”Linjen mangler \\_midler\\_”" in told.text
    assert told.acts == ("approved", "voted", "remarked")


def test_what_is_to_be_discussed_comes_to_the_next_meeting():
    told = words([YES, YES, DISCUSS], text="")
    assert told.text.startswith("Punktet blev udsat til næste møde.\n\nBehandlet i skriftlig procedure.")
    assert "Medlem 3 (V) ville drøfte sagen." in told.text
    assert told.acts[0] == "postponed"
    assert told.votes_for is None


@pytest.mark.parametrize("style", Style)
def test_what_is_voted_down_is_told_so_with_the_votes_and_nothing_else(style):
    told = words([NO, NO, YES], style=style, text="")
    assert "ikke vedtaget" in told.text.casefold()
    assert "skriftlig procedure" in told.text
    assert (told.votes_for, told.votes_against) == (1, 2)
    assert told.acts == ("rejected", "voted", "remarked")
    assert "rejected" in [act.value for act in decision_acts(parse(told.text))]


def test_what_a_member_writes_tells_no_act_of_the_council():
    assert "appointed" not in words([YES, YES, NO], text="KKR Nordjylland udpegede jo selv Bo Lind.").acts


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("recommendation", RECOMMENDATIONS)
def test_saying_that_it_was_in_writing_changes_no_act(recommendation, style):
    sentences = decision_sentences(recommendation, "KKR Nordjylland", style)
    plain = decision_acts(parse(joined(sentences, style))) if sentences else decision_acts(parse("Godkendt."))
    told = words([YES], recommendation, style)
    assert "skriftlig procedure" in told.text
    assert set(told.acts) == {act.value for act in plain}
