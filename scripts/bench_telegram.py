"""How the Telegram channel holds: people typing at once, a burst, kills; the real process against the fake server.

    scripts/bench_telegram --home var/eval --questions ../shared/questions/dev_civil.jsonl [--minutes 5] [--kills 20]

Prints for the steady part the milliseconds from an update to the first message of its answer, how many were answered
once, never or twice, and the memory of the process; the same for a burst of 500 messages of 500 chats; and what kill -9
at random moments lost or doubled. Needs the packages for tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import statistics
import time
from collections import Counter
from pathlib import Path

from tests.fake_telegram import FakeTelegram
from tests.wire.process import BotProcess, running

PEOPLE, BURST, PAUSE = 30, 500, (6.0, 14.0)  # seconds between one's messages: people read before they ask again
QUIET = 120.0  # seconds to wait for the last answers


class Watch:
    """When each chat said something, and when its first message after that came."""

    def __init__(self, tg: FakeTelegram) -> None:
        self.tg = tg
        self.asked: dict[int, list[float]] = {}

    async def say(self, text: str, user: int) -> None:
        self.asked.setdefault(user, []).append(time.monotonic())
        await self.tg.say(text, user=user)

    def answers(self, user: int) -> list[float]:
        """When each answer of a chat came; an answer is a message with buttons or the only one."""
        return [call.at for call in self.tg.called("sendMessage") if call.ok and call.chat_id == user]

    def answered(self, users: range) -> int:
        """How many answers came to some chats, in one pass: it is asked again after every call."""
        return sum(call.ok and call.chat_id in users for call in self.tg.called("sendMessage"))

    def waits(self, users: range) -> list[float]:
        """Milliseconds of every question that was answered, one answer to a question in their order."""
        return [
            1000 * (answered - asked)
            for user in users
            for asked, answered in zip(self.asked.get(user, ()), self.answers(user), strict=False)
        ]

    def counts(self, users: range) -> Counter[str]:
        """How many questions got one answer, none, and how many answers came too many."""
        found: Counter[str] = Counter()
        for user in users:
            asked, answered = len(self.asked.get(user, ())), len(self.answers(user))
            found["answered"] += min(asked, answered)
            found["lost"] += max(0, asked - answered)
            found["doubled"] += max(0, answered - asked)
        return found


def memory(bot: BotProcess) -> float:
    """The resident memory of the process in megabytes."""
    text = Path(f"/proc/{bot.pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmRSS"))


def told(name: str, waits: list[float], counts: Counter[str]) -> None:
    cuts = statistics.quantiles(waits, n=20) if len(waits) > 1 else [0.0] * 19
    print(
        f"{name}: {counts['answered']} answered, {counts['lost']} lost, {counts['doubled']} doubled; "
        f"median {statistics.median(waits):.0f} ms, p95 {cuts[18]:.0f} ms, longest {max(waits):.0f} ms",
        flush=True,
    )


async def settled(bot: BotProcess, watch: Watch, users: range) -> None:
    """Waits until every question of some chats is answered, or for as long as is reasonable."""
    wanted = sum(len(watch.asked.get(user, ())) for user in users)
    try:
        await bot.wait(lambda: watch.answered(users) >= wanted, QUIET)
    except AssertionError as error:
        print(str(error).splitlines()[0], flush=True)


async def steady(bot: BotProcess, watch: Watch, texts: list[str], minutes: float) -> None:
    users, end = range(1, PEOPLE + 1), time.monotonic() + 60 * minutes
    before: list[float] = []

    async def person(user: int) -> None:
        chance = random.Random(user)
        await asyncio.sleep(chance.uniform(0, PAUSE[1]))
        while time.monotonic() < end:
            await watch.say(chance.choice(texts), user)
            await asyncio.sleep(chance.uniform(*PAUSE))

    async def look() -> None:
        while time.monotonic() < end:
            await asyncio.sleep(10)
            before.append(memory(bot))

    await asyncio.gather(look(), *(person(user) for user in users))
    await settled(bot, watch, users)
    told(f"{PEOPLE} people for {minutes:g} minutes", watch.waits(users), watch.counts(users))
    warm = before[len(before) // 5 :]
    print(f"memory: {warm[0]:.0f} MB at first, {warm[-1]:.0f} MB at last, {max(warm):.0f} MB at most", flush=True)


async def burst(bot: BotProcess, watch: Watch, texts: list[str]) -> None:
    users, chance = range(10_001, 10_001 + BURST), random.Random(1)
    for user in users:
        await watch.say(chance.choice(texts), user)
    await settled(bot, watch, users)
    told(f"{BURST} messages of {BURST} chats at once", watch.waits(users), watch.counts(users))


async def kills(tg: FakeTelegram, home: Path, log: Path, texts: list[str], times: int) -> None:
    watch, users, chance = Watch(tg), range(20_001, 20_001 + PEOPLE), random.Random(2)
    command = ("-m", "bot", "telegram", "--home", str(home))
    for _ in range(times):
        async with running(tg, command, home, log) as bot:
            before = watch.answered(users)
            for user in chance.sample(users, 15):
                await watch.say(chance.choice(texts), user)
            wanted = before + chance.randint(1, 12)
            await bot.wait(lambda wanted=wanted: watch.answered(users) >= wanted)
            await asyncio.sleep(chance.uniform(0, 0.05))
            await bot.stop(signal.SIGKILL)
    async with running(tg, command, home, log) as bot:
        await settled(bot, watch, users)
        await bot.stop()
    counts = watch.counts(users)
    print(
        f"{times} kills under load: {counts['answered']} answered, {counts['lost']} lost, {counts['doubled']} doubled"
    )


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    texts = [item["query"] for line in lines if "query" in (item := json.loads(line))]
    log = options.home / "bench-telegram.log"
    if (options.home / "inbox.db").exists():  # updates that it knows are let go
        parser.error(f"{options.home} has served a bot: take a home whose inbox.db* and state.db* are removed")
    async with FakeTelegram() as tg:
        command = ("-m", "bot", "telegram", "--home", str(options.home))
        async with running(tg, command, options.home, log) as bot:
            watch = Watch(tg)
            await watch.say("chào", 99)
            await bot.wait(lambda: watch.answers(99))
            await steady(bot, watch, texts, options.minutes)
            await burst(bot, watch, texts)
            await bot.stop()
        if options.kills:
            await kills(tg, options.home, log, texts, options.kills)


if __name__ == "__main__":
    asyncio.run(main())
