"""Keeps a page for the bare view, and serves it as `tvaers serve` serves its own.

python -m bench.bare keep FILE                       keeps a page's HTML in a table of one row
python -m bench.bare serve --port 8001 --workers 2   answers it: / from Django, /still from memory
"""

from __future__ import annotations

import argparse
from pathlib import Path


def keep(file: Path) -> None:
    """Keeps the file's HTML as the page."""
    from bench.bare_site import Page, connection

    with connection.schema_editor() as editor:
        editor.create_model(Page)
    Page.objects.create(pk=1, html=file.read_text(encoding="utf-8"))


def serve(port: int, workers: int) -> None:
    """Serves until stopped, with the server and the settings of `tvaers serve`."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from tvaers.site.cli.serving import THREADS_PER_WORKER

    Granian(
        "bench.bare_site:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


def main() -> None:
    """Keeps or serves, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    keeping = commands.add_parser("keep")
    keeping.add_argument("file", type=Path)
    serving = commands.add_parser("serve")
    serving.add_argument("--port", type=int, required=True)
    serving.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.command == "keep":
        keep(arguments.file)
    else:
        serve(arguments.port, arguments.workers)


if __name__ == "__main__":
    main()
