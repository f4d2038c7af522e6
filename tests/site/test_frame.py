"""The frame around every page: the other language, icons, error pages, and the vendored design system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

import tvaers.site
from tvaers.site.templatetags.site_pages import page_numbers

STATIC = Path(tvaers.site.__file__).parent / "static"
ADDRESS = re.compile(r"url\(\"?([^)\"]+)\"?\)")


def same_page(path: str, language: str) -> str:
    template = Template("{% load site_pages %}{% same_page_in language %}")
    return template.render(Context({"request": RequestFactory().get(path), "language": language}))


@pytest.mark.parametrize(
    ("path", "danish", "english"),
    [
        ("/", "/", "/en/"),
        ("/en/", "/", "/en/"),
        ("/nordjylland/", "/nordjylland/", "/en/nordjylland/"),
        ("/en/nordjylland/", "/nordjylland/", "/en/nordjylland/"),
        ("/energi/", "/energi/", "/en/energi/"),
    ],
)
def test_the_same_page_in_the_other_language_has_the_same_path(path: str, danish: str, english: str) -> None:
    assert same_page(path, "da") == danish
    assert same_page(path, "en") == english


def test_the_same_page_in_the_other_language_keeps_what_was_asked_for() -> None:
    assert same_page("/soeg/?q=b%C3%B8rn+og+unge&page=2", "en") == "/en/soeg/?q=b%C3%B8rn+og+unge&amp;page=2"


def test_an_icon_is_hidden_from_screen_readers_unless_it_says_something() -> None:
    bare = Template("{% load site_pages %}{% icon 'search' %}").render(Context())
    assert 'aria-hidden="true"' in bare
    telling = Template("{% load site_pages %}{% icon 'warning' 'Pas på' %}").render(Context())
    assert 'role="img" aria-label="Pas på"' in telling


def test_every_icon_the_templates_ask_for_is_in_the_sprite() -> None:
    sprite = (STATIC / "dkfds" / "img" / "icons.svg").read_text(encoding="utf-8")
    held = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    templates = Path(tvaers.site.__file__).parents[1].glob("*/templates/**/*.html")
    asked = {name for path in templates for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))}
    assert asked
    assert asked <= held


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_an_error_page_needs_nothing_but_itself(name: str, language: str) -> None:
    with translation.override(language):
        page = render_to_string(name)
    assert f'<html lang="{language}">' in page
    assert "<h1>" in page
    assert 'href="/"' in page or 'href="/en/"' in page


def test_a_long_list_shows_the_first_last_and_neighbouring_pages() -> None:
    assert page_numbers(7, 40) == [1, None, 5, 6, 7, 8, 9, None, 40]
    assert page_numbers(1, 3) == [1, 2, 3]


def test_the_links_between_pages_keep_what_was_asked_for() -> None:
    request = RequestFactory().get("/soeg/?q=bus&page=2")
    pages = render_to_string("components/pagination.html", {"number": 2, "total": 3}, request)
    assert 'href="?q=bus&amp;page=1"' in pages
    assert 'href="?q=bus&amp;page=3"' in pages
    assert 'aria-current="page">2<' in pages


def test_a_list_of_one_page_has_no_pagination() -> None:
    assert render_to_string("components/pagination.html", {"number": 1, "total": 1}).strip() == ""


@pytest.mark.parametrize("stylesheet", sorted(STATIC.glob("**/*.css")), ids=lambda path: path.name)
def test_a_stylesheet_names_only_files_that_are_there_and_none_of_others(stylesheet: Path) -> None:
    for address in ADDRESS.findall(stylesheet.read_text(encoding="utf-8")):
        assert (stylesheet.parent / address).is_file(), address


def test_no_page_carries_style_or_script_in_itself() -> None:
    for path in Path(tvaers.site.__file__).parents[1].glob("*/templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<style" not in text, path
        assert not re.search(r"\sstyle=|\son[a-z]+=", text), path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
