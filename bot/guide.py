"""The guided way for a message that names nothing ("xin giấy phép"): what has happened, then the procedures for it.

The topics are data (topics.yaml); a button carries the codes that it offers. Imported by bot.assistant. Tested by
tests/unit/bot/test_guide.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from bot.actions import ShowOthers, encode
from bot.journeys import ShowJourney, encode_journey
from bot.messages import Choice, Reply
from bot.replies import in_rows
from knowledge.texts import LANGUAGES

FILE = Path(__file__).with_name("topics.yaml")


@dataclass(frozen=True, slots=True)
class Topic:
    """What has happened, by language, and the codes that are then needed, the first one first; a life event's name."""

    label: dict[str, str]
    codes: tuple[str, ...]
    journey: str = ""

    @property
    def action(self) -> str:
        """What its button carries."""
        return encode_journey(ShowJourney(self.journey)) if self.journey else encode(ShowOthers(self.codes))


@cache
def load_topics() -> tuple[Topic, ...]:
    """Reads the topics."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Topic({key: item[key] for key in LANGUAGES}, tuple(item["codes"]), item.get("journey", "")) for item in content
    )


def with_topics(reply: Reply, language: str) -> Reply:
    """The reply with the topics as buttons under it."""
    choices = [Choice(topic.label.get(language, topic.label["vi"]), topic.action) for topic in load_topics()]
    return replace(reply, rows=(*reply.rows, *in_rows(choices)))
