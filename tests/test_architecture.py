"""The rules of the layout, kept by a test."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "toolkit"
LAYERS = [  # top to bottom: import your own folder, or any line further down
    {"__main__"},
    {"cli"},
    {"tasks"},
    {"lint"},
    {"store", "workbook", "exports"},
    {"checks", "views", "merge"},
    {"model"},
    {"files", "locks", "explanations"},
    {"errors", "codes"},
    {"findings"},
    {"__init__"},
]
OWNERS: dict[str, set[str]] = {
    "typer": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"workbook"},
    "zipfile": {"workbook"},
    "lxml": {"workbook", "lint"},
    "ironcalc": {"workbook"},
    "pandas": {"views"},
    "jsonschema": {"checks"},
    "jsonschema_rs": {"checks"},
    "pyarrow": {"exports"},
    "watchfiles": {"store"},
    "referencing": {"checks"},
}
SPEAKERS = {"cli", "__main__"}
MODULES = sorted(ROOT.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the folder of a module below `toolkit`, or the stem of one that stands in it."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def layer(name: str) -> int:
    """Return how far down `name` lies; fail if nobody gave it a layer."""
    return next((i for i, names in enumerate(LAYERS) if name in names), -1)


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted name of everything imported, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offences(home: str, source: str) -> list[str]:
    """Return what a module in the layer `home` imports and must not."""
    found = []
    for name in imported(ast.parse(source)):
        top, *rest = name.split(".")
        below = rest[0] if top == "toolkit" and rest and (layer(rest[0]) >= 0) else "__init__"
        if top == "toolkit" and below not in (home, "__init__") and layer(below) <= layer(home):
            found.append(f"{home} imports {name}")
        if home not in OWNERS.get(top, {home}):
            found.append(f"only {' and '.join(sorted(OWNERS[top]))} imports {top}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    assert layer(name_of(path)) >= 0, f"{name_of(path)} has no layer"
    assert offences(name_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_has_at_most_300_lines_and_a_function_at_most_50(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if name_of(path) in SPEAKERS:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in {"print", "exit", "quit", "sys.exit"}


@pytest.mark.parametrize(
    ("home", "source"),
    [
        ("checks", "import typer"),
        ("store", "from toolkit.tasks import build"),
        ("merge", "from toolkit.views import frames"),
        ("store", "from toolkit.workbook.tags import parse"),
        ("tasks", "def f():\n    import openpyxl"),
        ("model", "from toolkit.findings import Finding\nfrom toolkit.checks import names"),
        ("findings", "from toolkit.errors import ToolkitError"),
    ],
)
def test_a_planted_import_upwards_or_sideways_is_found(home: str, source: str) -> None:
    assert offences(home, source)


def test_every_layer_that_exists_is_named_once() -> None:
    names = [name for names in LAYERS for name in names]
    assert len(names) == len(set(names))
