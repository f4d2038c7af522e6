"""What an import tells: what came in, what was doubtful and why. Danish, for the secretary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.archive.actions import Result
from tvaers.archive.importing import FileReport
from tvaers.danish.dates import long_date
from tvaers.document.model import ReadingWarning

OUTCOMES = {
    Result.NEW_MEETING: gettext_lazy("nyt møde"),
    Result.NEXT_EDITION: gettext_lazy("ny udgave af mødets papir"),
    Result.OTHER_FILE: gettext_lazy("samme indhold som en udgave, der findes; filen er gemt ved siden af"),
    Result.UNCHANGED: gettext_lazy("fandtes i forvejen; intet ændret"),
}


def lines_of(report: FileReport) -> Iterator[str]:
    """One line on what became of the file, then one for each doubt."""
    if report.imported is None:
        yield _("✗ {name}: kom ikke ind. {reason}").format(name=report.path.name, reason=report.refusal)
        return
    edition = report.imported.edition
    yield _("✓ {name}: {council}, {day}, {stage} – {outcome}").format(
        name=report.path.name,
        council=edition.meeting.council.name,
        day=long_date(edition.meeting.held_on),
        stage=edition.get_stage_display().lower(),
        outcome=OUTCOMES[report.imported.result],
    )
    for warning in sorted(report.doubts_about_the_source, key=_place_in_the_paper):
        place = _("pkt. {item}: ").format(item=warning.item) if warning.item else ""
        yield f"    ! {place}{warning.message}"
    for doubt in report.imported.doubts:
        yield _("    ? {person} kan være {candidate}: {reason}. Afgør det med: tvaers doubts").format(
            person=doubt.person, candidate=doubt.candidate, reason=doubt.get_reason_display().lower()
        )


def summary_of(reports: Iterable[FileReport]) -> Iterator[str]:
    """The counts: files in, files refused, warnings and doubts."""
    reports = list(reports)
    counts = Counter(report.imported.result for report in reports if report.imported)
    refused = sum(not report.came_in for report in reports)
    warnings = sum(len(report.doubts_about_the_source) for report in reports)
    doubts = sum(len(report.imported.doubts) for report in reports if report.imported)
    yield ngettext("{n} fil:", "{n} filer:", len(reports)).format(n=len(reports))
    yield from (f"  {_counted(result, count)}" for result in OUTCOMES if (count := counts[result]))
    if refused:
        yield ngettext("  {n} kom ikke ind", "  {n} kom ikke ind", refused).format(n=refused)
    yield ngettext("{n} advarsel om kilden.", "{n} advarsler om kilderne.", warnings).format(n=warnings)
    yield ngettext("{n} tvivl om personer.", "{n} tvivl om personer.", doubts).format(n=doubts)


def _place_in_the_paper(warning: ReadingWarning) -> list[int]:
    return [int(number) for number in (warning.item or "0").split(".")]


def _counted(result: Result, count: int) -> str:
    words = {
        Result.NEW_MEETING: ngettext("{n} nyt møde", "{n} nye møder", count),
        Result.NEXT_EDITION: ngettext("{n} ny udgave", "{n} nye udgaver", count),
        Result.OTHER_FILE: ngettext("{n} fil med kendt indhold", "{n} filer med kendt indhold", count),
        Result.UNCHANGED: ngettext("{n} fandtes i forvejen", "{n} fandtes i forvejen", count),
    }
    return words[result].format(n=count)
