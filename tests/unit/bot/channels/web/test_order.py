"""Tests of bot/channels/web/order.py."""

import asyncio
import gc

from bot.channels.web.order import Order


def test_one_person_goes_one_after_another_others_at_once() -> None:
    async def run() -> list[str]:
        order, told = Order(), list[str]()
        gate = asyncio.Event()

        async def turn(person: str, name: str) -> None:
            async with order.of(person):
                told.append(f"{name} in")
                await gate.wait()
                told.append(f"{name} out")

        tasks = [asyncio.create_task(turn(*one)) for one in (("a", "a1"), ("a", "a2"), ("b", "b1"))]
        for _ in range(5):
            await asyncio.sleep(0)
        assert told == ["a1 in", "b1 in"]
        gate.set()
        await asyncio.gather(*tasks)
        return told

    told = asyncio.run(run())
    assert told.index("a1 out") < told.index("a2 in")


def test_nobody_is_remembered() -> None:
    async def run() -> int:
        order = Order()
        for number in range(100):
            async with order.of(str(number)):
                assert len(order) == 1
        gc.collect()
        return len(order)

    assert asyncio.run(run()) == 0
