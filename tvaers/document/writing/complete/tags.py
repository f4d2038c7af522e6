"""Joining structure trees, so that what is tagged in the parts is tagged in the whole (ISO 32000-1, 14.7).

Each part numbers its places in a parent tree from 0 on; here they go on where the last one ended. Roles of a part are
written out as the standard ones they stand for, and its identifiers get a prefix, so that no two parts mix theirs up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tvaers.document.writing.complete.damage import DAMAGE

_PLACES = ("/StructParent", "/StructParents")
_MOST = 500_000


class Tags:
    """The structure tree of a volume, which grows by trees of the parts that are joined to it."""

    def __init__(self, volume: pikepdf.Pdf) -> None:
        self._volume = volume
        tree: Any = volume.Root.get("/StructTreeRoot", None)
        is_tagged = isinstance(tree, Dictionary) and isinstance(tree.get("/ParentTree"), Dictionary)
        self._tree: Any = tree if is_tagged else None
        self._places: dict[int, Any] = dict(_numbers(tree.ParentTree)) if is_tagged else {}
        self._next = max(self._places, default=-1) + 1
        self._identified: list[tuple[bytes, Any]] = []

    def make_room(self, part: pikepdf.Pdf) -> int:
        """Makes a part's tags ready, before anything of it is copied, and gives the number their places begin at now.

        A part without sound tags loses what it has of them: its places would lead into the tags of another.
        """
        start, elements = self._next, _sound_elements(part) if self._tree is not None else []
        tree: Any = part.Root.get("/StructTreeRoot", None)
        if not elements and tree is not None:
            del part.Root.StructTreeRoot
        for thing in part.objects:
            if isinstance(thing, Dictionary | pikepdf.Stream):
                for key in _PLACES:
                    if key in thing and elements:
                        thing[key] = int(thing[key]) + start
                    elif key in thing:
                        del thing[key]
        if elements:
            self._next += max((number for number, _ in _numbers(tree.ParentTree)), default=-1) + 1
            named = [entry for element in elements for entry in _written_out(element, tree.get("/RoleMap"), start)]
            tree.IDTree = Dictionary(Names=Array(named))
        return start

    def join(self, part: pikepdf.Pdf, start: int) -> list[Any]:
        """The top elements of a part whose pages have been copied and whose places begin at `start`."""
        tree = part.Root.get("/StructTreeRoot")
        if not isinstance(tree, Dictionary):
            return []
        copied = self._volume.copy_foreign(tree)
        self._places |= {number + start: value for number, value in _numbers(copied.ParentTree)}
        self._identified += _names(copied.IDTree)
        return _elements(copied.get("/K"))

    def hang(self, title: str, elements: Sequence[Any]) -> None:
        """Puts the elements at the end of the volume, as a part with a title."""
        if self._tree is None or not elements:
            return
        document = self._tree.K[0] if isinstance(self._tree.K, Array) else self._tree.K
        part = self._volume.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=document, T=String(title), K=Array(elements))
        )
        for element in elements:
            element.P = part
        document.K = Array([*(document.K if isinstance(document.K, Array) else [document.K]), part])

    def close(self) -> None:
        """Writes the places and identifiers of all parts."""
        if self._tree is None:
            return
        nums = [entry for number in sorted(self._places) for entry in (number, self._places[number])]
        self._tree.ParentTree = self._volume.make_indirect(Dictionary(Nums=Array(nums)))
        self._tree.ParentTreeNextKey = self._next
        if self._identified:
            known = [*_names(self._tree.get("/IDTree")), *self._identified]
            names = [
                entry for name, element in sorted(known, key=lambda one: one[0]) for entry in (String(name), element)
            ]
            limits = Array([names[0], names[-2]])
            leaf = self._volume.make_indirect(Dictionary(Names=Array(names), Limits=limits))
            self._tree.IDTree = self._volume.make_indirect(Dictionary(Kids=Array([leaf])))


def _written_out(element: Any, roles: Any, start: int) -> list[Any]:
    """Gives an element its standard role and identifiers of its own; its identifier, if any, and the element."""
    keys = element.keys()
    element.S = _standard(element.S, roles)
    if "/A" in keys:
        for attribute in _attributes(element):
            if isinstance(attribute.get("/Headers"), Array):
                attribute.Headers = Array([_own_name(name, start) for name in attribute.Headers])
    if "/ID" not in keys:
        return []
    element.ID = _own_name(element.ID, start)
    return [element.ID, element]


def _sound_elements(part: pikepdf.Pdf) -> list[Any]:
    """The elements of a part whose tags are whole and without classes and namespaces, which few have; else none."""
    tree = part.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or "/ClassMap" in tree or "/Namespaces" in tree:
        return []
    try:
        elements = list(_all_below(_elements(tree.get("/K"))))
        is_sound = bool(part.Root.MarkInfo.Marked) and _are_places(tree.ParentTree) and len(elements) < _MOST
        return elements if is_sound and all(_is_sound(element) for element in elements) else []
    except DAMAGE:
        return []


def _are_places(tree: Any) -> bool:
    places = [number for number, _ in _numbers(tree)]
    return len(places) == len(set(places)) and all(0 <= place < _MOST for place in places)


def _is_sound(element: Any) -> bool:
    name = element.get("/ID")
    return element.is_indirect and isinstance(element.S, Name) and (name is None or isinstance(name, String))


def _own_name(name: Any, start: int) -> String:
    return String(f"{start}-{bytes(name).hex()}")


def _standard(role: Any, roles: Any) -> Any:
    """The role that a part's own name stands for."""
    seen: set[str] = set()
    while isinstance(roles, Dictionary) and str(role) in roles and str(role) not in seen:
        seen.add(str(role))
        role = roles[str(role)]
    return role


def _attributes(element: Any) -> list[Any]:
    held = element.get("/A")
    return [one for one in (held if isinstance(held, Array) else [held]) if isinstance(one, Dictionary)]


def _elements(held: Any) -> list[Any]:
    """The structure elements among what hangs below an element."""
    below = list(held) if isinstance(held, Array) else [held]
    return [one for one in below if isinstance(one, Dictionary) and "/S" in one]


def _all_below(top: Sequence[Any]) -> Iterator[Any]:
    """The elements and all below them, each once."""
    waiting, seen = list(top), set()
    while waiting:
        element = waiting.pop()
        if element.objgen in seen and element.is_indirect:
            continue
        seen.add(element.objgen)
        yield element
        waiting.extend(_elements(element.get("/K")))


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    for node in _leaves(tree):
        nums = list(node.get("/Nums", []))
        yield from ((int(number), value) for number, value in zip(nums[::2], nums[1::2], strict=False))


def _names(tree: Any) -> Iterator[tuple[bytes, Any]]:
    for node in _leaves(tree) if isinstance(tree, Dictionary) else ():
        names = list(node.get("/Names", []))
        yield from ((bytes(name), value) for name, value in zip(names[::2], names[1::2], strict=False))


def _leaves(tree: Any) -> Iterator[Any]:
    waiting, left = [tree], 100_000
    while waiting and left:
        node, left = waiting.pop(), left - 1
        yield node
        waiting.extend(kid for kid in node.get("/Kids", []) if isinstance(kid, Dictionary))
