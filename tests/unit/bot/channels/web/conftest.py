"""Pages over hand-made records for the tests of the web channel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.pages import Pages
from tests.unit.bot.pages.samples import RECORDS, open_store, pages_over


@pytest.fixture
def linked_pages(tmp_path: Path) -> Iterator[Pages]:
    store = open_store(tmp_path, *RECORDS)
    yield pages_over(store)
    store.close()
