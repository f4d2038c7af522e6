"""`tvaers serve`: the web server on this machine."""

from __future__ import annotations

import click

from tvaers.site.cli.preparation import prepare, prepare_static_files
from tvaers.site.cli.wording import _

THREADS_PER_WORKER = 4


def serve_site(host: str, port: int, workers: int) -> None:
    """Makes everything ready and serves until interrupted."""
    prepare()
    prepare_static_files()
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connections.close_all()
    click.echo(_("Tværs kører på http://{host}:{port} – stop med Ctrl+C.").format(host=_shown(host), port=port))
    server = Granian(
        "tvaers.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.serve()


def _shown(host: str) -> str:
    return "localhost" if host == "127.0.0.1" else host
