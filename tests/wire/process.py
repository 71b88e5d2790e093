"""A bot process under test: started against a fake server, watched while waiting, stopped as a supervisor
would.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from tests.fake_telegram import FakeTelegram

Found = TypeVar("Found")

ROOT = Path(__file__).resolve().parents[2]
# Seconds. A real process loads its index and model before it answers, on a busy machine slowly.
ANSWER_TIMEOUT = 90.0
STOP_TIMEOUT = 30.0


def bot_environment(tg: FakeTelegram, home: Path) -> Mapping[str, str]:
    """Return the environment of a bot that talks to `tg`: python-telegram-bot obeys proxies even for
    127.0.0.1.
    """
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": tg.token,
        "TELEGRAM_BASE_URL": tg.base,
        "TELEGRAM_BASE_FILE_URL": tg.file_base,
        "TELEGRAM_PROXY": "",
        "MOTCUA_HOME": str(home),
        "NO_PROXY": "127.0.0.1,localhost",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }


class BotProcess:
    """One running process and its log."""

    def __init__(self, tg: FakeTelegram, process: asyncio.subprocess.Process, log_path: Path) -> None:
        self._tg = tg
        self._process = process
        self._log_path = log_path

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def log(self) -> str:
        """Everything the process has written, both streams."""
        return self._log_path.read_text(encoding="utf-8", errors="replace")

    async def wait(self, predicate: Callable[[], Found], timeout: float = ANSWER_TIMEOUT) -> Found:
        """Return what `predicate` gives once it is true; AssertionError with the log if the process ends
        before.
        """
        seen = asyncio.ensure_future(self._tg.wait(predicate, timeout))
        ended = asyncio.ensure_future(self._process.wait())
        try:
            await asyncio.wait((seen, ended), return_when=asyncio.FIRST_COMPLETED)
            if not seen.done():
                raise AssertionError(f"the bot ended with code {ended.result()}:\n{self.log[-4000:]}")
            return seen.result()
        except TimeoutError as error:
            raise AssertionError(f"{error}\nlog of the bot:\n{self.log[-4000:]}") from error
        finally:
            seen.cancel()
            ended.cancel()

    async def ended(self) -> int:
        """Return the exit code once the process ends by itself."""
        async with asyncio.timeout(STOP_TIMEOUT):
            return await self._process.wait()

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.ended()

    def kill(self) -> None:
        """End it at once, if it still runs."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()


@contextlib.asynccontextmanager
async def running(
    tg: FakeTelegram, arguments: Sequence[str], home: Path, log_path: Path, **environment: str
) -> AsyncIterator[BotProcess]:
    """Run `python ARGUMENTS` against `tg` while the block runs; its log goes to `log_path`."""
    with log_path.open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=ROOT,
            env={**bot_environment(tg, home), **environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=asyncio.subprocess.STDOUT,
        )
    bot = BotProcess(tg, process, log_path)
    try:
        yield bot
    finally:
        bot.kill()
        await process.wait()
