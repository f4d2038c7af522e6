"""What an import tells: what came in, what was doubtful and why. Danish, for the secretary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tvaers.archive.actions import Result
from tvaers.archive.importing import FileReport
from tvaers.danish.dates import long_date

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
    for warning in report.doubts_about_the_source:
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
    yield ngettext("{n} fil læst.", "{n} filer læst.", len(reports)).format(n=len(reports))
    for result, outcome in OUTCOMES.items():
        if counts[result]:
            yield f"  {counts[result]} {outcome}"
    if refused:
        yield ngettext("  {n} kom ikke ind", "  {n} kom ikke ind", refused).format(n=refused)
    yield ngettext("{n} advarsel om kilden.", "{n} advarsler om kilderne.", warnings).format(n=warnings)
    yield ngettext("{n} tvivl om personer.", "{n} tvivl om personer.", doubts).format(n=doubts)
