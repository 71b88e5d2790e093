"""Tests of bot/understanding/directory_intent.py over examples/directory.yaml and every phrasing of the project."""

import time
from pathlib import Path

import pytest
import yaml

from bot.understanding.directory_intent import AskKind, DirectoryAsk, directory_question
from knowledge.directory.offices import Office
from knowledge.phrasings import load_phrasings
from tests.unit.knowledge.directory.sample import DIRECTORY

EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples" / "directory.yaml").read_text(encoding="utf-8"))
ASKED = [(kind, text, wanted) for kind, texts in EXAMPLES.items() if kind != "none" for text, wanted in texts.items()]
PHRASINGS = Path(__file__).resolve().parents[4] / "knowledge" / "content" / "phrasings"
FALSE_ALARMS = 0.001  # of all phrasings, which ask for procedures


def shown(ask: DirectoryAsk | None) -> tuple[str, str]:
    """A question as the examples write it."""
    if ask is None:
        return "none", ""
    return ask.kind.value, " ".join([ask.office.value if ask.office else "-", *(place.key for place in ask.places)])


def test_there_are_examples_enough() -> None:
    assert len(ASKED) >= 60
    assert len(EXAMPLES["none"]) >= 60


@pytest.mark.parametrize(("kind", "text", "wanted"), ASKED)
def test_questions_of_the_directory(kind: str, text: str, wanted: str) -> None:
    assert shown(directory_question(text, DIRECTORY)) == (kind, wanted)


@pytest.mark.parametrize("text", EXAMPLES["none"])
def test_questions_of_something_else(text: str) -> None:
    assert directory_question(text, DIRECTORY) is None


def test_phrasings_of_procedures_are_hardly_ever_taken() -> None:
    texts = [text for entry in load_phrasings(PHRASINGS).values() for text in entry.phrasings]
    taken = [text for text in texts if directory_question(text, DIRECTORY) is not None]
    assert len(taken) < FALSE_ALARMS * len(texts), taken


def test_an_ambiguous_name_has_its_choices() -> None:
    ask = directory_question("sđt ubnd xã Tân Thành", DIRECTORY)
    assert ask is not None
    assert (ask.kind, ask.office) == (AskKind.CONTACT, Office.COMMITTEE)
    assert [place.key for place in ask.places] == ["23143", "o24699", "o24979"]


def test_a_split_commune_goes_on_beside_todays_of_its_name() -> None:
    ask = directory_question("xã Hòa Thắng giờ thuộc xã nào", DIRECTORY)
    assert ask is not None
    assert ([place.key for place in ask.places], [old.key for old in ask.old]) == (["23053"], ["o23053"])


def test_a_unit_or_an_office_alone_is_a_question() -> None:
    assert shown(directory_question("xã Gia Hiệp", DIRECTORY)) == ("merged", "- 25015")
    assert shown(directory_question("UBND xã Gia Hiệp", DIRECTORY)) == ("contact", "committee 25015")
    assert directory_question("gia hiệp", DIRECTORY) is None
    assert directory_question("ủy ban", DIRECTORY) is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "qxa", "xã " * 33_000, "a" * 100_000, "\ud800" * 100, "ở đâu " * 20_000, "ﷺ" * 100_000, "?!\u200b"],
)
def test_any_text_is_survived_quickly(text: str) -> None:
    started = time.perf_counter()
    directory_question(text, DIRECTORY)
    assert time.perf_counter() - started < 0.5


def test_a_question_takes_under_two_milliseconds() -> None:
    best = 1.0
    for _ in range(30):
        started = time.perf_counter()
        directory_question("dạ cho em hỏi nhà em ở xã Tân Thành, huyện Đức Trọng cũ, giờ thuộc xã nào ạ", DIRECTORY)
        best = min(best, time.perf_counter() - started)
    assert best < 0.002
