"""The text editor in a real browser: what it leaves unchanged, what it makes by keyboard, and that it can be used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.browser.site_process import DEMO, running_site
from tests.browser.test_drafts import PASSWORD, PEOPLE, assert_accessible
from tests.document.strategies import texts
from tvaers.document.blocks import parse, to_markdown
from tvaers.document.reading import read_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

WRITE = "/nordjylland/udkast/nyt/"
GENERATED = 60
SETTLED = 100
"""Milliseconds: ProseMirror puts the cursor where it knows it 20 after it got the focus; nobody is as quick as that."""
# Every construct of the block tree, also those that no button makes, and marks that no editor keeps apart by itself.
AWKWARD = (
    "_**a**_ **_b_** **c**_**d**_ e",
    "[**a**](https://a.example)**[b](https://b.example)**<https://c.example>",
    "> - a\n>\n>   ```\n>   b  c\n>   ```\n>\n> ___",
    "- a\n\n* b\n\n1) c\n2) d\n\n3. e\n   - f\n     1. g",
    "| a | b |\n| :-- | --: |\n| `c` \\| d | |",
    "- \n- | a |\n  |---|\n  | b |",
    "# a\n\n##### b #\\#\n\nc\\\nd & &amp;amp; \\*e\\* f_g h\\_ 1\\. i",
    "1\\. maj\n\n\\- ikke en liste\n\n\\# heller ikke",
)
ROUND = """async (texts) => {
  const at = "/static/site/editor/";
  const [{ blocksOf }, { markdownOf }, { blocksIn, documentOf }] =
    await Promise.all(["reading", "writing", "documents"].map((name) => import(`${at}${name}.js`)));
  return texts.map((text) => {
    const document = documentOf(blocksOf(text));
    document.check();
    const forgotten = document.type.schema.nodeFromJSON(document.toJSON());
    const rewritten = markdownOf(blocksIn(forgotten));
    return {
      text: markdownOf(blocksIn(document)),
      isSameWithoutMemory: documentOf(blocksOf(rewritten)).eq(document),
    };
  });
}"""


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a secretary."""
    data = tmp_path_factory.mktemp("editor")
    with running_site(data) as address:
        values = {"TVAERS_DATA": str(data), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tvaers.site.settings"}
        subprocess.run([sys.executable, "-c", PEOPLE, PASSWORD], env={**os.environ, **values}, check=True)
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser where the secretary is signed in; it fails for what the content security policy stops."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    page = opened.new_page()
    page.goto(f"{address}/konto/log-ind/")
    page.get_by_label("E-mail").fill("sofie@kkr.example")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.get_by_role("button", name="Log ud").wait_for()
    page.close()
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The form for a new draft; nothing may be written to the console as an error."""
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(address + WRITE)
    opened.get_by_role("textbox", name="Baggrund").wait_for()
    yield opened
    opened.close()
    assert [text for text in said if "status of 413" not in text] == []


def value(page: Page, part: str = "background") -> str:
    """What stands in the textarea, and will be sent."""
    return page.locator(f"#id_{part}").input_value()


def demo_texts() -> list[str]:
    """The texts of the demo's papers."""
    documents = [read_file(path) for path in sorted(DEMO.glob("kkr-*"))]
    parts = [text for document in documents for item in document.items() for _, text in item.parts.named()]
    return sorted({text for text in parts if text})


def generated_texts() -> list[str]:
    """Texts as the other tests of documents make them, the same every time."""
    found: list[str] = []

    @settings(
        max_examples=GENERATED,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts())
    def gather(text: str) -> None:
        found.append(text)

    gather()
    return found


def test_a_text_comes_back_in_its_normal_form_from_the_editors_document(page: Page) -> None:
    given_texts = [*demo_texts(), *generated_texts(), *AWKWARD]
    assert len(given_texts) > 200
    found = page.evaluate(ROUND, given_texts)
    wanted = [to_markdown(parse(text)) for text in given_texts]
    assert [one["text"] for one in found] == wanted
    assert [text for text, one in zip(given_texts, found, strict=True) if not one["isSameWithoutMemory"]] == []


@pytest.mark.parametrize("text", AWKWARD)
def test_what_is_not_touched_is_not_changed_by_writing_beside_it(page: Page, text: str) -> None:
    both = f"{text}\n\nSlut"
    page.locator("#id_background").evaluate(
        "(area, text) => { area.value = text; area.dispatchEvent(new Event('editor:read')); }", both
    )
    assert value(page) == both
    page.get_by_role("textbox", name="Baggrund").focus()
    page.wait_for_timeout(SETTLED)
    page.keyboard.press("Control+End")
    page.keyboard.type("x")
    assert value(page) == to_markdown(parse(f"{both}x"))
    page.keyboard.press("Control+z")
    assert value(page) == to_markdown(parse(both))


def test_lists_words_and_headings_are_written_by_keyboard(page: Page) -> None:
    keys = page.keyboard
    page.get_by_label("Initialer").focus()
    keys.press("Tab")
    assert page.evaluate("document.activeElement.dataset.command") == "undo"
    keys.press("Tab")
    keys.type("Vi har ")
    keys.press("Control+b")
    keys.type("drøftet")
    keys.press("Control+b")
    keys.type(" det: 1 * 2_")
    keys.press("Enter")
    keys.type("- Første")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Under")
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.type("Andet")
    keys.press("Enter")
    keys.press("Enter")
    press_tool(page, "Underoverskrift")
    keys.type("Økonomi")
    keys.press("Enter")
    press_tool(page, "Nummerering")
    keys.type("Først")
    keys.press("Enter")
    keys.type("Så")
    assert value(page) == (
        "Vi har **drøftet** det: 1 \\* 2\\_\n\n- Første\n  - Under\n- Andet\n\n### Økonomi\n\n1. Først\n2. Så"
    )


def press_tool(page: Page, name: str) -> None:
    """Goes to the toolbar by keyboard and along it to the button, and presses it."""
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    for _ in range(30):
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"no button {name}")


