"""Reads an optional `.env` file into a mapping: `KEY=value` lines, `#` comments, optional `export` and
quotes.

Values are taken literally (no `$NAME` expansion). Imported by bot.cli. Tested by
tests/unit/bot/test_env_file.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(
    r"""^\s*(?:export\s+)?(?P<key>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*
        (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>.*?))\s*(?:\s\#.*)?$""",
    re.VERBOSE,
)


def read_env_file(path: Path) -> Mapping[str, str]:
    """Return the settings written in `path`, empty when there is no such file; lines that set nothing are
    skipped.
    """
    if not path.is_file():
        return {}
    values: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.lstrip().startswith("#") or (found := _LINE.match(line)) is None:
            continue
        quoted = found["double"] if found["double"] is not None else found["single"]
        bare = found["bare"] or ""
        values[found["key"]] = quoted if quoted is not None else ("" if bare.startswith("#") else bare)
    return values
