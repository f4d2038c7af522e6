"""The headers of every answer, the limits, and security.txt."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from django.urls import get_resolver

from tests.docs.told import addresses
from tests.papers import OPERATOR, holder, item, keep, paper
from tvaers.access.roles import Role
from tvaers.councils.actions import add_circle
from tvaers.councils.models import Council
from tvaers.site.security.limits import LIMITED

pytestmark = pytest.mark.usefixtures("registers")

MEETING = "/nordjylland/moeder/2025-03-07/"
FROM_OUTSIDE = {"REMOTE_ADDR": "203.0.113.7"}
PATHS = ["/", MEETING, f"{MEETING}dokument.pdf", "/soeg/?q=bus", "/findes-ikke/", "/konto/log-ind/", "/was/"]


@pytest.mark.parametrize("path", [*PATHS, "/static/site/tvaers.css"])
def test_every_answer_has_every_header(client, path):
    keep(paper())
    response = client.get(path)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize("path", PATHS)
def test_a_page_runs_nothing_but_our_own_files_and_stands_in_no_frame(client, path):
    keep(paper())
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    for directive in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    assert response["X-Frame-Options"] == "DENY"


def test_without_encryption_nothing_is_promised_about_it(client):
    assert "Strict-Transport-Security" not in client.get("/")


def test_with_encryption_browsers_keep_to_it_and_cookies_are_bound_to_the_host(tmp_path):
    script = (
        "import django; django.setup(); "
        "from django.test import Client; from django.conf import settings; "
        "answer = Client().get('/.well-known/security.txt', headers={'Host': 'kkr.example'}); "
        "print(answer['Strict-Transport-Security']); print(answer.content.decode()); "
        "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, "
        "settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_DOMAIN)"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tvaers.site.settings",
        "TVAERS_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "TVAERS_URL": "https://kkr.example",
        "TVAERS_HOSTS": "kkr.example",
        "TVAERS_SECURITY_CONTACT": "mailto:sikkerhed@kkr.example",
    }
    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert "max-age=31536000; includeSubDomains" in printed.stdout
    assert "Contact: mailto:sikkerhed@kkr.example" in printed.stdout
    assert "Canonical: https://kkr.example/.well-known/security.txt" in printed.stdout
    assert "__Host-session __Host-csrf True True True None" in printed.stdout


def test_security_txt_names_the_contact_in_the_form_of_the_standard(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:sikkerhed@kkr.example"
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:sikkerhed@kkr.example"
    assert "T00:00:00" in fields["Expires"]


def test_every_page_links_to_the_accessibility_statement(client):
    for path in ("/", "/findes-ikke/", "/konto/log-ind/"):
        assert 'href="/was/"' in client.get(path).content.decode()


@pytest.mark.parametrize(("path", "counted"), [("/soeg/?q=bus", "searches"), (f"{MEETING}dokument.docx", "files")])
def test_who_asks_too_much_is_told_when_to_come_again(client, settings, path, counted):
    keep(paper(item()))
    settings.LIMITS_A_MINUTE = {"searches": 3, "files": 3, "exports": 3}
    codes = [client.get(path, **FROM_OUTSIDE).status_code for _ in range(9)]
    assert 429 in codes
    assert codes[:3] == [200, 200, 200]
    refused = client.get(path, **FROM_OUTSIDE)
    while refused.status_code == 200:  # a new minute has begun
        refused = client.get(path, **FROM_OUTSIDE)
    assert 0 < int(refused["Retry-After"]) <= 60
    assert "Vent et minut" in refused.content.decode()
    assert client.get(path, REMOTE_ADDR="203.0.113.8").status_code == 200
    assert client.get("/", **FROM_OUTSIDE).status_code == 200
    settings.LIMITS_A_MINUTE = {"searches": 0, "files": 0, "exports": 0}
    assert client.get(path, **FROM_OUTSIDE).status_code == 200


def test_the_web_server_in_front_is_not_taken_for_one_visitor(client, settings):
    settings.LIMITS_A_MINUTE = {"searches": 2, "files": 2, "exports": 2}
    assert {client.get("/soeg/?q=bus").status_code for _ in range(6)} == {200}
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    codes = {client.get("/soeg/?q=bus", headers={"X-Real-IP": "203.0.113.9"}).status_code for _ in range(9)}
    assert 429 in codes


def test_nobody_escapes_the_limit_with_a_header_of_their_own(client, settings):
    settings.LIMITS_A_MINUTE = {"searches": 2, "files": 2, "exports": 2}
    codes = [
        client.get("/soeg/?q=bus", headers={"X-Forwarded-For": f"198.51.100.{number}"}, **FROM_OUTSIDE).status_code
        for number in range(9)
    ]
    assert 429 in codes


@pytest.mark.parametrize("path", ["/konto/mine-data/mine-data.json", "/nordjylland/kredse/{circle}/kreds.csv"])
def test_exports_are_limited_by_account_wherever_it_asks_from(client, settings, path, tmp_path):
    north = Council.objects.get(slug="nordjylland")
    circle = add_circle(north, kind="other", name="Chefer", valid_from=date(2022, 1, 1), by=OPERATOR)
    settings.LIMITS_A_MINUTE = {"searches": 3, "files": 3, "exports": 3}
    settings.DATA = tmp_path
    client.force_login(holder(Role.SECRETARY))
    asked = path.format(circle=circle.pk)
    answers = [client.get(asked, REMOTE_ADDR=f"203.0.113.{number}") for number in range(9)]
    codes = [answer.status_code for answer in answers]
    assert codes[:3] == [200, 200, 200]
    assert 429 in codes
    assert "Vent et minut" in answers[codes.index(429)].content.decode()
    client.force_login(holder(Role.SECRETARY, email="en.anden@kkr.example"))
    assert client.get(asked).status_code == 200


def test_files_of_who_is_signed_in_are_counted_by_account_also_from_the_web_server_in_front(client, settings):
    keep(paper(item()))
    settings.LIMITS_A_MINUTE = {"searches": 3, "files": 3, "exports": 3}
    client.force_login(holder(Role.SECRETARY))
    assert 429 in [client.get(f"{MEETING}dokument.docx?til=offentligheden").status_code for _ in range(9)]


def test_all_processes_count_together_and_nothing_is_kept_of_earlier_minutes(tmp_path):
    say = "import django; django.setup(); from tvaers.site.security.counting import asked_this_minute as asked"
    code = f"{say}; [asked('searches', 'sammen') for _ in range(50)]"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tvaers.site.settings", "TVAERS_DATA": str(tmp_path)}
    old = tmp_path / "limits" / "1"
    old.mkdir(parents=True)
    started = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert sum(file.stat().st_size for file in (tmp_path / "limits").glob("*/*")) == 150
    assert not old.exists()


def test_every_file_of_a_meeting_is_limited():
    named = {name for name in LIMITED if name.startswith("meetings:")}
    files = {route for route in addresses() if "/moeder/" in route and ("dokument." in route or "file" in route)}
    assert len(named) >= len(files)
    resolver = get_resolver()
    for name in LIMITED:
        namespace, _, view = name.partition(":")
        assert view in resolver.namespace_dict[namespace][1].reverse_dict
