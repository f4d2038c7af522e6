#!/usr/bin/env python3
"""Put a slim copy of Det Fælles Designsystem (DKFDS) into the project's static files.

    python3 bin/vendor_styles.py dkfds-11.2.0.tgz

The tarball is the npm package `dkfds`, as `npm pack dkfds@11.2.0` fetches it; nothing is taken from the network here.
What is kept, and nothing else:

- the compiled stylesheet of the neutral theme (never the themes of Borger.dk and Virk, which only they may wear),
  without its own @font-face rules, without the rules whose image is not kept, and without the sourceMappingURL comment,
  for the hashing of static files stops at a name that leads nowhere;
- the Latin parts of three faces of IBM Plex Sans, unchanged (the reserved font name forbids a changed file), with
  @font-face rules of our own: a browser fetches a part only when a page holds one of its characters;
- the icons we use, as one sprite, and the images that the kept rules name;
- the licences.

Running it again gives the same files. Add an icon to ICONS and run it again to use one more.
"""

from __future__ import annotations

import re
import shutil
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "tvaers" / "site" / "static" / "dkfds"

STYLESHEET = "package/dist/css/dkfds.min.css"
FONTS = "package/dist/fonts/IBMPlexSans/split/woff2"
SPRITE = "package/dist/img/all-svg-icons.svg"
IMAGES = "package/dist/img/svg-icons"
LICENCES = {"package/LICENSE.md": "LICENSE.md", f"{FONTS}/license.txt": "fonts/OFL.txt"}

ICONS = (
    "arrow-upward",
    "attach-file",
    "calendar-month",
    "check",
    "chevron-left",
    "chevron-right",
    "document",
    "download",
    "error",
    "file-pdf",
    "file-word",
    "first-page",
    "format-bold",
    "format-indent-decrease",
    "format-indent-increase",
    "format-italic",
    "format-list-bulleted",
    "format-list-numbered",
    "info",
    "last-page",
    "link",
    "location",
    "print",
    "search",
    "success",
    "warning",
)

# The images of form fields, accordions, details and menus; the rules of all others are dropped.
KEPT_IMAGES = (
    "check-white",
    "check",
    "chevron-down-gray-200",
    "chevron-down",
    "chevron-up",
    "close",
    "error-white",
    "info-white",
    "minus-white",
    "minus",
    "plus",
    "success-white",
    "warning",
)

# The characters of each part, as the font files of this version cover them. Latin1 has everything Danish needs.
LATIN = (
    "U+20-7e,U+a0-ff,U+131,U+152-153,U+2c6,U+2da,U+2dc,U+2013-2014,U+2018-201a,U+201c-201e,U+2020-2022,U+2026,U+2030,"
    "U+2039-203a,U+2044,U+20ac,U+2122,U+2212,U+fb01-fb02"
)
LATIN_EXTENDED = (
    "U+100-101,U+104-130,U+132-151,U+154-17f,U+18f,U+192,U+1a0-1a1,U+1af-1b0,U+1fa-1ff,U+218-21b,U+237,U+259,"
    "U+1e80-1e85,U+1e9e,U+20a1,U+20a4,U+20a6,U+20a8-20aa,U+20ad-20ae,U+20b1-20b2,U+20b4-20b5,U+20b8-20ba,U+20bd,U+20bf"
)
SIGNS = (
    "U+2032-2033,U+2070,U+2074-2079,U+2080-2089,U+2113,U+2116,U+2126,U+212e,U+2150-2151,U+2153-215e,U+2190-2199,"
    "U+2202,U+2206,U+220f,U+2211,U+2215,U+221a,U+221e,U+222b,U+2248,U+2260,U+2264-2265,U+25ca,U+2713"
)


@dataclass(frozen=True)
class Face:
    """One part of one face: the file's name after the family's, the style and weights it serves, its characters."""

    name: str
    style: str
    weight: str
    characters: str


# Parts of one face must name the same weights, or the browser takes them for different faces.
# SemiBold serves Bold too: a fourth face costs 17 kB on every first visit, and the two are hard to tell apart.
FACES = (
    Face("Regular-Latin1", "normal", "400 500", LATIN),
    Face("SemiBold-Latin1", "normal", "600 700", LATIN),
    Face("Italic-Latin1", "italic", "400 700", LATIN),
    Face("Regular-Latin2", "normal", "400 500", LATIN_EXTENDED),
    Face("SemiBold-Latin2", "normal", "600 700", LATIN_EXTENDED),
    Face("Regular-Pi", "normal", "400 500", SIGNS),
)

