"""The pages that are looked at: one of each kind, in Danish, and the chief ones in English."""

from __future__ import annotations

MEETING = "/nordjylland/moeder/2025-02-21/"
ITEM = f"{MEETING}2.1/"
NOT_FOUND = "/findes-ikke/"

PAGES = (
    "/",
    "/nordjylland/",
    MEETING,
    ITEM,
    "/nordjylland/beslutninger/",
    "/hovedstaden/",
    "/hovedstaden/beslutninger/",
    "/soeg/",
    "/soeg/?q=kommunerne",
    "/soeg/?q=xyzzyq",
    "/was/",
    NOT_FOUND,
    "/en/",
    "/en/nordjylland/",
    f"/en{MEETING}",
    "/en/soeg/?q=kommunerne",
)
