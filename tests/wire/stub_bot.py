"""A process with the real Telegram channel over a stub assistant: `python -m tests.wire.stub_bot`.

For what the channel does whatever the answers are; the real command is driven by test_polling.py. STUB_READ_TIMEOUT and
STUB_STALL_LIMIT (seconds) shorten waits that the settings leave alone; with STUB_DISK_FULL the inbox can grow no more.
"""

from __future__ import annotations

import html
import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from bot.channels.telegram import app, inbox
from bot.channels.telegram.inbox import FILE, Inbox
from bot.channels.telegram.runner import run_telegram
from bot.channels.telegram.service import Patience
from bot.database import open_database
from bot.messages import Choice, Message, Outcome, Reply
from bot.settings import Settings

PAGES = ("<b>Trang một</b> của ba", "<b>Trang hai</b> của ba", "<b>Trang ba</b> của ba")


class StubAssistant:
    """Says back what it got; `pages` is turned by buttons, `fail` fails, `long` takes several messages, `slow` waits
    until somebody opens the pipe `gate` in the home, if there is one, to write.
    """

    def __init__(self, gate: Path) -> None:
        self._gate = gate

    def respond(self, message: Message) -> Reply:
        if message.action.startswith("v1|page|"):
            return self.page(int(message.action.rsplit("|", 1)[1]))
        if message.action:
            return Reply(Outcome.SMALLTALK, (f"Hành động: <code>{html.escape(message.action)}</code>",))
        match message.text:
            case "pages":
                return self.page(0, replaces=False)
            case "long":
                return Reply(Outcome.ANSWER, (" ".join(map(str, range(2000))),))
            case "slow" if self._gate.exists():
                self._gate.read_bytes()
                return Reply(Outcome.ANSWER, ("Bạn nói: <b>slow</b>",))
            case "fail":
                raise ValueError("a stub's failure")
            case "unreadable":
                return Reply(Outcome.ANSWER, ("<b>Hộ tịch</b> <i>chưa đóng",))
            case text:
                return Reply(Outcome.ANSWER, (f"Bạn nói: <b>{html.escape(text)}</b>",))

    def page(self, number: int, replaces: bool = True) -> Reply:
        rows = (
            tuple(Choice(f"Trang {other + 1}", f"v1|page|{other}") for other in range(len(PAGES)) if other != number),
        )
        return Reply(Outcome.ANSWER, PAGES, rows, page=number, replaces=replaces)


def full_disk(path: Path | None, patience: float) -> Database:
    """Open a database for whose file there is no room to grow."""
    database = open_database(path, patience)
    (pages,) = database.execute("pragma page_count").fetchone()
    database.execute(f"pragma max_page_count = {pages}")
    return database


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    app.READ_TIMEOUT = float(os.environ.get("STUB_READ_TIMEOUT", app.READ_TIMEOUT))
    patience = Patience()
    if stall := float(os.environ.get("STUB_STALL_LIMIT", 0)):
        patience = replace(patience, stall_limit=stall, stall_check=stall, teardown_limit=stall)
    settings = Settings.from_mapping(os.environ)
    if os.environ.get("STUB_DISK_FULL"):
        Inbox(settings.home / FILE).close()
        inbox.open_database = full_disk
    stub = StubAssistant(settings.home / "gate")
    sys.exit(run_telegram(settings, stub, patience=patience))
