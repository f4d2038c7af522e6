"""`tvaers serve`: the web server on this machine."""

from __future__ import annotations

import socket

import click

from tvaers.site.cli.preparation import prepare, prepare_static_files
from tvaers.site.cli.wording import _

THREADS_PER_WORKER = 4


def serve_site(host: str, port: int, workers: int) -> None:
    """Makes everything ready and serves until interrupted; a usage error when the port is taken."""
    _check_port(host, port)
    prepare()
    prepare_static_files()
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connections.close_all()
    click.echo(_("Tværs kører på http://{host}:{port} – stop med Ctrl+C.").format(host=_shown(host), port=port))
    server = Granian(
        "tvaers.site.wsgi:delivering_application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.serve()


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = _("Port {port} er optaget af et andet program. Vælg en anden med --port.")
            raise click.UsageError(message.format(port=port)) from error


def _shown(host: str) -> str:
    return "localhost" if host == "127.0.0.1" else host
