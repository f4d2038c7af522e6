"""Where links and bookmarks of other people's PDF lead: by a name, an action or straight to a page."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


class Destinations:
    """The pages of one PDF as destinations."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names = pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        self._tree = pikepdf.NameTree(tree) if isinstance(tree, Dictionary) else None
        old = pdf.Root.get("/Dests")
        self._old = old if isinstance(old, Dictionary) else None

    def of(self, holder: Any) -> tuple[int, Array] | None:
        """The page, from 0 on, and the explicit destination of a link or bookmark; None when it leads to none."""
        action = holder.get("/A")
        goes = isinstance(action, Dictionary) and action.get("/S") == Name.GoTo
        explicit = self._explicit(action.get("/D") if goes else holder.get("/Dest"))
        if explicit is None or not len(explicit) or not isinstance(explicit[0], Dictionary):
            return None
        page = self._pages.get(explicit[0].objgen)
        return None if page is None else (page, explicit)

    def _explicit(self, value: Any) -> Array | None:
        if isinstance(value, pikepdf.String) and self._tree is not None:
            value = self._tree.get(str(value))
        elif isinstance(value, Name) and self._old is not None:
            value = self._old.get(value)
        if isinstance(value, Dictionary):
            value = value.get("/D")
        return value if isinstance(value, Array) else None