CSS_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/|[{};]|[^"\'{};/]+|/', re.DOTALL)
IMAGE_ADDRESS = re.compile(r"url\(\.\./img/(?:svg-icons/)?([\w.-]+?)\.(?:svg|png)\)")


@dataclass(frozen=True)
class Rule:
    """One rule of a stylesheet: what stands before the brace, and what stands within (None: a statement, no block)."""

    prelude: str
    body: str | None

    def text(self) -> str:
        """The rule as CSS."""
        return f"{self.prelude};" if self.body is None else f"{self.prelude}{{{self.body}}}"


def main(arguments: list[str]) -> int:
    """Run the script; the exit code is 2 when it is called wrongly."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    shutil.rmtree(TARGET, ignore_errors=True)
    with tarfile.open(arguments[0]) as package:
        write(package)
    return 0


def write(package: tarfile.TarFile) -> None:
    """Write everything kept of the package into TARGET."""
    save("css/dkfds.css", (font_faces() + slim(content(package, STYLESHEET).decode())).encode())
    save("img/icons.svg", sprite(content(package, SPRITE).decode()).encode())
    for name in KEPT_IMAGES:
        save(f"img/svg-icons/{name}.svg", content(package, f"{IMAGES}/{name}.svg"))
    for face in FACES:
        save(f"fonts/IBMPlexSans-{face.name}.woff2", content(package, f"{FONTS}/IBMPlexSans-{face.name}.woff2"))
    for source, name in LICENCES.items():
        save(name, content(package, source))


def content(package: tarfile.TarFile, name: str) -> bytes:
    """What the package's file of that name holds; raises KeyError when there is none."""
    member = package.extractfile(name)
    if member is None:
        raise KeyError(name)
    return member.read()


def save(name: str, data: bytes) -> None:
    """Write a file below TARGET."""
    path = TARGET / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def slim(stylesheet: str) -> str:
    """The stylesheet without comments, @font-face rules and rules that name an image we do not keep."""
    return "".join(rule.text() for rule in kept(rules(stylesheet)))


def kept(all_rules: Iterator[Rule]) -> Iterator[Rule]:
    """The rules to keep; a group such as @media keeps what is kept within it, and goes when nothing is."""
    for rule in all_rules:
        if rule.prelude.startswith(("@media", "@supports")):
            body = slim(rule.body or "")
            if body:
                yield Rule(rule.prelude, body)
        elif rule.prelude != "@font-face" and all(name in KEPT_IMAGES for name in images(rule)):
            yield rule


def images(rule: Rule) -> list[str]:
    """The names, without ending, of the images a rule refers to."""
    return IMAGE_ADDRESS.findall(rule.body or "")


def rules(stylesheet: str) -> Iterator[Rule]:
    """The outermost rules of a stylesheet, comments left out; braces in strings are no braces."""
    depth = 0
    prelude: list[str] = []
    body: list[str] = []
    for piece in CSS_PIECE.findall(stylesheet):
        if piece.startswith("/*"):
            continue
        if piece == "}":
            depth -= 1
        if depth == 0 and piece == "}":
            yield Rule("".join(prelude).strip(), "".join(body))
            prelude, body = [], []
        elif depth == 0 and piece == ";":
            yield Rule("".join(prelude).strip(), None)
            prelude = []
        elif depth == 0 and piece != "{":
            prelude.append(piece)
        elif depth > 0:
            body.append(piece)
        if piece == "{":
            depth += 1


def font_faces() -> str:
    """Our @font-face rules. `swap` shows the text at once in the reader's own font."""
    return "".join(
        f"@font-face{{font-display:swap;font-family:IBM Plex Sans;font-style:{face.style};font-weight:{face.weight};"
        f"src:url(../fonts/IBMPlexSans-{face.name}.woff2) format('woff2');unicode-range:{face.characters}}}\n"
        for face in FACES
    )


def sprite(all_icons: str) -> str:
    """The icons we use as one SVG; `<use href="icons.svg#name">` shows one. Raises KeyError for an unknown name."""
    symbols = {name: tag for tag, name in re.findall(r'(<symbol id="([^"]+)".*?</symbol>)', all_icons, re.DOTALL)}
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols[name] for name in ICONS) + "\n</svg>\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
