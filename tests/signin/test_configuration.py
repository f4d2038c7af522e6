"""What the environment says of mail, of the site's address and of identity providers."""

import pytest

from tvaers.site.configuration import identity_providers, mail_server, site_address


def test_without_a_mail_server_mails_are_printed(monkeypatch):
    monkeypatch.delenv("TVAERS_SMTP_URL", raising=False)
    assert mail_server()["EMAIL_BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize(
    ("url", "host", "port", "starts_tls", "is_tls"),
    [
        ("smtp+starttls://user:p%40ss@mail.example.dk:2525", "mail.example.dk", 2525, True, False),
        ("smtp+starttls://user:p%40ss@mail.example.dk", "mail.example.dk", 587, True, False),
        ("smtps://user:p%40ss@mail.example.dk", "mail.example.dk", 465, False, True),
        ("smtp://user:p%40ss@10.0.0.7", "10.0.0.7", 25, False, False),
    ],
)
def test_the_mail_servers_address_says_how_it_is_spoken_to(monkeypatch, url, host, port, starts_tls, is_tls):
    monkeypatch.setenv("TVAERS_SMTP_URL", url)
    settings = mail_server()
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == (host, port)
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (starts_tls, is_tls)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("user", "p@ss")


@pytest.mark.parametrize("url", ["mail.example.dk:587", "https://mail.example.dk", "smtp://"])
def test_an_address_of_another_kind_is_refused(monkeypatch, url):
    monkeypatch.setenv("TVAERS_SMTP_URL", url)
    with pytest.raises(ValueError, match="TVAERS_SMTP_URL"):
        mail_server()


def test_the_sites_address_has_no_slash_at_the_end(monkeypatch):
    monkeypatch.setenv("TVAERS_URL", "https://kkr.example.dk/")
    assert site_address() == "https://kkr.example.dk"


def test_a_provider_needs_a_client(monkeypatch):
    monkeypatch.setenv("TVAERS_OIDC_URL", "https://login.example.dk")
    monkeypatch.delenv("TVAERS_OIDC_CLIENT_ID", raising=False)
    with pytest.raises(ValueError, match="TVAERS_OIDC_CLIENT_ID"):
        identity_providers()
