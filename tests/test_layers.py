"""Imports point one way: a layer knows those before it, never those behind."""

import ast
from pathlib import Path

import walkback

SOURCE = Path(walkback.__file__).parent
# In the order of the flow of data; names on one line do not know each other.
LAYERS = (
    ("errors", "user"),
    ("moment", "text"),
    ("model",),
    ("record", "world"),
    ("report",),
    ("version",),
    ("statement",),
    ("timex",),
    ("figure", "when", "speaker"),
    ("side",),
    ("revision", "lineage"),
    ("question",),
    ("finding",),
    ("pipeline",),
    ("store",),
    ("notebook", "sample", "shown"),
    ("web",),
    ("cli",),
)
# A noun shows itself in a notebook, which is loaded when one asks.
SHOWS_ITSELF = ("model", "notebook")
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def imports_of(path):
    """Every layer that a module names in an import, also inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "walkback":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("walkback."))


def test_every_module_has_a_layer():
    assert {p.stem if p.is_file() else p.name for p in SOURCE.iterdir() if p.name != "__pycache__"} - {
        "__init__", "py"
    } == set(RANK)  # fmt: skip


def test_imports_point_to_earlier_layers():
    homes = {path: path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in sorted(SOURCE.rglob("*.py"))}
    wrong = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for path, home in homes.items()
        if home != "__init__"
        for name in imports_of(path)
        if name in RANK and name != home and RANK[name] >= RANK[home] and (home, name) != SHOWS_ITSELF
    ]
    assert not wrong
