"""Addresses of files that are not public: made for one account, and good for a quarter of an hour."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import Http404, HttpRequest
from django.urls import reverse

from tvaers.access.viewing import account_of, is_signed_in
from tvaers.meetings.models import Meeting

SECONDS = 15 * 60
_PURPOSE = "tvaers.meetings.file"


@dataclass(frozen=True)
class Wanted:
    """A file of a meeting: "pdf", "docx" or "samlet" of the edition with this number (0 for the current one), or
    "original" or "bilag" by its key.
    """

    form: str
    number: int


def passing_address(request: HttpRequest, meeting: Meeting, wanted: Wanted) -> str:
    """A fresh address of the file for who is signed in. Raises Http404 for nobody."""
    if not is_signed_in(request):
        raise Http404
    values = [account_of(request).pk, meeting.pk, wanted.form, wanted.number]
    token = signing.dumps(values, salt=_PURPOSE)
    return reverse("meetings:file", args=[meeting.council.slug, meeting.address, token])


def wanted_by(request: HttpRequest, meeting: Meeting, token: str) -> Wanted:
    """What the address names. Raises Http404 when it is another's, another meeting's, forged or too old."""
    try:
        account, key, form, number = signing.loads(token, salt=_PURPOSE, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    if not is_signed_in(request) or (account, key) != (account_of(request).pk, meeting.pk):
        raise Http404
    return Wanted(form, number)
