"""The pages that are looked at: one of each kind, in Danish, and the chief ones in English."""

from __future__ import annotations

MEETING = "/nordjylland/moeder/2025-02-21/"
ITEM = f"{MEETING}2.1/"
NOT_FOUND = "/findes-ikke/"
LONG_WORD = f"/soeg/?q={'kommunekontaktraad' * 5}"
LONG_ADDRESS = f"/soeg/?q=https://kommune.example/{'moeder-og-bilag/' * 8}%20kommunerne"

PAGES = (
    "/",
    "/nordjylland/",
    MEETING,
    ITEM,
    "/nordjylland/beslutninger/",
    "/nordjylland/blaa-bog/",
    "/hovedstaden/",
    "/hovedstaden/beslutninger/",
    "/soeg/",
    "/soeg/?q=kommunerne",
    "/soeg/?q=xyzzyq",
    "/soeg/?q=spiseforstyrrelser",
    "/soeg/?q=doegntilbud",
    LONG_WORD,
    LONG_ADDRESS,
    "/was/",
    NOT_FOUND,
    "/en/",
    "/en/nordjylland/",
    "/en/nordjylland/blaa-bog/",
    f"/en{MEETING}",
    "/en/soeg/?q=kommunerne",
)
