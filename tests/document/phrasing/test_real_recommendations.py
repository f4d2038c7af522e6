"""The recommendations of the real papers: no point is lost, and what is certain tells the acts that were asked for."""

import pytest

from tvaers.document.acts import decision_acts
from tvaers.document.blocks import parse
from tvaers.document.phrasing import Style, decision_sentences
from tvaers.document.reading import read_file

pytestmark = pytest.mark.documents


@pytest.mark.parametrize("style", Style)
def test_each_point_of_a_real_recommendation_has_its_sentence(real_documents, style):
    for path in real_documents.values():
        document = read_file(path)
        for item in document.items():
            sentences = decision_sentences(item.parts.recommendation or "", document.council, style)
            assert [one.from_recommendation for one in sentences] == item.recommendations
            if all(one.is_certain for one in sentences):
                told = {act for one in sentences for act in decision_acts(parse(one.text))}
                assert told == set(item.recommendation_types), item.number
