"""Examples of the guards' tests: files of messages by kind."""

from pathlib import Path

import yaml

from bot.content import CONTENT
from knowledge.phrasings import load_phrasings

EVERY = 9  # one phrasing in nine: enough to see a false alarm in a thousand, and done in seconds


def examples(name: str) -> list[tuple[str, str]]:
    """(kind, message) of one file."""
    content = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return [(kind, message) for kind, messages in content.items() for message in messages]


def ordinary() -> list[str]:
    """Questions about procedures, in the styles of people."""
    return [message for _, message in examples("ordinary")]


def phrasings() -> list[str]:
    """A sample of the authored phrasings, each of them a question about a procedure."""
    entries = load_phrasings(CONTENT / "phrasings").values()
    return [text for entry in entries for text in entry.phrasings][::EVERY]
