"""Tables as CSV that Excel opens rightly and runs nothing of. Pure. Imported by bot.training.report and bot.helping.
Tested by tests/unit/bot/test_tables.py.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

# Excel knows UTF-8 by this mark at the beginning of a file.
BOM = "\ufeff"
# A cell that begins so may be run as a formula (OWASP, CSV Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_table(head: Sequence[str], rows: Sequence[Sequence[str | int | None]]) -> str:
    """A table under its head: begun with the byte order mark, lines ended with CR LF, None an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return BOM + text.getvalue()


def _cell(value: str | int | None) -> str:
    written = "" if value is None else str(value)
    return f"'{written}" if isinstance(value, str) and written.startswith(FORMULA) else written
