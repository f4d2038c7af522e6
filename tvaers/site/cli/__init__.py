"""The command line `tvaers`."""

from tvaers.site.cli.audit import audit
from tvaers.site.cli.commands import main

main.add_command(audit)

__all__ = ["main"]
