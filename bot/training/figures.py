"""The figures of the trainer's page, worked out from its records. Imported by bot.training.report.

Tested by tests/unit/bot/training/test_figures.py. Percents are whole numbers, None where there is nothing to share out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from bot.training.privacy import LEAST, kept_back, whole
from bot.training.standing import Learner, Standing, Topic, Weekly

# The 0.975 quantile of the normal distribution: a two-sided interval of 95 %.
Z = 1.959964
LEAST_ASKED = 5
WEAKEST = 20
IDLE_DAYS = 14
WEEKS = 26
BUCKETS = ((0, 0), (1, 24), (25, 49), (50, 74), (75, 99), (100, 100))


@dataclass(frozen=True, slots=True)
class Group:
    """Learners together. `few`: fewer than LEAST people; `told`: whether more than their number may be said."""

    key: tuple[str, ...]
    name: str
    learners: int
    told: bool
    progress: int
    answered: int
    right: int
    rehearsals: int
    score: int | None
    certified: int

    @property
    def few(self) -> bool:
        """Whether so few that not even their number is said."""
        return self.learners < LEAST

    @property
    def share(self) -> int | None:
        """Percent of answers that were right."""
        return percent(self.right, self.answered)


def percent(part: float, of: float) -> int | None:
    """Part of the whole in percent, a half rounded up."""
    return int(100 * part / of + 0.5) if of else None


def wilson_lower(part: int, of: int) -> float:
    """The lower bound of a share at 95 % (Wilson 1927): low where little was asked, near the share where much was."""
    if not of:
        return 0.0
    share = part / of
    spread = Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    return max(0.0, (share + Z * Z / (2 * of) - spread) / (1 + Z * Z / of))


def groups(
    learners: Iterable[Learner],
    key: Callable[[Learner], tuple[str, ...]],
    name: Callable[[Learner], str],
    lines: Callable[[tuple[str, ...]], Sequence[Hashable]] = whole,
) -> tuple[Group, ...]:
    """Learners by `key`, those who got least far first, then the ones not told."""
    found: defaultdict[tuple[str, ...], list[Learner]] = defaultdict(list)
    for learner in learners:
        found[key(learner)].append(learner)
    back = kept_back({one: people(members) for one, members in found.items()}, lines)
    made = [together(one, name(members[0]), members, told=one not in back) for one, members in found.items()]
    return tuple(sorted(made, key=lambda g: (not g.told, g.progress if g.told else 0, g.name, g.key)))


def together(key: tuple[str, ...], name: str, learners: Sequence[Learner], *, told: bool) -> Group:
    """One group of `learners`, who are at least one."""
    rehearsals = sum(one.rehearsals for one in learners)
    return Group(
        key=key,
        name=name,
        learners=people(learners),
        told=told,
        progress=percent(sum(one.progress for one in learners), len(learners)) or 0,
        answered=sum(one.answered for one in learners),
        right=sum(one.right for one in learners),
        rehearsals=rehearsals,
        score=percent(sum(one.rehearsal_score * one.rehearsals for one in learners), rehearsals),
        certified=people([one for one in learners if one.certified]),
    )


def people(learners: Sequence[Learner]) -> int:
    """How many persons, each counted once."""
    return len({one.key_digest for one in learners})


def spread(learners: Iterable[Learner]) -> tuple[tuple[int, int, int], ...]:
    """Paths by progress: least and greatest percent, and how many. Under 1 % but begun counts as 1 %."""
    done = [min(99, max(1, int(100 * one.progress))) if 0 < one.progress < 1 else int(100 * one.progress)
            for one in learners]  # fmt: skip
    return tuple((low, high, sum(low <= one <= high for one in done)) for low, high in BUCKETS)


def weeks(given: Sequence[Weekly]) -> tuple[Weekly, ...]:
    """The last WEEKS weeks without a gap. Raises ValueError where a week is not written "2026-W31"."""
    found = {date.fromisoformat(f"{one.week}-1"): one for one in given}
    if not found:
        return ()
    last = max(found)
    count = min(WEEKS, (last - min(found)).days // 7 + 1)
    mondays = [last - timedelta(weeks=back) for back in reversed(range(count))]
    return tuple(found.get(day) or Weekly(f"{day:%G-W%V}", 0, 0, 0) for day in mondays)


def weeks_back(given: Sequence[Weekly]) -> frozenset[str]:
    """The weeks of which only the number of learners is told."""
    return frozenset(key[0] for key in kept_back({(one.week,): one.active for one in given if one.active}))


def askable(standing: Standing, told: Sequence[Group]) -> tuple[Topic, ...]:
    """The topics that may be told, weakest first: asked often enough and wrongly, of posts whose figures are told."""
    names = {group.key[0] for group in told if group.told}
    found = [one for one in standing.topics if one.wrong and one.asked >= LEAST_ASKED and one.post in names]
    return tuple(sorted(found, key=lambda t: (-wilson_lower(t.wrong, t.asked), t.code, t.kind, t.post)))


def idle(standing: Standing) -> tuple[Learner, ...]:
    """One record a person who did nothing for IDLE_DAYS days and has a path without a certificate, by commune."""
    until = standing.as_of - timedelta(days=IDLE_DAYS)
    busy = {one.key_digest for one in standing.learners if one.last > until}
    open_paths = [one for one in standing.learners if not one.certified and one.key_digest not in busy]
    found = {one.key_digest: one for one in open_paths}
    return tuple(sorted(found.values(), key=lambda one: (one.unit_name, one.unit, one.key_digest)))
