"""The phrase bank and the outcomes: what is offered is read back as the act that it is offered for."""

import pytest

from tvaers.document.acts import decision_acts, recommendation_acts
from tvaers.document.blocks import parse
from tvaers.document.model import Act
from tvaers.document.phrasing import (
    BLANK,
    Style,
    decision_sentences,
    other_outcomes,
    phrase_for,
    recommendation_phrases,
    report_sentence,
)

COUNCIL = "KKR Syddanmark"
EACH_PHRASE = pytest.mark.parametrize("phrase", recommendation_phrases(), ids=lambda phrase: phrase.text)
EACH_STYLE = pytest.mark.parametrize("style", Style)


@EACH_PHRASE
@EACH_STYLE
def test_a_phrase_asks_for_its_act_and_the_decision_from_it_tells_the_same(phrase, style):
    recommendation = phrase_for(phrase, COUNCIL)
    asked = recommendation_acts(parse(recommendation))
    (sentence,) = decision_sentences(recommendation, COUNCIL, style)
    assert phrase.act in asked
    assert sentence.is_certain
    assert set(decision_acts(parse(sentence.text))) == set(asked) == set(sentence.acts)


@EACH_PHRASE
def test_a_phrase_stands_as_an_entry_too(phrase):
    recommendation = f"Det indstilles, at {COUNCIL}:\n\n- {phrase.text}\n- drøfter havnene"
    first, last = decision_sentences(recommendation, COUNCIL, Style.FULL)
    (alone,) = decision_sentences(phrase_for(phrase, COUNCIL), COUNCIL, Style.FULL)
    assert (first.text, first.is_certain) == (alone.text, True)
    assert last.text == f"{COUNCIL} drøftede havnene."


def test_the_phrases_of_an_act_stand_together_and_no_name_twice():
    acts = [phrase.act for phrase in recommendation_phrases()]
    assert len(set(acts)) == len([act for before, act in zip([None, *acts], acts, strict=False) if act is not before])
    names = [phrase.name for phrase in recommendation_phrases()]
    assert len(set(names)) == len(names)


def test_a_whole_phrase_ends_with_a_full_stop_and_an_open_one_with_its_blank():
    whole, opened = (
        recommendation_phrases()[0],
        next(one for one in recommendation_phrases() if one.text.endswith(BLANK)),
    )
    assert phrase_for(whole, COUNCIL) == f"Det indstilles, at {COUNCIL} {whole.text}."
    assert phrase_for(opened, COUNCIL).endswith(BLANK)


@EACH_STYLE
def test_an_outcome_is_read_as_the_act_it_is_offered_for(style):
    for outcome in other_outcomes(COUNCIL, style):
        assert outcome.acts == tuple(decision_acts(parse(outcome.text)))
        assert outcome.act in outcome.acts or (outcome.act is None and outcome.acts == ()), outcome


@EACH_STYLE
def test_the_outcomes_cover_what_happens_without_a_recommendation(style):
    offered = {outcome.act for outcome in other_outcomes(COUNCIL, style)}
    assert {Act.NOTED, Act.DISCUSSED, Act.POSTPONED, Act.WITHDRAWN, Act.REJECTED, Act.REFERRED, Act.AGREED} <= offered
    assert {Act.REMARKED, Act.CONDITIONAL, Act.AUTHORISED, Act.VOTED, Act.RESERVED, None} <= offered


def test_an_outcome_says_when_words_are_missing():
    by_name = {outcome.name: outcome for outcome in other_outcomes(COUNCIL, Style.FULL)}
    assert not by_name["Udsat"].has_blank
    assert by_name["Udsat"].text == "Punktet blev udsat til næste møde."
    assert by_name["Enighed"].has_blank
    assert by_name["Drøftet med bemærkninger"].has_blank


@pytest.mark.parametrize("topic", ["arbejdet i Fjordrådet", "om arbejdet i Fjordrådet."])
def test_a_report_is_one_sentence(topic):
    told = report_sentence("Ida Holm", topic)
    assert told == "Ida Holm orienterede om arbejdet i Fjordrådet."
    assert decision_acts(parse(told)) == [Act.INFORMED]
