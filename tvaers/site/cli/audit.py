"""The commands on the audit trail, their help and their examples. What they do is in `auditing`."""

from __future__ import annotations

import click

from tvaers.site.cli.commands import CommandWithExamples, GroupWithExamples
from tvaers.site.cli.wording import _

VERIFY = "tvaers audit verify"
HEAD = "tvaers audit head"
NOTED = "9f2c41d07ab35e6688c0f1d2e3a4b5968778695a4b3c2d1e0f9a8b7c6d5e4f30"


@click.group(
    cls=GroupWithExamples,
    short_help=_("Efterprøv sporet af, hvem der gjorde hvad."),
    help=_(
        "Efterprøv sporet: hver ændring i Tværs efterlader en hændelse, som aldrig ændres og bærer et fingeraftryk "
        "af den foregående."
    ),
    options_metavar=_("[VALG]"),
    subcommand_metavar=_("KOMMANDO [ARGUMENTER]..."),
    examples=(VERIFY, f"{HEAD} --mail revision@example.dk"),
)
def audit() -> None:
    """The group of the commands on the trail."""


@audit.command(
    cls=CommandWithExamples,
    short_help=_("Find det første brud på sporet."),
    help=_(
        "Gå sporet igennem fra den første hændelse, og find det første brud: en ændret hændelse, en der mangler, "
        "eller hændelser i forkert rækkefølge. Slutter med 1, når der er et brud.\n\n"
        "Er de sidste hændelser skåret af, ses det kun på et fingeraftryk, der er noteret tidligere: skriv det efter "
        "--head."
    ),
    examples=(VERIFY, f"{VERIFY} --head {NOTED}"),
)
@click.option("--head", "noted", metavar=_("FINGERAFTRYK"), help=_("Se, om dette fingeraftryk stadig står i sporet."))
def verify(noted: str | None) -> None:
    """Verifies the trail; exit 1 and the first broken link when there is one."""
    from tvaers.site.cli.auditing import verify_trail

    verify_trail(noted)


@audit.command(
    cls=CommandWithExamples,
    short_help=_("Vis dagens fingeraftryk, eller send det."),
    help=_(
        "Vis dagens fingeraftryk af hele sporet: dag, antal hændelser og fingeraftryk. Gem det uden for serveren, "
        "eller send det hver dag til en, der ikke selv kan ændre sporet."
    ),
    examples=(HEAD, f"{HEAD} --mail revision@example.dk"),
)
@click.option("--mail", "address", metavar=_("E-MAIL"), help=_("Send fingeraftrykket til denne adresse."))
def head(address: str | None) -> None:
    """Prints the head of the trail, and mails it when asked to; exit 1 when it cannot be sent."""
    from tvaers.site.cli.auditing import show_head

    show_head(address)
