"""How the web channel holds: people at once, each with a browser of their own; the real process on a home.

    scripts/bench_web --home var/eval --questions ../shared/questions/dev_civil.jsonl [--people 50] [--minutes 2]

Everybody opens the first page, types a question while suggestions come, sends it, asks further in the chat and opens
the page of a procedure, with pauses to read, again and again. Prints for each kind of request the milliseconds to the
whole body, errors, the processor time of the process for each request, and its memory. Without --questions people type
the titles of procedures, half of them without accents. Needs the packages for tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from index.catalogue import load_catalogue
from index.generation import Generations
from knowledge.text import fold_accents

ROOT = Path(__file__).resolve().parents[1]
PAUSE = (4.0, 10.0)  # seconds between actions: people read and type
TYPING = (0.4, 1.2)  # seconds for a word; after each page.js asks for suggestions
READY, DEADLINE = 300.0, 60.0  # seconds
FIRST, SUGGEST, ASK, SEND, PAGE, FILES = "first page", "suggestion", "question", "follow-up", "procedure", "our files"
FIELD = re.compile(r'name="(token|once)" value="([^"]+)"')
WHOLE = re.compile(r'href="(/thu-tuc/[\w.]+)"')
OURS = re.compile(r'(?:href|src)="(/static/[^"]+)"')
FOLLOW = ("mất bao nhiêu tiền", "nộp ở đâu", "mất bao lâu", "cần giấy tờ gì")
TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Tally:
    """What was measured: milliseconds by kind of request, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)

    def told(self) -> None:
        for kind in (FIRST, SUGGEST, ASK, SEND, PAGE, FILES):
            if waits := self.waits[kind]:
                cuts = statistics.quantiles(waits, n=20) if len(waits) > 1 else [waits[0]] * 19
                print(
                    f"{kind:12} {len(waits):6} requests: median {statistics.median(waits):5.0f} ms, "
                    f"p95 {cuts[18]:5.0f} ms, longest {max(waits):5.0f} ms"
                )
        print("errors:", dict(self.errors) or "none", flush=True)


