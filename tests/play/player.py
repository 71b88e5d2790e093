"""An officer who goes the whole way: path, questions, a rehearsal, the certificate, by what a channel shows.

A channel is a `Desk`: what is shown is text, buttons by label, a quiz with its right place, files by name. Used by
tests/wire/test_training.py and scripts/play_training.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

GO_ON, TURN, PAPER, REHEARSE, DONE = "Học tiếp", "Tiếp ▶️", "Giấy ghi nhận", "Diễn tập", "Xong"
MOST_STEPS = 600


@dataclass(frozen=True, slots=True)
class Shown:
    """What a channel shows after a move: its text, the labels of buttons, the place of a quiz's right choice."""

    text: str
    labels: Sequence[str] = ()
    right: int | None = None
    files: Sequence[str] = ()

    def label(self, words: str) -> str:
        """The label of the button that holds some words. Raises LookupError naming those there are."""
        found = [label for label in self.labels if words in label]
        if not found:
            raise LookupError(f"no button «{words}» among {list(self.labels)} under {self.text[:200]!r}")
        return found[0]


class Desk(Protocol):
    """A channel as the officer has it before them."""

    async def say(self, text: str) -> Shown:
        """Types something."""
        ...

    async def tap(self, label: str) -> Shown:
        """Taps the button with a label."""
        ...

    async def choose(self, place: int) -> Shown:
        """Answers the quiz that is shown."""
        ...


@dataclass(slots=True)
class Score:
    """What happened on the way."""

    moves: Counter[str] = field(default_factory=Counter)
    rehearsal: str = ""
    files: tuple[str, ...] = ()


async def play(desk: Desk, post: str, name: str, wrong_first: bool = True) -> Score:
    """Goes the path of the post whose title holds `post`, and prints a certificate for `name`.

    The first question is answered wrongly where `wrong_first`, so that a mistake too is seen.
    """
    score = Score()
    shown = await desk.tap((await desk.say("/hoc")).label(post))
    shown = await desk.tap(shown.label(GO_ON))
    for _ in range(MOST_STEPS):
        if shown.right is not None:
            wrong = wrong_first and not score.moves["answer"]
            shown = await desk.choose((shown.right + 1) % 2 if wrong else shown.right)
            score.moves["answer"] += 1
        elif any(TURN in label for label in shown.labels):
            shown = await desk.tap(shown.label(TURN))
            score.moves["page"] += 1
        elif any(PAPER in label for label in shown.labels):
            break
        else:
            shown = await desk.tap(shown.label(GO_ON))
            score.moves["item"] += 1
    score.rehearsal = await _rehearse(desk)
    home = await desk.say("/hoc")
    await desk.tap(home.label(PAPER))
    score.files = tuple((await desk.say(name)).files)
    return score


async def _rehearse(desk: Desk) -> str:
    """Plays one rehearsal, always with the first choice, and gives its result."""
    shown = await desk.say("/dientap")
    shown = await desk.tap(shown.labels[0])
    shown = await desk.tap(shown.labels[0])
    shown = await desk.tap(shown.labels[0])
    shown = await desk.tap(shown.label(DONE))
    return (await desk.tap(shown.labels[0])).text
