"""The tags of the whole: each part's own, joined to one structure tree (ISO 32000-1, 14.7)."""

import io

import pikepdf
import pytest

from tests.document.papers import flat_agenda, minutes
from tests.document.writing.enclosed import enclosure, plain, with_form
from tvaers.document.writing.complete.joining import complete_pdf
from tvaers.document.writing.pdf import write_pdf

TABLE = "Kommune;Pladser\nLæsø;49".encode()


@pytest.fixture(scope="module")
def pdf():
    ours = write_pdf(flat_agenda())
    enclosed = [
        enclosure(ours, title="Dagsorden fra Sjælland"),
        enclosure(TABLE, "text/csv", position=2, title="Pladser"),
        enclosure(plain("Uden mærker"), position=3, title="Uden mærker"),
        enclosure(with_form(), position=4, title="Skema"),
        enclosure(ours, item="2.2", title="Den samme igen"),
    ]
    data = complete_pdf(minutes(), write_pdf(minutes()), enclosed)
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def below(element):
    """The structure elements right below one."""
    held = element.get("/K", [])
    return [one for one in (held if isinstance(held, pikepdf.Array) else [held]) if "/S" in dict_of(one)]


def dict_of(value):
    return value if isinstance(value, pikepdf.Dictionary) else {}


def everything(element):
    """An element and all below it, in reading order."""
    yield element
    for one in below(element):
        yield from everything(one)


def document(pdf):
    return pdf.Root.StructTreeRoot.K[0]


def places(pdf):
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, nums[::2]), nums[1::2], strict=True))


def painted(page):
    """The numbers of the marked contents of a page."""
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC" and "/MCID" in dict_of(instruction.operands[1]):
            yield int(instruction.operands[1].MCID)


def test_each_enclosure_is_a_part_with_a_title_after_the_paper(pdf):
    parts = [one for one in below(document(pdf)) if pikepdf.Name.Part == one.S]
    assert [str(part.T) for part in parts] == [
        "Bilag 2.1-1: Dagsorden fra Sjælland",
        "Bilag 2.1-2: Pladser",
        "Bilag 2.1-3: Uden mærker",
        "Bilag 2.1-4: Skema",
        "Bilag 2.2-1: Den samme igen",
    ]
    assert all(below(part)[0].S == pikepdf.Name.H1 for part in parts)


def test_tags_of_a_tagged_enclosure_come_after_its_sheet(pdf):
    first = next(one for one in below(document(pdf)) if pikepdf.Name.Part == one.S)
    assert str(below(first)[-1].S) == "/Document"
    assert {"/H1", "/TOC", "/P"} <= {str(one.S) for one in everything(below(first)[-1])}


def test_every_marked_content_leads_to_an_element_of_its_own_page(pdf):
    known = places(pdf)
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            owners = known[int(page.obj.StructParents)]
            for number in painted(page):
                assert owners[number].get("/Pg", page.obj).objgen == page.obj.objgen or number in list(owners[number].K)


def test_every_place_is_used_once_and_the_next_is_free(pdf):
    used = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj]
    used += [int(note.StructParent) for page in pdf.pages for note in page.obj.get("/Annots", [])]
    assert sorted(used) == sorted(set(used))
    assert set(used) <= set(places(pdf))
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(used)


def test_every_element_hangs_below_the_one_that_names_it(pdf):
    for element in everything(document(pdf)):
        assert all(one.P.objgen == element.objgen for one in below(element))


def test_pages_without_tags_and_flattened_forms_have_no_places(pdf):
    labels = [page.label for page in pdf.pages]
    for label in ("B2.1-3:2", "B2.1-4:2"):
        assert "/StructParents" not in pdf.pages[labels.index(label)].obj


def test_cells_find_their_headings_by_identifiers_of_their_own(pdf):
    elements = list(everything(document(pdf)))
    named = [bytes(one.ID) for one in elements if "/ID" in one]
    assert len(named) == len(set(named)) == 5
    (leaf,) = pdf.Root.StructTreeRoot.IDTree.Kids
    names = [bytes(name) for name in list(leaf.Names)[::2]]
    assert names == sorted(named)
    wanted = [bytes(name) for one in elements for a in attributes(one) for name in a.get("/Headers", [])]
    assert wanted
    assert set(wanted) <= set(named)


def attributes(element):
    held = element.get("/A", [])
    return [one for one in (held if isinstance(held, pikepdf.Array) else [held]) if isinstance(one, pikepdf.Dictionary)]


def test_a_table_of_ours_has_headings_for_its_columns(pdf):
    second = [one for one in below(document(pdf)) if pikepdf.Name.Part == one.S][1]
    headings = [one for one in everything(second) if one.S == pikepdf.Name.TH]
    assert len(headings) == 2
