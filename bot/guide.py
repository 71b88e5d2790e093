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
from bot.messages import Choice, Reply
from bot.replies import in_rows

FILE = Path(__file__).with_name("topics.yaml")


@dataclass(frozen=True, slots=True)
class Topic:
    """What has happened, by language, and the codes that are then needed, the first one first."""

    label: dict[str, str]
    codes: tuple[str, ...]


@cache
def load_topics() -> tuple[Topic, ...]:
    """Reads the topics."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(Topic({k: v for k, v in item.items() if k != "codes"}, tuple(item["codes"])) for item in content)


def with_topics(reply: Reply, language: str) -> Reply:
    """The reply with the topics as buttons under it."""
    choices = [
        Choice(topic.label.get(language, topic.label["vi"]), encode(ShowOthers(topic.codes))) for topic in load_topics()
    ]
    return replace(reply, rows=(*reply.rows, *in_rows(choices)))