def test_a_table_and_a_link_are_written_by_keyboard_and_saved(page: Page) -> None:
    keys = page.keyboard
    page.get_by_label("Titel").fill("Busser til alle")
    page.get_by_role("textbox", name="Sagsfremstilling").focus()
    press_tool(page, "Tabel")
    for word in ("Kommune", "Busser", "x", "Rebild", "3"):
        keys.type(word)
        keys.press("Tab")
    keys.press("Enter")
    press_tool(page, "Slet kolonne")
    press_tool(page, "Række under")
    press_tool(page, "Slet række")
    keys.press("Control+End")
    keys.type("Se ")
    press_tool(page, "Link")
    keys.type("planen")
    keys.press("Tab")
    keys.type("ingen adresse")
    keys.press("Enter")
    page.get_by_text("Skriv en adresse, der begynder med https://").wait_for()
    page.get_by_label("Adresse").fill("www.kommune.example/plan")
    keys.press("Enter")
    keys.type(" her.")
    assert value(page, "presentation") == (
        "| Kommune | Busser |\n| --- | --- |\n| Rebild | 3 |\n|  |  |\n\n"
        "Se [planen](https://www.kommune.example/plan) her."
    )
    keys.press("Control+z")
    keys.press("Control+y")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.get_by_text("Udkastet er gemt.").wait_for()
    assert page.locator(".prose td").nth(1).inner_text() == "3"
    assert page.get_by_role("link", name="planen").get_attribute("href") == "https://www.kommune.example/plan"


