"""What the code says of itself: the reader's warnings, the environment it reads, its addresses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "tvaers"
_VARIABLE = re.compile(r"\b(?:TVAERS_[A-Z_]+|DATABASE_URL)\b")


def modules(below: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every module below a folder, parsed."""
    for path in sorted(below.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def warning_codes() -> set[str]:
    """The codes of all warnings that the reader can give."""
    return _codes_given("ReadingWarning", PACKAGE / "document" / "reading")


def law_codes() -> dict[str, set[str]]:
    """The codes of the rules' warnings and of what can speak against a meeting day, by the name of their class."""
    return {name: _codes_given(name, PACKAGE / "law") for name in ("LawWarning", "Concern")}


def _codes_given(name: str, below: Path) -> set[str]:
    found: set[str] = set()
    for path, tree in modules(below):
        for function in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
            for call in _calls(function, name):
                found.update(_codes(call, function, tree, path))
    return found


def _codes(call: ast.Call, function: ast.AST, tree: ast.Module, path: Path) -> Iterator[str]:
    code = call.args[0] if call.args else next(word.value for word in call.keywords if word.arg == "code")
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.Name) and isinstance(function, ast.FunctionDef):
        place = [argument.arg for argument in function.args.args].index(code.id)
        for outer in _calls(tree, function.name):
            argument = outer.args[place]
            assert isinstance(argument, ast.Constant), f"{path.name}:{outer.lineno}: name the code where it is given"
            yield str(argument.value)
    elif isinstance(code, ast.Name | ast.Attribute):
        return  # a warning passed on, or the same call seen from the module
    else:
        raise AssertionError(f"{path.name}:{call.lineno}: a code that cannot be found by reading")


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def warning_messages() -> set[str]:
    """Of each message that the reader words in one place the longest piece without a value filled in."""
    found: set[str] = set()
    for _, tree in modules(PACKAGE / "document" / "reading"):
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            worded = {
                target.id: node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for call in _calls(function, "ReadingWarning"):
                given = call.args[1] if len(call.args) > 1 else None
                message = worded.get(given.id) if isinstance(given, ast.Name) else given
                if isinstance(message, ast.JoinedStr | ast.Constant):
                    found.add(max(_pieces(message), key=len).strip())
    return found


def _pieces(text: ast.JoinedStr | ast.Constant) -> list[str]:
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    return [str(part.value) for part in parts if isinstance(part, ast.Constant)]


def strings(below: Path) -> str:
    """All the text that stands in the code below a folder, one piece a line; `{}` where a value is filled in."""
    return "\n".join(
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        if isinstance(node, ast.JoinedStr)
        else str(node.value)
        for _, tree in modules(below)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Constant)
    )


def environment_variables() -> set[str]:
    """The variables of ours that the program, its tests and its checks read."""
    files = [*PACKAGE.rglob("*.py"), PROJECT / "start.py", PROJECT / "tests" / "settings.py", PROJECT / ".ci" / "run"]
    return {name for path in files for name in _VARIABLE.findall(path.read_text(encoding="utf-8"))}


def bench_variables() -> set[str]:
    """The variables of ours that the benches read beside those of the program."""
    return {name for path in (PROJECT / "bench").rglob("*.py") for name in variables_in(path.read_text("utf-8"))}


def variables_in(text: str) -> set[str]:
    """The variables of ours that a text names."""
    return set(_VARIABLE.findall(text))


def addresses() -> set[str]:
    """The site's addresses in Danish, with their parameters: "/<slug:council>/"."""
    return {f"/{route}" for route in _routes(get_resolver().url_patterns, "")}


def _routes(patterns: Sequence[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        # The language's own prefix, which i18n_patterns puts before all, is no RoutePattern.
        own = str(pattern.pattern) if isinstance(pattern.pattern, RoutePattern) else ""
        if isinstance(pattern, URLPattern):
            yield before + own
        else:
            yield from _routes(pattern.url_patterns, before + own)


def classes() -> set[str]:
    """The names of all classes of the program."""
    return {node.name for _, tree in modules(PACKAGE) for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def words_of_the_code() -> set[str]:
    """Every name that stands in the program's modules, stylesheet templates and data files excepted."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return set(re.findall(r"\w+", text))
