#!/usr/bin/env python3
"""Put the libraries of the text editor into the project's static files, as one module.

    npm install --ignore-scripts $(python3 bin/vendor_editor.py --packages)
    python3 bin/vendor_editor.py node_modules

Run it in an empty directory of your own, with Node and npm; nothing is taken from the network here. Neither is needed
to run or to test the project. What is made, and nothing else:

- `prosemirror.js`: what our own modules in `site/editor/` use of ProseMirror and markdown-it, in one file made small by
  esbuild; it runs without `eval`, and writes neither script nor style into a page;
- `icons.svg`: the icons that DKFDS does not have;
- `versions.json`: every package in the file, with its version and licence;
- `LICENSES.txt`: their licences; `LICENSE-ICONS.txt`: the icons'.

Running it again gives the same files.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "tvaers" / "site" / "static" / "editor"

# markdown-it is kept at the version that markdown-it-py, the server's parser, is a port of.
PACKAGES = {
    "markdown-it": "14.3.3",
    "prosemirror-commands": "1.7.2",
    "prosemirror-gapcursor": "1.4.1",
    "prosemirror-history": "1.5.1",
    "prosemirror-inputrules": "1.6.0",
    "prosemirror-keymap": "1.2.3",
    "prosemirror-model": "1.25.13",
    "prosemirror-schema-list": "1.6.0",
    "prosemirror-state": "1.4.4",
    "prosemirror-tables": "1.8.5",
    "prosemirror-view": "1.42.9",
}
ICON_PACKAGE = "@material-symbols/svg-400"
TOOLS = {ICON_PACKAGE: "0.48.2", "esbuild": "0.28.2"}

USED = """
export { default as MarkdownIt } from "markdown-it";
export { autoJoin, baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from "prosemirror-commands";
export { gapCursor } from "prosemirror-gapcursor";
export { closeHistory, history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
export { inputRules, wrappingInputRule } from "prosemirror-inputrules";
export { keymap } from "prosemirror-keymap";
export { Fragment, Node, Schema, Slice } from "prosemirror-model";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
export { EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
export {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell,
  isInTable, selectedRect, tableEditing, TableMap,
} from "prosemirror-tables";
export { Decoration, DecorationSet, EditorView } from "prosemirror-view";
"""

ICONS = ("redo", "table", "undo")


def main(arguments: list[str]) -> int:
    """Run the script; the exit code is 2 when it is called wrongly."""
    if arguments == ["--packages"]:
        print(*(f"{name}@{version}" for name, version in (PACKAGES | TOOLS).items()))
        return 0
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    packages = Path(arguments[0]).resolve()
    for name, wanted in (PACKAGES | TOOLS).items():
        if version_of(packages / name) != wanted:
            sys.stderr.write(f"{name} is {version_of(packages / name)} there and must be {wanted}\n")
            return 2
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    write_library(packages)
    save("icons.svg", sprite(packages))
    save("LICENSE-ICONS.txt", (packages / ICON_PACKAGE / "LICENSE").read_text(encoding="utf-8"))
    return 0


def version_of(package: Path) -> str:
    """The version of an installed package."""
    return str(described(package)["version"])


def described(package: Path) -> dict[str, object]:
    """What a package says of itself."""
    said: dict[str, object] = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return said


def write_library(packages: Path) -> None:
    """Write the one module, with the list of what is in it and the licences."""
    with tempfile.TemporaryDirectory() as place:
        facts = Path(place) / "facts.json"
        options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]
        files = [f"--outfile={TARGET / 'prosemirror.js'}", f"--metafile={facts}"]
        command = [str(packages / ".bin" / "esbuild"), *options, *files]
        subprocess.run(command, input=USED, text=True, cwd=packages.parent, check=True)
        inputs = json.loads(facts.read_text(encoding="utf-8"))["inputs"]
    names = sorted({found[1] for name in inputs if (found := re.search(r".*node_modules/([^/@]+)/", name))})
    contents = {name: described(packages / name) for name in names}
    facts_of = {name: {"version": said["version"], "licence": said["license"]} for name, said in contents.items()}
    save("versions.json", json.dumps(facts_of, indent=2) + "\n")
    save("LICENSES.txt", "\n\n".join(licence(packages / name, f"{name} {facts_of[name]['version']}") for name in names))


def licence(package: Path, title: str) -> str:
    """The licence of a package under its name."""
    file = min(package.glob("LICEN[SC]E*"))
    return f"{title}\n{'=' * len(title)}\n\n{file.read_text(encoding='utf-8').strip()}\n"


def sprite(packages: Path) -> str:
    """The icons as one SVG; `<use href="icons.svg#name">` shows one."""
    symbols = []
    for name in ICONS:
        drawn = (packages / ICON_PACKAGE / "outlined" / f"{name}.svg").read_text(encoding="utf-8")
        (path,) = re.findall(r"<path.*?/>", drawn)
        symbols.append(f'<symbol id="{name}" viewBox="0 -960 960 960">{path}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def save(name: str, text: str) -> None:
    """Write a file below TARGET."""
    (TARGET / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