class Process:
    """The process that serves: what it used."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    @property
    def memory(self) -> float:
        """Megabytes resident."""
        text = Path(f"/proc/{self._pid}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmRSS"))

    @property
    def seconds(self) -> float:
        """Seconds of processor time."""
        values = Path(f"/proc/{self._pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(values[11]) + int(values[12])) / TICK


class Visitor:
    """One person with a browser."""

    def __init__(self, base: str, tally: Tally, number: int, texts: list[str], suggests: bool) -> None:
        self._chance, self._texts, self._tally = random.Random(number), texts, tally
        self._suggests, self._known = suggests, set[str]()
        # Addresses of their own, as if a reverse proxy stood before: limits count each by themselves.
        headers = {"x-forwarded-for": f"10.9.{number // 250}.{number % 250 + 1}"}
        self.client = httpx2.AsyncClient(base_url=base, timeout=DEADLINE, headers=headers, follow_redirects=True)

    async def visit(self, end: float) -> None:
        """Goes on until the end."""
        await asyncio.sleep(self._chance.uniform(0, PAUSE[1]))
        while time.monotonic() < end:
            await self._files(await self._timed(FIRST, "GET", "/"))
            await self._read()
            text = self._chance.choice(self._texts)
            await self._type(text)
            page = await self._timed(ASK, "GET", "/hoi", params={"q": text})
            await self._files(page)
            await self._read()
            fields = dict(FIELD.findall(page))
            if fields:
                data = {**fields, "q": text, "text": self._chance.choice(FOLLOW)}
                page = await self._timed(SEND, "POST", "/tro-chuyen", data=data) or page
                await self._read()
            if found := WHOLE.search(page):
                await self._timed(PAGE, "GET", found[1])
                await self._read()

    async def _read(self) -> None:
        await asyncio.sleep(self._chance.uniform(*PAUSE))

    async def _type(self, text: str) -> None:
        if not self._suggests:
            return
        words = text.split()
        for end in range(1, min(len(words), 6) + 1):
            typed = " ".join(words[:end])
            if len(typed) >= 3:
                await self._timed(SUGGEST, "GET", "/tim/goi-y", params={"q": typed})
            await asyncio.sleep(self._chance.uniform(*TYPING))

    async def _files(self, page: str) -> None:
        for address in OURS.findall(page):
            if address not in self._known:  # else the browser has it
                self._known.add(address)
                await self._timed(FILES, "GET", address)

    async def _timed(self, kind: str, method: str, address: str, **options: object) -> str:
        begun = time.monotonic()
        try:
            answer = await self.client.request(method, address, **options)  # type: ignore[arg-type]
        except httpx2.HTTPError as error:
            self._tally.errors[f"{kind}: {type(error).__name__}"] += 1
            return ""
        self._tally.waits[kind].append(1000 * (time.monotonic() - begun))
        if answer.status_code == 204:
            self._tally.waits[f"{kind}, gave way"].append(self._tally.waits[kind].pop())
            return ""
        if answer.status_code != 200:
            self._tally.errors[f"{kind}: {answer.status_code}"] += 1
            return ""
        return answer.text


async def people(base: str, process: Process, number: int, minutes: float, texts: list[str], suggests: bool) -> None:
    async with httpx2.AsyncClient(base_url=base, timeout=DEADLINE) as client:
        suggests = suggests and (await client.get("/tim/goi-y", params={"q": "khai sinh"})).status_code == 200
        for text in texts[:3]:  # what is done once is done
            await client.get("/hoi", params={"q": text})
    if not suggests:
        print("no suggestions here: left out")
    tally, end = Tally(), time.monotonic() + 60 * minutes
    visitors = [Visitor(base, tally, one, texts, suggests) for one in range(number)]
    held, used, begun = [process.memory], process.seconds, time.monotonic()

    async def look() -> None:
        while time.monotonic() < end:
            await asyncio.sleep(min(5.0, 60 * minutes))
            held.append(process.memory)

    await asyncio.gather(look(), *(one.visit(end) for one in visitors))
    lasted = time.monotonic() - begun
    held.append(process.memory)
    asked = sum(map(len, tally.waits.values()))
    print(f"{number} people for {lasted / 60:.1f} minutes, {asked / lasted:.1f} requests a second")
    tally.told()
    spent = process.seconds - used
    print(f"processor: {1000 * spent / max(asked, 1):.1f} ms a request, {100 * spent / lasted:.0f} % of one core")
    warm = held[len(held) // 5 :]
    print(f"memory: {warm[0]:.0f} MB at first, {warm[-1]:.0f} MB at last, {max(warm):.0f} MB at most", flush=True)
    for one in visitors:
        await one.client.aclose()


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--no-suggestions", action="store_true", help="people whose browser runs no scripts")
    parser.add_argument("--port", type=int, default=8097)
    options = parser.parse_args()
    texts = titles(options.home)
    if options.questions:
        lines = options.questions.read_text(encoding="utf-8").splitlines()
        texts = [item["query"] for line in lines if "query" in (item := json.loads(line))]
    command = ("-m", "bot", "web", "--home", str(options.home), "--port", str(options.port))
    with (options.home / "bench-web.log").open("ab") as log:
        running = await asyncio.create_subprocess_exec(
            sys.executable, *command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log
        )
    base = f"http://127.0.0.1:{options.port}"
    try:
        await ready(base, running)
        await people(base, Process(running.pid), options.people, options.minutes, texts, not options.no_suggestions)
    finally:
        if running.returncode is None:
            running.send_signal(signal.SIGTERM)
        print(f"ended with code {await running.wait()}")


def titles(home: Path) -> list[str]:
    """What people type who know what it is called."""
    rows = load_catalogue(Generations(home / "index").current())
    said = [" ".join(row.title.lower().split()[:12]) for row in rows]
    return [fold_accents(text) if at % 2 else text for at, text in enumerate(said)]


async def ready(base: str, running: asyncio.subprocess.Process) -> None:
    """Waits until the process answers."""
    async with asyncio.timeout(READY), httpx2.AsyncClient(base_url=base, timeout=DEADLINE) as client:
        while running.returncode is None:
            try:
                if (await client.get("/suc-khoe")).status_code == 200:
                    return
            except httpx2.TransportError:
                await asyncio.sleep(0.2)
    raise SystemExit(f"the process ended with code {running.returncode}; see bench-web.log in the home")


if __name__ == "__main__":
    asyncio.run(main())
