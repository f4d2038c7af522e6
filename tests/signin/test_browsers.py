"""Where one is signed in is told in words, and a place in use is said to be in use."""

import pytest
from django.test import Client
from django.utils import translation

from tests.signin.steps import member, sign_in
from tvaers.access.browsers import browser_in_words

LINUX = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (LINUX, "Chrome på Linux"),
        (PHONE, "Safari på iPhone"),
        (f"{LINUX} Edg/130.0".replace("X11; Linux x86_64", "Windows NT 10.0; Win64"), "Edge på Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox på Mac"),
        ("curl/8.5.0", "Ukendt browser"),
        ("", "Ukendt browser"),
    ],
)
def test_a_browser_is_called_what_its_users_call_it(user_agent, words):
    with translation.override("da"):
        assert browser_in_words(user_agent) == words


@pytest.mark.django_db
def test_the_page_names_the_browsers_and_says_which_place_is_in_use():
    member()
    here, there = Client(headers={"user-agent": LINUX}), Client(headers={"user-agent": PHONE})
    for client in (here, there):
        sign_in(client)
        client.get("/konto/")
    html = here.get("/konto/enheder/").content.decode()
    assert "Mozilla" not in html
    assert html.count("i brug nu") == 1
    here_told, there_told = html.index("Chrome på Linux"), html.index("Safari på iPhone")
    assert (here_told < there_told) == (html.index("i brug nu") < html.index("på ti minutter nær"))


@pytest.mark.django_db
def test_the_page_of_own_data_names_the_browser_and_the_file_has_what_is_kept():
    member()
    client = Client(headers={"user-agent": LINUX})
    sign_in(client)
    client.get("/konto/")
    html = client.get("/konto/mine-data/").content.decode()
    assert "Chrome på Linux" in html
    assert "Mozilla" not in html
    assert LINUX in client.get("/konto/mine-data/mine-data.json").content.decode()
