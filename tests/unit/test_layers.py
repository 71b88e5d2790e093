"""The direction of imports: knowledge <- index <- bot, read from the sources themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {"knowledge": {"index", "bot"}, "index": {"bot"}}


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_no_import_points_upward(layer: str) -> None:
    files = list((ROOT / layer).rglob("*.py"))
    assert files
    upward = []
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            upward += [(path.name, name) for name in names if name.split(".")[0] in FORBIDDEN[layer]]
    assert upward == []