PASTE = """(element, kinds) => {
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
FROM_WORD = {
    "text/html": "<p class=MsoNormal style='color:red'><b>Vigtigt</b> og <o:p></o:p><img src='file:///x.png'></p>"
    "<ul><li>a<li>b</ul><table><tr><td>K</td></tr><tr><td>1</td></tr></table>",
    "text/plain": "Vigtigt og\na\nb\nK\n1",
}


def test_what_word_left_on_the_clipboard_comes_in_clean_and_what_is_left_out_is_told(page: Page) -> None:
    editor = page.get_by_role("textbox", name="Baggrund")
    editor.focus()
    page.keyboard.type("Før ")
    held: list[Route] = []
    page.route("**/indsaet-tekst/", lambda route: held.append(route))
    with page.expect_request("**/indsaet-tekst/"):
        editor.evaluate(PASTE, FROM_WORD)
    page.keyboard.type("Imens ")
    page.get_by_text("Renser den indsatte tekst").wait_for()
    held[0].continue_()
    page.get_by_text("1 billede er ikke taget med.").wait_for()
    assert value(page) == "Før Imens **Vigtigt** og\n\n- a\n- b\n\n| K |\n| --- |\n| 1 |"
    page.keyboard.press("Control+z")
    assert value(page) == "Før Imens"


def test_without_the_server_the_words_are_pasted_and_it_says_so(page: Page) -> None:
    page.route("**/indsaet-tekst/", lambda route: route.fulfill(status=413, body="{}"))
    editor = page.get_by_role("textbox", name="Baggrund")
    editor.focus()
    editor.evaluate(PASTE, {"text/plain": "Rene ord"})
    assert value(page) == "Rene ord"
    page.keyboard.press("Enter")
    editor.evaluate(PASTE, FROM_WORD)
    page.get_by_text("Kun ordene er sat ind").wait_for()
    assert value(page) == "Rene ord\n\nVigtigt og\n\na\n\nb\n\nK\n\n1"


def test_a_ready_sentence_is_found_and_put_in_with_its_blank_selected(page: Page) -> None:
    page.get_by_role("textbox", name="Indstilling").focus()
    press_tool(page, "Sætning")
    page.keyboard.type("godkender, at")
    page.keyboard.press("Enter")
    page.keyboard.type("planen følges.")
    assert value(page, "recommendation") == "Det indstilles, at KKR Nordjylland godkender, at planen følges."
    page.keyboard.press("Enter")
    page.keyboard.type("- ")
    press_tool(page, "Sætning")
    page.get_by_role("button", name="drøfter …", exact=True).click()
    page.keyboard.type("den.")
    assert value(page, "recommendation").endswith("\n\n- drøfter den.")


def test_showing_as_text_and_going_back_loses_nothing(page: Page) -> None:
    editor = page.get_by_role("textbox", name="Baggrund")
    editor.focus()
    page.keyboard.type("Om busser")
    show = page.get_by_role("button", name="Vis som tekst").first
    show.click()
    area = page.get_by_label("Baggrund")
    assert area.evaluate("element => element.tagName") == "TEXTAREA"
    assert area.input_value() == "Om busser"
    area.fill("Om **busser**\n\n- og tog")
    show.click()
    assert page.get_by_role("textbox", name="Baggrund").locator("strong").inner_text() == "busser"
    assert value(page) == "Om **busser**\n\n- og tog"
    page.get_by_role("textbox", name="Baggrund").focus()
    page.keyboard.press("Control+z")
    assert value(page) == "Om busser"


def test_tab_leaves_the_editor_but_in_lists_and_tables_where_escape_comes_first(page: Page) -> None:
    page.get_by_role("textbox", name="Baggrund").focus()
    page.keyboard.type("- a")
    page.keyboard.press("Enter")
    page.keyboard.type("b")
    page.keyboard.press("Tab")
    assert value(page) == "- a\n  - b"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.command") == "undo"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')") == "id_recommendation_label"


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_the_editor_open(page: Page, width: int, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.get_by_role("textbox", name="Baggrund").focus()
    page.keyboard.type("- a")
    press_tool(page, "Fed")
    page.keyboard.type("b")
    page.get_by_role("textbox", name="Sagsfremstilling").focus()
    press_tool(page, "Tabel")
    assert_accessible(page, f"editor@{width}", tmp_path)
    page.get_by_role("button", name="Vis som tekst").first.click()
    page.get_by_role("textbox", name="Sagsfremstilling").focus()
    page.keyboard.press("Control+k")
    assert_accessible(page, f"link@{width}", tmp_path)


def test_all_that_is_carried_along_is_named_with_its_version_and_its_licence() -> None:
    place = Path(__file__).resolve().parents[2] / "tvaers" / "site" / "static" / "editor"
    versions = json.loads((place / "versions.json").read_text(encoding="utf-8"))
    licences = (place / "LICENSES.txt").read_text(encoding="utf-8")
    assert "prosemirror-view" in versions
    for name, facts in versions.items():
        assert f"{name} {facts['version']}\n" in licences
    assert (place / "prosemirror.js").stat().st_size < 400_000
