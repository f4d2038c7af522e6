"""Joining structure trees, so that what is tagged in the parts is tagged in the whole (ISO 32000-1, 14.7).

Each part numbers its places in a parent tree from 0 on; here they go on where the last one ended. Roles of a part are
written out as the standard ones they stand for, and its identifiers get a prefix, so that no two parts mix theirs up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

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
        """Renumbers a part's places, before anything of it is copied, and gives the number they begin at now.

        A part without tags loses its places: they would lead into the tags of another.
        """
        start = self._next
        tree: Any = part.Root.get("/StructTreeRoot")
        is_joined = self._tree is not None and isinstance(tree, Dictionary)
        for thing in part.objects:
            if isinstance(thing, Dictionary | pikepdf.Stream):
                for key in _PLACES:
                    if key in thing and is_joined:
                        thing[key] = int(thing[key]) + start
                    elif key in thing:
                        del thing[key]
        if is_joined:
            self._next += max((number for number, _ in _numbers(tree.ParentTree)), default=-1) + 1
        return start

    def join(self, part: pikepdf.Pdf, start: int) -> list[Any]:
        """The top elements of a part whose pages have been copied and whose places begin at `start`."""
        tree = part.Root.get("/StructTreeRoot")
        if self._tree is None or not isinstance(tree, Dictionary):
            return []
        copied = self._volume.copy_foreign(tree)
        self._places |= {number + start: value for number, value in _numbers(copied.ParentTree)}
        top = _elements(copied.get("/K"))
        for element in _all_below(top):
            self._write_out(element, copied.get("/RoleMap"), start)
        return top

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

    def _write_out(self, element: Any, roles: Any, start: int) -> None:
        element.S = _standard(element.S, roles)
        if "/ID" in element:
            element.ID = _own_name(element.ID, start)
            self._identified.append((bytes(element.ID), element))
        for attribute in _attributes(element):
            if isinstance(attribute.get("/Headers"), Array):
                attribute.Headers = Array([_own_name(name, start) for name in attribute.Headers])


def is_sound(part: pikepdf.Pdf) -> bool:
    """Whether the tags of a part can be joined: whole, and without classes and namespaces, which few have."""
    tree = part.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or "/ClassMap" in tree or "/Namespaces" in tree:
        return False
    marks = part.Root.get("/MarkInfo")
    if (
        not isinstance(tree.get("/ParentTree"), Dictionary)
        or not isinstance(marks, Dictionary)
        or not marks.get("/Marked")
    ):
        return False
    places = [number for number, _ in _numbers(tree.ParentTree)]
    elements = list(_all_below(_elements(tree.get("/K"))))
    return (
        len(places) == len(set(places))
        and all(0 <= place < _MOST for place in places)
        and 0 < len(elements) < _MOST
        and all(element.is_indirect and isinstance(element.S, Name) for element in elements)
        and all(isinstance(element.get("/ID", String("")), String) for element in elements)
    )


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
