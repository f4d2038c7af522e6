"""Public answers are repeated from memory for as long as nothing has been written, and never a moment longer."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from tests.papers import OPERATOR, item, keep, paper
from tvaers.access.actions import create_account
from tvaers.document.model import Kind, Parts
from tvaers.site import unchanged
from tvaers.site.unchanged import Unchanged

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"


@pytest.fixture
def site() -> Iterator[Unchanged]:
    """The site with an empty memory: tests undo what they wrote, which no site does.

    A request would drop a connection that is in the middle of a transaction, as a test's always is; Django's own
    test client keeps it the same way.
    """
    moments = (signals.request_started, signals.request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield Unchanged(get_wsgi_application())
    for moment in moments:
        moment.connect(close_old_connections)


def ask(site, path=MEETING, **environ):
    """Status, headers and body of one request to the site as a server makes it."""
    begun = []
    request = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        **environ,
    }
    body = b"".join(site(request, lambda status, headers, *error: begun.append((status, dict(headers)))))
    return begun[0][0], begun[0][1], body


def counting(cache_control="public, no-cache", body=b"svar", **headers):
    """A site that answers how often it has been asked."""
    asked = []

    def answer(environ, start_response):
        asked.append(environ)
        start_response("200 OK", [("ETag", '"1"'), ("Cache-Control", cache_control), *headers.items()])
        return [body, str(len(asked)).encode()]

    return Unchanged(answer)


def test_the_same_request_is_answered_again_with_one_query(site, django_assert_num_queries):
    keep(paper())
    first = ask(site)
    with django_assert_num_queries(1):
        assert ask(site) == first
    assert first[0] == "200 OK"


def test_an_unchanged_page_is_told_so_with_one_query(site, django_assert_num_queries):
    keep(paper())
    etag = ask(site)[1]["ETag"]
    first = ask(site, HTTP_IF_NONE_MATCH=etag)
    with django_assert_num_queries(1):
        assert ask(site, HTTP_IF_NONE_MATCH=etag) == first
    assert (first[0], first[2], first[1]["ETag"]) == ("304 Not Modified", b"", etag)


def test_what_has_been_written_is_seen_at_once(site):
    keep(paper(kind=Kind.AGENDA))
    etag = ask(site)[1]["ETag"]
    ask(site, HTTP_IF_NONE_MATCH=etag)
    keep(paper(item(parts=Parts(decision="Ny havn i referatet."))))
    assert "Ny havn i referatet" in ask(site)[2].decode()
    assert ask(site, HTTP_IF_NONE_MATCH=etag)[0] == "200 OK"


def test_any_action_makes_the_site_be_asked_again():
    site = counting()
    assert ask(site)[2] == ask(site)[2] == b"svar1"
    create_account("ida@kkr.example", "Ida", by=OPERATOR)
    assert ask(site)[2] == b"svar2"


@pytest.mark.parametrize(
    "other",
    [
        {"PATH_INFO": "/en/nordjylland/"},
        {"QUERY_STRING": "year=2024"},
        {"HTTP_HOST": "127.0.0.1"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_IF_NONE_MATCH": '"1"'},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_COOKIE": "sessionid=1"},
        {"HTTP_AUTHORIZATION": "Bearer 1"},
        {"REQUEST_METHOD": "HEAD"},
    ],
)
def test_another_request_gets_an_answer_of_its_own(other):
    site = counting()
    ask(site)
    assert ask(site, **other)[2] == b"svar2"


@pytest.mark.parametrize("credentials", [{"HTTP_COOKIE": "sessionid=1"}, {"HTTP_AUTHORIZATION": "Bearer 1"}])
def test_what_one_who_may_be_signed_in_was_answered_is_not_remembered(credentials):
    site = counting()
    assert [ask(site, **credentials)[2] for _ in range(2)] == [b"svar1", b"svar2"]


@pytest.mark.parametrize(
    "site",
    [
        counting("private, no-cache"),
        counting("public, max-age=60"),
        counting(body=bytes(unchanged.MOST_BYTES)),
        counting(**{"Set-Cookie": "a=b"}),
    ],
)
def test_only_what_is_everybodys_and_short_is_remembered(site):
    first, second = ask(site)[2], ask(site)[2]
    assert (first[-1:], second[-1:]) == (b"1", b"2")


def test_no_more_answers_are_remembered_than_there_is_room_for():
    site = counting()
    for number in range(unchanged.MOST_ANSWERS + 1):
        ask(site, QUERY_STRING=f"page={number}")
    assert ask(site, QUERY_STRING=f"page={unchanged.MOST_ANSWERS}")[2] == b"svar129"
    assert ask(site, QUERY_STRING="page=0")[2] == b"svar130"


def test_lists_that_follow_the_calendar_are_asked_every_time(site):
    keep(paper(date=date(2025, 4, 4)))
    assert "ETag" not in ask(site, "/")[1]
