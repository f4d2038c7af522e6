"""The commands on backup and restore in docs/operation.md, run as they stand there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.written import PROJECT, code_blocks

DEMO = PROJECT / "tvaers" / "archive" / "demo" / "kkr-nordjylland-2024-09-06-referat.txt"
OPERATION = PROJECT / "docs" / "operation.md"
WRITTEN_TARGET = "/backup/tvaers"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are for a shell")


def tvaers(*arguments: str | Path, data: Path) -> str:
    """What the command prints, in the data directory `data`."""
    command = [sys.executable, "-m", "tvaers", *map(str, arguments)]
    result = subprocess.run(command, cwd=PROJECT, env=environment(data), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def environment(data: Path) -> dict[str, str]:
    """An operator's environment: SQLite in `data`."""
    others = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return others | {"TVAERS_DATA": str(data)}


def written(sign: str, target: Path) -> str:
    """The block of the guide that holds `sign`, for this machine's Python and with `target` as the backup's place."""
    (block,) = [block for block in code_blocks(OPERATION) if sign in block]
    return block.replace(WRITTEN_TARGET, str(target)).replace(".venv/bin/python", sys.executable)


def run(script: str, data: Path) -> str:
    """What a block of commands prints; fails when one of them does."""
    command = ["bash", "-euo", "pipefail", "-c", script]
    result = subprocess.run(command, cwd=PROJECT, env=environment(data), capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_what_was_backed_up_can_be_restored_and_searched(tmp_path):
    data, backup, restored = tmp_path / "data", tmp_path / "backup", tmp_path / "restored"
    tvaers("import", DEMO, data=data)
    found = tvaers("search", "kommunerne", "--format", "json", data=data)
    assert json.loads(found)["total"] > 0
    assert run(written("source.backup", backup), data).strip() == "ok"
    restored.mkdir()
    run(written(f"cp -a {WRITTEN_TARGET}/. ", backup), restored)
    assert tvaers("search", "kommunerne", "--format", "json", data=restored) == found
    originals = [path for path in (restored / "originals").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in originals] == [DEMO.read_bytes()]
