"""The commands, their help and their examples. What they do is in the rooms."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from tvaers import __version__
from tvaers.law.contract import CALCULATIONS
from tvaers.site.cli.inviting import ROLES_EVERYWHERE, ROLES_IN_A_COUNCIL
from tvaers.site.cli.wording import _

INVITED_AS = (*ROLES_EVERYWHERE, *ROLES_IN_A_COUNCIL)


class CommandWithExamples(click.Command):
    """A command whose help ends with examples, printed line by line as they are written."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **options: Any) -> None:
        options.setdefault("options_metavar", _("[VALG]"))
        super().__init__(*args, **options)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples under the options."""
        with formatter.section(_("Eksempler")):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class GroupWithExamples(CommandWithExamples, click.Group):
    """A group of commands whose help ends the same way."""


@click.group(
    help=_(
        "Tværs: KKR'ernes møder, læst, gemt, vist og fundet igen.\n\n"
        "Data ligger i den mappe, som TVAERS_DATA nævner (ellers data/ i projektet). Databasen oprettes og "
        "opdateres af sig selv. Kun egne data på egen maskine; intet hentes fra nettet."
    ),
    options_metavar=_("[VALG]"),
    subcommand_metavar=_("KOMMANDO [ARGUMENTER]..."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="tvaers")
def main() -> None:
    """The group that all commands belong to."""


@main.command(
    cls=CommandWithExamples,
    short_help=_("Læs ét dokument og skriv, hvad der står i det."),
    help=_("Læs ét dokument (.txt, .pdf, .docx) og skriv, hvad der står i det. Intet gemmes."),
    examples=(
        "tvaers read referat.txt --format summary",
        "tvaers read dagsorden.pdf > dagsorden.json",
        "tvaers read dagsorden.docx --format markdown",
    ),
)
@click.argument("file", metavar=_("FIL"), type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "markdown", "summary"]),
    default="json",
    show_default=True,
    help=_("json: dokumentkontrakten; markdown: hele teksten; summary: en linje pr. punkt."),
)
def read(file: Path, form: str) -> None:
    """Reads one document and prints it; exit 3 with one Danish line when it can't be read."""
    from tvaers.site.cli.reading import read_document

    read_document(file, form)


@main.command(
    "import",
    cls=CommandWithExamples,
    short_help=_("Tag gamle dagsordener og referater ind i arkivet."),
    help=_(
        "Tag gamle dagsordener og referater ind i arkivet: filer og hele mapper.\n\n"
        "Samme fil to gange ændrer intet. Et referat føjes til dagsordenen for samme møde som næste udgave. "
        "Afbrydes kommandoen, er kun hele dokumenter kommet ind; kør den igen, så gøres den færdig."
    ),
    examples=(
        "tvaers import arkiv/",
        "tvaers import arkiv/ --dry-run",
        "tvaers import scan.pdf --council nordjylland --date 2019-02-08",
        "tvaers import udkast.docx --unpublished",
    ),
)
@click.argument("paths", metavar=_("STI..."), nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Vis, hvad der ville ske, uden at gemme noget."))
@click.option("--unpublished", is_flag=True, help=_("Hold møderne skjult for offentligheden."))
@click.option("--council", metavar="KKR", help=_("KKR, når dokumenterne ikke selv fortæller det (fx nordjylland)."))
@click.option(
    "--date",
    "day",
    metavar=_("ÅÅÅÅ-MM-DD"),
    type=click.DateTime(["%Y-%m-%d"]),
    help=_("Mødets dag, når dokumentet ikke selv fortæller den (fx 2019-02-08)."),
)
def import_(
    paths: tuple[Path, ...], *, dry_run: bool, unpublished: bool, council: str | None, day: datetime | None
) -> None:
    """Imports files and folders and reports on each; exit 1 when some did not come in."""
    from tvaers.site.cli.importing import import_paths

    import_paths(paths, is_trial=dry_run, is_published=not unpublished, council=council, day=_day(day))


@main.command(
    cls=CommandWithExamples,
    short_help=_("Søg i arkivet."),
    help=_(
        "Søg i arkivet. Flere ord skal alle findes; ”ord i rækkefølge” i anførselstegn, -ord fravælger, ord* er "
        "begyndelsen af et ord. Der søges i det, som offentligheden kan se."
    ),
    examples=(
        "tvaers search klima",
        "tvaers search '\"fælles indkøb\" -busser'",
        "tvaers search rammeaftale --format json",
        "tvaers search udkast --as sekretariat@example.dk",
    ),
)
@click.argument("words", metavar=_("ORD..."), nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help=_("Svarets form.")
)
@click.option("--as", "email", metavar=_("E-MAIL"), help=_("Se det, som kontoen med denne e-mail kan se."))
@click.option(
    "--page", metavar=_("TAL"), type=click.IntRange(min=1), default=1, show_default=True, help=_("Side af resultatet.")
)
def search(words: tuple[str, ...], *, form: str, email: str | None, page: int) -> None:
    """Searches and prints the hits; exit 0 also without hits."""
    from tvaers.site.cli.searching import search_archive

    search_archive(" ".join(words), form, email, page)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Byg søgeindekset op på ny."),
    help=_("Byg søgeindekset op på ny, med de sammensatte ord, som arkivet nu kender."),
    examples=("tvaers reindex",),
)
def reindex() -> None:
    """Builds the index anew."""
    from tvaers.site.cli.searching import rebuild_index

    rebuild_index()


