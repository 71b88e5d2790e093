"""The questions of a case before its checklist, and the last one. Imported by bot.helping.flow; tested with it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.helping.actions import NONE, press
from bot.helping.cases import Kind, Result
from bot.messages import Choice, Reply
from bot.replies import Row, short
from bot.training.speech import Speech
from knowledge.directory import Unit


def who_reply(case: int, speech: Speech) -> Reply:
    """Who is helped: a kind, never a name."""
    kinds = tuple((speech.choice(f"kind_{kind.value}", press("who", case, kind.value)),) for kind in Kind)
    return speech.reply(speech.say("who"), rows=(*kinds, _stop(case, speech)))


def unit_reply(case: int, speech: Speech, units: Sequence[Unit], several: bool = False) -> Reply:
    """In which commune: to be typed, or one of `units`; `several`: they are what was typed."""
    rows = tuple((Choice(unit.name, press("unit", case, unit.key)),) for unit in units)
    unknown = (speech.choice("unit_unknown", press("unit", case, NONE)),)
    said = speech.say("which_of_units" if several else "which_unit")
    return speech.reply(said, rows=(*rows, unknown, _stop(case, speech)))


def need_reply(case: int, unit: str, gone: bool, speech: Speech) -> Reply:
    """What is needed, to be typed and found by the search; `gone`: the procedure of the case is no more."""
    lines = [speech.say("gone")] if gone else []
    lines += [speech.say("unit_kept", unit=unit)] if unit else []
    return speech.reply(*lines, speech.say("need"), rows=(_stop(case, speech),))


def alternatives_reply(case: int, name: str, labels: Sequence[tuple[int, str]], speech: Speech) -> Reply:
    """Which of the alternatives among the papers holds: a place and a label each."""
    lines = [speech.say("which_case", name=name), ""]
    lines += [speech.say("case_line", number=number, label=label) for number, (_, label) in enumerate(labels, 1)]
    rows = tuple(
        (Choice(f"{number}. {short(label)}", press("case", case, at)),) for number, (at, label) in enumerate(labels, 1)
    )
    every = (speech.choice("every_case", press("case", case, NONE)),)
    return speech.reply(*lines, rows=(*rows, every, _stop(case, speech)))


def result_reply(case: int, name: str, speech: Speech) -> Reply:
    """How the case ended."""
    results = tuple((speech.choice(f"result_{one.value}", press("end", case, one.value)),) for one in Result)
    return speech.reply(
        speech.say("which_result", case=name), rows=(*results, (speech.choice("go_on", press("show", case)),))
    )


def _stop(case: int, speech: Speech) -> Row:
    return (speech.choice("end", press("end", case)),)
