"""The command line `tvaers`."""

from tvaers.site.cli.commands import main

__all__ = ["main"]
