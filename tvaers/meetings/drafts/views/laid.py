"""What is laid before the one who asks: the list, and the version with its question, to be read and remarked on."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tvaers.access.pages import for_accounts
from tvaers.access.viewing import actor_of, viewer_of
from tvaers.meetings.cycle.pages import tell
from tvaers.meetings.drafts.actions.layings import CannotRemark, remark, see
from tvaers.meetings.drafts.forms import LONGEST_REMARK, RemarkForm
from tvaers.meetings.drafts.queries import ended_before, has_seen, laid_before, own_remarks
from tvaers.meetings.models import Remark
from tvaers.meetings.models.drafts import ended_laying_before

ENDED_A_PAGE = 20
GONE = 410


@for_accounts
def laid_before_me(request: HttpRequest) -> HttpResponse:
    """What waits, the first to end first, and what has ended (?page=2), of which nothing but the circle is told."""
    viewer = viewer_of(request)
    page = Paginator(ended_before(viewer), ENDED_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "meetings/drafts/laid_before_me.html", {"layings": laid_before(viewer), "page": page})


@for_accounts
@require_http_methods(["GET", "HEAD", "POST"])
def laid(request: HttpRequest, laying: int) -> HttpResponse:
    """The version, its attachments and the question; opening it is noted, and a remark is kept."""
    viewer = viewer_of(request)
    found = laid_before(viewer).filter(pk=laying).first()
    if found is None:
        return _ended(request, laying)
    looks_as_another = getattr(request, "stand_in", None) is not None
    if looks_as_another and request.method == "POST":
        raise Http404
    if not looks_as_another and request.method == "GET":
        see(found, by=actor_of(request))
    said = own_remarks(found, viewer)
    last = said[-1] if said else None
    form = RemarkForm(request.POST or None, initial={"stance": last.stance, "text": last.text} if last else None)
    if form.is_valid():
        stance, text = Remark.Stance(form.cleaned_data["stance"]), form.cleaned_data["text"].replace("\r\n", "\n")
        try:
            made = remark(found, stance, text, by=actor_of(request))
        except CannotRemark as refusal:
            form.add_error("text", str(refusal))
        else:
            tell(request, _("Dit svar er sendt. Du kan ændre det indtil fristen.") if made else _("Intet var ændret."))
            return redirect("meetings:laid", found.pk)
    context = {"laying": found, "version": found.version, "form": form, "said": said}
    return render(request, "meetings/drafts/laid.html", context)


def _ended(request: HttpRequest, laying: int) -> HttpResponse:
    """That it was withdrawn or its time has passed, and what was written too late, for those it was laid before.

    For all others nothing is there.
    """
    viewer = viewer_of(request)
    ended = ended_laying_before(viewer, laying)
    if ended is None:
        raise Http404
    if request.method != "POST" or not has_seen(laying, viewer):
        return render(request, "meetings/drafts/ended.html", {"laying": ended}, status=GONE)
    context = {"laying": ended, "written": request.POST.get("text", "")[:LONGEST_REMARK]}
    return render(request, "meetings/drafts/too_late.html", context, status=GONE)