@main.command(
    cls=CommandWithExamples,
    short_help=_("Se efter, om en PDF er den offentliggjorte."),
    help=_(
        "Se efter, om en PDF er den offentliggjorte, hvilken udgave den er, og om der er en nyere.\n\n"
        "Det er sidernes ord, der tæller, ikke de data, der er vedhæftet filen. Svaret er 0, når filen kun siger det, "
        "som udgaven siger, 1, når den ikke gør, og 3, når den ikke kan læses."
    ),
    examples=("tvaers verify referat.pdf",),
)
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> None:
    """Tells what a file is; exit 1 when it is not what was published, 3 when it can't be read."""
    from tvaers.site.cli.verifying import verify_file

    verify_file(file)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Offentliggør et møde, der er holdt tilbage."),
    help=_("Offentliggør et møde, der er holdt tilbage, fx fordi det kom ind med tvaers import --unpublished."),
    examples=("tvaers publish nordjylland/2025-02-07 --preview", "tvaers publish nordjylland/2025-02-07"),
)
@click.argument("meeting")
@click.option("--preview", is_flag=True, help=_("Vis, hvad der ville blive offentligt, og gør ikke mere."))
def publish(meeting: str, *, preview: bool) -> None:
    """Publishes a meeting by its address."""
    from tvaers.site.cli.publishing import publish_meeting

    publish_meeting(meeting, is_preview=preview)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Fjern et møde eller et punkt fra det offentlige."),
    help=_(
        "Fjern et møde eller ét punkt fra det offentlige. Siden, filerne i alle udgaver og søgningen har det ikke "
        "længere; på adressen står, at det er fjernet, og hvad grunden er. Det kan fortrydes med --undo."
    ),
    examples=(
        "tvaers depublish nordjylland/2025-02-07 --reason personal-data",
        "tvaers depublish nordjylland/2025-02-07 --item 3.4 --reason mistake --note 'Forkert bilag'",
        "tvaers depublish nordjylland/2025-02-07 --item 3.4 --undo",
    ),
)
@click.argument("meeting")
@click.option("--item", "number", help=_("Kun punktet med dette nummer."))
@click.option("--reason", type=click.Choice(["mistake", "personal-data", "law"]), help=_("Grunden; alle ser den."))
@click.option("--note", default="", help=_("Bemærkning, som kun sekretariatet ser."))
@click.option("--undo", "is_undone", is_flag=True, help=_("Gør det offentligt igen."))
def depublish(meeting: str, *, number: str | None, reason: str | None, note: str, is_undone: bool) -> None:
    """Takes a meeting or an item down, or brings it back."""
    from tvaers.site.cli.publishing import depublish_meeting, republish_meeting

    if is_undone == (reason is not None):
        raise click.UsageError(_("Skriv enten --reason eller --undo."))
    if reason is None:
        republish_meeting(meeting, number)
    else:
        depublish_meeting(meeting, number, reason, note)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Vis og afgør tvivl om personer."),
    help=_(
        "Vis de personer, som importen er i tvivl om, og afgør om to navne er samme person.\n\n"
        "En afgørelse kan fortrydes: så er tvivlen åben igen, og det, der blev flyttet, står, hvor det stod."
    ),
    examples=(
        "tvaers doubts",
        "tvaers doubts 3 --same",
        "tvaers doubts 4 --different",
        "tvaers doubts --settled",
        "tvaers doubts 3 --undo",
    ),
)
@click.argument("number", metavar=_("[NUMMER]"), type=int, required=False)
@click.option("--same/--different", "is_same", default=None, help=_("To navne på én person, eller to personer."))
@click.option("--undo", "is_undone", is_flag=True, help=_("Fortryd afgørelsen."))
@click.option("--settled", "are_settled", is_flag=True, help=_("Vis dem, der er afgjort."))
def doubts(number: int | None, *, is_same: bool | None, is_undone: bool, are_settled: bool) -> None:
    """Lists open or settled doubts about people, settles one, or takes an answer back."""
    from tvaers.site.cli.doubting import list_doubts, list_settled, settle, undo

    if number is None and (is_undone or is_same is not None):
        raise click.UsageError(
            _("Skriv nummeret på tvivlen. Numrene ses med tvaers doubts og tvaers doubts --settled.")
        )
    if number is None:
        (list_settled if are_settled else list_doubts)()
    elif are_settled or is_undone == (is_same is not None):
        raise click.UsageError(_("Skriv én af --same, --different og --undo efter nummeret."))
    elif is_undone:
        undo(number)
    else:
        settle(number, is_same=bool(is_same))


