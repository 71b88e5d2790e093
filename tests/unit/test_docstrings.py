"""What a module says that it is tested by is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"tests/[\w/]+(?:\.py)?|(?<![\w/])test_\w+\.py")


def test_the_tests_that_a_module_names_are_there() -> None:
    there = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    missing = []
    for package in ("knowledge", "index", "bot"):
        for path in (ROOT / package).rglob("*.py"):
            said = " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
            for name in NAMED.findall(said):
                place = ROOT / name
                if name not in there and not place.exists() and not place.with_suffix(".py").exists():
                    missing.append((str(path.relative_to(ROOT)), name))
    assert missing == []
