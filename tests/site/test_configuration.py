"""What the operator's environment says of database and data directory."""

import stat
from pathlib import Path

import pytest

from tvaers.site.configuration import data_directory, database, secret_key


def test_sqlite_in_the_data_directory_is_the_default(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    entry = database(tmp_path)
    assert entry["NAME"] == tmp_path / "tvaers.sqlite3"
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_database_url_names_postgresql(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:p%40ss@db.example:5433/tvaers?sslmode=require")
    entry = database(tmp_path)
    told = (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"], entry["NAME"], entry["OPTIONS"])
    assert told == ("anna", "p@ss", "db.example", "5433", "tvaers", {"sslmode": "require"})


def test_another_kind_of_database_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "mysql://root@localhost/tvaers")
    with pytest.raises(ValueError, match="postgresql://"):
        database(tmp_path)


def test_the_data_directory_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv("TVAERS_DATA", str(tmp_path / "a" / "b"))
    assert data_directory() == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(monkeypatch, tmp_path: Path):
    monkeypatch.delenv("TVAERS_SECRET_KEY", raising=False)
    key = secret_key(tmp_path)
    assert len(key) > 40
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    monkeypatch.setenv("TVAERS_SECRET_KEY", "from the environment")
    assert secret_key(tmp_path) == "from the environment"