@main.command(
    cls=CommandWithExamples,
    short_help=_("Regn efter feltets regler, og vis hvordan."),
    help=_(
        "Regn efter feltets regler, og vis hvordan: JSON ind, JSON ud med resultat, mellemregninger og advarsler. "
        "Intet gemmes. Svaret er 2, når det, der skal regnes på, ikke har den rette form; så står på én linje, "
        "hvilken nøgle der er noget i vejen med."
    ),
    examples=(
        "tvaers law deadline --input frist.json",
        """echo '{"date": "2022-01-21", "working_days_before": 3}' | tvaers law deadline --input -""",
    ),
)
@click.argument("name", type=click.Choice(tuple(CALCULATIONS)))
@click.option(
    "--input",
    "file",
    metavar=_("FIL"),
    required=True,
    type=click.Path(path_type=Path),
    help=_("Filen med ét JSON-objekt; - er det, der kommer ind ad standardinput."),
)
def law(name: str, *, file: Path) -> None:
    """Prints one calculation with its working; exit 2 with one Danish line when the input is not of the form."""
    from tvaers.site.cli.calculating import calculate_from

    calculate_from(name, file)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Invitér en person, så vedkommende kan logge ind."),
    help=_(
        "Invitér en person, så vedkommende kan logge ind. Den første skal være administrator og kan invitere de "
        "andre fra siden med konti. E-mailen har et link, der gælder i 7 dage. Uden TVAERS_SMTP_URL skrives den her."
    ),
    examples=(
        "tvaers invite ida@kkr.example 'Ida Holm' --role administrator",
        "tvaers invite bo@kkr.example 'Bo Lind' --role secretary --council nordjylland",
    ),
)
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice(INVITED_AS), help=_("Rolle fra i dag."))
@click.option("--council", help=_("Rådet, som rollen er i (fx nordjylland)."))
def invite(email: str, name: str, *, role: str | None, council: str | None) -> None:
    """Makes an account, gives it a role and sends the invitation."""
    from tvaers.site.cli import inviting

    inviting.invite(email, name, role, council)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Anonymisér en person, når loven kræver det."),
    help=_(
        "Fjern det private, som systemet har om en person: konto, navn, e-mail, telefon, roller og funktioner.\n\n"
        "Navne i udsendte dagsordener og referater bliver stående, og deres fingeraftryk passer stadig. Det kan ikke "
        "fortrydes."
    ),
    examples=("tvaers anonymise ida@kkr.example.dk", "tvaers anonymise ida@kkr.example.dk --yes"),
)
@click.argument("email", metavar=_("E-MAIL"))
@click.option("--yes", "is_sure", is_flag=True, help=_("Spørg ikke en gang til."))
def anonymise(email: str, *, is_sure: bool) -> None:
    """Takes away what is private of a person."""
    from tvaers.site.cli.anonymising import anonymise_person

    anonymise_person(email, is_sure=is_sure)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Send de e-mails, der venter i udbakken."),
    help=_(
        "Send én gang de e-mails, hvis tur det er, og hold op. Webserveren gør det selv; kommandoen er til cron, når "
        "siden køres på anden måde, og kan godt køre samtidig med den."
    ),
    examples=("tvaers deliver",),
)
def deliver() -> None:
    """Sends what is due in the outbox."""
    from tvaers.site.cli.delivering import deliver_once

    deliver_once()


@main.command(
    cls=CommandWithExamples,
    help=_("Start webserveren på denne maskine."),
    examples=("tvaers serve", "tvaers serve --port 8080 --workers 2"),
)
@click.option("--port", metavar=_("TAL"), type=int, default=8000, show_default=True, help=_("Port på 127.0.0.1."))
@click.option("--host", metavar=_("ADRESSE"), default="127.0.0.1", show_default=True, help=_("Adresse, der lyttes på."))
@click.option("--workers", metavar=_("TAL"), type=int, default=1, show_default=True, help=_("Antal processer."))
def serve(port: int, host: str, workers: int) -> None:
    """Serves the site until interrupted."""
    from tvaers.site.cli.serving import serve_site

    serve_site(host, port, workers)


@main.command(
    cls=CommandWithExamples,
    short_help=_("Hent demodata ind og start webserveren."),
    help=_("Hent demodata ind i en tom database og start webserveren."),
    examples=("tvaers demo", "tvaers demo --port 8080"),
)
@click.option("--port", metavar=_("TAL"), type=int, default=8000, show_default=True, help=_("Port på 127.0.0.1."))
@click.option("--only-import", is_flag=True, help=_("Hent demodata, men start ikke serveren."))
def demo(port: int, *, only_import: bool) -> None:
    """Imports the demo papers through the same importer, then serves."""
    from tvaers.site.cli.demonstrating import import_demo
    from tvaers.site.cli.serving import serve_site

    import_demo(port)
    if not only_import:
        serve_site("127.0.0.1", port, workers=1)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
