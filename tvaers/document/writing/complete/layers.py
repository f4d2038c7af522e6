"""Layers of drawings and maps: what is switched off in a PDF stays so when its pages are joined."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def join_layers(volume: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Adds the layers of `source`, whose pages have been copied, to the volume's."""
    theirs = source.Root.get("/OCProperties")
    if not isinstance(theirs, Dictionary) or not isinstance(theirs.get("/OCGs"), Array):
        return
    held = theirs if theirs.is_indirect else source.make_indirect(theirs)
    copied = volume.copy_foreign(held)
    chosen = copied.get("/D", Dictionary())
    groups = list(copied.OCGs)
    off = _named(chosen, "/OFF")
    if chosen.get("/BaseState") == Name.OFF:
        on = {group.objgen for group in _named(chosen, "/ON")}
        off = [group for group in groups if group.objgen not in on]
    if "/OCProperties" not in volume.Root:
        volume.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Order=Array()))
    ours = volume.Root.OCProperties
    ours.OCGs.extend(groups)
    ours.D.OFF.extend(off)
    ours.D.Order.extend(_named(chosen, "/Order"))


def _named(chosen: Any, key: str) -> list[Any]:
    value = chosen.get(key)
    return list(value) if isinstance(value, Array) else []
