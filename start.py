#!/usr/bin/env python3
"""Everything on a machine that has only Python: `start.py demo`, `start.py test`, `start.py install`.

Makes `.venv` in the project, installs the hash-pinned locks there, and runs. Safe to run again and to interrupt: each
step leaves a stamp only when it is whole. Once installed, nothing reaches the network.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
ENVIRONMENT = PROJECT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMPS = ENVIRONMENT / "stamps"
RUNTIME = ("build", "runtime")
TEST = ("test", "browser")
OLDEST = (3, 11)


def main() -> int:
    """Runs the command that was asked for and returns its exit code."""
    if sys.version_info < OLDEST:
        print(f"Tværs needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
        return 2
    arguments, rest = _parser().parse_known_args()
    if rest and arguments.command != "test":
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return _run(arguments, rest)
    except subprocess.CalledProcessError as error:
        print(f"\nStopped: {' '.join(map(str, error.cmd[:6]))} … ended with {error.returncode}. Run again to go on.")
        return error.returncode
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


def _run(arguments: argparse.Namespace, rest: list[str]) -> int:
    install(RUNTIME)
    if arguments.command == "install":
        print("Ready. Next: python3 start.py demo")
        return 0
    if arguments.command == "test":
        install(TEST)
        return subprocess.call([PYTHON, "-m", "pytest", *rest], cwd=PROJECT)
    return subprocess.call([PROGRAMS / "tvaers", "demo", "--port", str(arguments.port)], cwd=PROJECT)


def install(locks: tuple[str, ...]) -> None:
    """The environment with these locks in it; what is already there is left alone."""
    missing = [lock for lock in locks if not _stamp(lock).exists()]
    if not missing:
        return
    _make_environment()
    for lock in missing:
        print(f"Installing {lock} …", flush=True)
        _pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(_lock_file(lock)))
        if lock == RUNTIME[-1]:
            _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(PROJECT))
        _stamp(lock).parent.mkdir(exist_ok=True)
        _stamp(lock).touch()


def _make_environment() -> None:
    """A virtual environment; without pip of its own where the machine lacks ensurepip (some fresh Debians)."""
    if PYTHON.exists() and _works():
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    print("Making .venv …", flush=True)
    try:
        venv.create(ENVIRONMENT, with_pip=True)
    except (subprocess.CalledProcessError, SystemExit):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        venv.create(ENVIRONMENT, with_pip=False)


def _works() -> bool:
    return subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL) == 0


def _pip(*arguments: str) -> None:
    own = subprocess.call([PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    command = [PYTHON, "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", str(ENVIRONMENT)]
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    process = subprocess.run([*command, *arguments, *quiet], stderr=subprocess.PIPE, text=True, check=False)
    if process.returncode:
        print(process.stderr, file=sys.stderr)
        process.check_returncode()


def _lock_file(lock: str) -> Path:
    return PROJECT / "requirements" / f"{lock}.txt"


def _stamp(lock: str) -> Path:
    """The mark that a lock is installed; a changed lock has another name, so it is installed again."""
    content = _lock_file(lock).read_bytes()
    return STAMPS / f"{lock}-{hashlib.sha256(content).hexdigest()[:16]}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="install, load the demo papers and show them in the browser")
    demo.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default 8000)")
    commands.add_parser("test", help="install and run all tests; further arguments go to pytest")
    commands.add_parser("install", help="only prepare")
    return parser


if __name__ == "__main__":
    sys.exit(main())
