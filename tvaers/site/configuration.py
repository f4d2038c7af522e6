"""What the operator's environment says: where data lives, which database, the secret key, the mail server."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tvaers.site.saml import saml_provider

PROJECT = Path(__file__).resolve().parents[2]

SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;"


def data_directory() -> Path:
    """The directory of database and files: `TVAERS_DATA`, else `data/` in the project. Created when missing."""
    directory = Path(os.environ.get("TVAERS_DATA") or PROJECT / "data").resolve()
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def secret_key(directory: Path) -> str:
    """`TVAERS_SECRET_KEY`, else a key made once and kept in the data directory, readable by its owner only."""
    from_environment = os.environ.get("TVAERS_SECRET_KEY")
    if from_environment:
        return from_environment
    return _kept_secret(directory / "secret_key")


def trail_key(directory: Path) -> str:
    """The key of the digests in the audit trail: `TVAERS_TRAIL_KEY`, else one made once, as the secret key is.

    It is not the secret key, for that one can be changed, and digests of before and after are only alike under one key.
    """
    return os.environ.get("TVAERS_TRAIL_KEY") or _kept_secret(directory / "trail_key")


def database(directory: Path) -> dict[str, Any]:
    """Django's database entry: PostgreSQL when `DATABASE_URL` says so, else SQLite in the data directory.

    Raises ValueError for a `DATABASE_URL` of another kind.
    """
    url = os.environ.get("DATABASE_URL")
    return _postgresql(url) if url else _sqlite(directory / "tvaers.sqlite3")


def site_address() -> str:
    """`TVAERS_URL`: where the site is called from outside, without a slash at the end; empty when it is not said."""
    return os.environ.get("TVAERS_URL", "").rstrip("/")


def mail_server() -> dict[str, Any]:
    """Django's settings for e-mail from `TVAERS_SMTP_URL` and `TVAERS_MAIL_FROM`; without a server mails are printed.

    Raises ValueError for an address of another kind.
    """
    sender = {"DEFAULT_FROM_EMAIL": os.environ.get("TVAERS_MAIL_FROM") or "tvaers@localhost"}
    url = os.environ.get("TVAERS_SMTP_URL")
    if not url:
        return {**sender, "EMAIL_BACKEND": "tvaers.post.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in _SMTP_PORTS or not parts.hostname:
        raise ValueError("TVAERS_SMTP_URL must be smtp://, smtp+starttls:// or smtps:// and a host")
    return {
        **sender,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


_SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def identity_providers() -> dict[str, Any]:
    """allauth's setting for the identity providers that the environment names, by OpenID Connect and by SAML.

    Raises ValueError when something about one is missing.
    """
    providers: dict[str, Any] = {}
    if url := os.environ.get("TVAERS_OIDC_URL"):
        providers["openid_connect"] = _openid_connect(url)
    if metadata := os.environ.get("TVAERS_SAML_METADATA"):
        providers["saml"] = saml_provider(Path(metadata))
    return providers


def _openid_connect(url: str) -> dict[str, Any]:
    client, secret = os.environ.get("TVAERS_OIDC_CLIENT_ID"), os.environ.get("TVAERS_OIDC_SECRET")
    if not client or not secret:
        raise ValueError("TVAERS_OIDC_URL needs TVAERS_OIDC_CLIENT_ID and TVAERS_OIDC_SECRET")
    provider = {
        "provider_id": "oidc",
        "name": os.environ.get("TVAERS_OIDC_NAME") or urlsplit(url).hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url.rstrip("/")},
    }
    return {"APPS": [provider], "OAUTH_PKCE_ENABLED": True}


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
        "CONN_MAX_AGE": None,
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _kept_secret(path: Path) -> str:
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def _write_once(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
