"""How everyone stands, gathered from state.db for the trainer's page: digests for keys, no names, no texts.

Imported by bot.training.reporting. Tested by tests/unit/bot/training/test_gather.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from bot.library import Opened
from bot.training.days import day, key_digest
from bot.training.ledger import Answered, Ledger, Rehearsed, Trainee
from bot.training.path import modules_done
from bot.training.standing import Learner, Skill, Standing, Topic, Weekly
from knowledge.posts import Post
from knowledge.text import one_line

# The code and the name of the commune of a person, both "" where not known.
UnitOf = Callable[[str], tuple[str, str]]


def gather(ledger: Ledger, posts: Mapping[str, Post], opened: Opened, unit_of: UnitOf) -> Standing:
    """Everything that the page tells, as of now."""
    answers, rehearsed = ledger.answers(), ledger.rehearsed()
    certified = ledger.certified()
    learners = [
        _learner(ledger, one, posts[one.post], answers, rehearsed, certified, unit_of(one.person))
        for one in ledger.trainees()
        if one.post in posts
    ]
    return Standing(
        as_of=day(ledger.now),
        learners=tuple(learners),
        topics=tuple(_topics(answers, opened)),
        weeks=tuple(_weeks(answers)),
        skills=tuple(_skills(rehearsed)),
        posts={name: post.title for name, post in posts.items()},
    )


def _learner(
    ledger: Ledger,
    trainee: Trainee,
    post: Post,
    answers: Iterable[Answered],
    rehearsed: Iterable[Rehearsed],
    certified: Mapping[tuple[str, str], float],
    unit: tuple[str, str],
) -> Learner:
    person, learnt = trainee.person, ledger.learnt(trainee.person, post.name)
    given = [one for one in answers if (one.person, one.post) == (person, post.name)]
    acts = [one for one in rehearsed if (one.person, one.post) == (person, post.name)]
    scores = [sum(one.scores.values()) / len(one.scores) for one in acts if one.scores]
    times = [*(one.at for one in given), *(one.at for one in acts)]
    last = max([trainee.started, ledger.active(person), *times])
    done = certified.get((person, post.name))
    return Learner(
        key_digest=key_digest(person),
        unit=unit[0],
        unit_name=unit[1],
        post=post.name,
        started=day(trainee.started),
        last=day(last),
        modules_done=modules_done(post, learnt),
        modules=len(post.modules),
        answered=len(given),
        right=sum(one.right for one in given),
        rehearsals=len(acts),
        rehearsal_score=sum(scores) / len(scores) if scores else 0.0,
        certified=None if done is None else day(done),
    )


def _topics(answers: Iterable[Answered], opened: Opened) -> Iterable[Topic]:
    asked: Counter[tuple[str, str, str]] = Counter()
    wrong: Counter[tuple[str, str, str]] = Counter()
    for one in answers:
        asked[one.post, one.code, one.kind] += 1
        wrong[one.post, one.code, one.kind] += not one.right
    titles = {row.code: one_line(row.title) for row in opened.searcher.rows}
    for (post, code, kind), count in sorted(asked.items()):
        yield Topic(post, code, titles.get(code, code), kind, count, wrong[post, code, kind])


def _weeks(answers: Iterable[Answered]) -> Iterable[Weekly]:
    weeks: dict[str, list[Answered]] = defaultdict(list)
    for one in answers:
        year, week, _ = day(one.at).isocalendar()
        weeks[f"{year}-W{week:02d}"].append(one)
    for name, given in sorted(weeks.items()):
        yield Weekly(name, len({one.person for one in given}), len(given), sum(one.right for one in given))


def _skills(rehearsed: Iterable[Rehearsed]) -> Iterable[Skill]:
    points: dict[str, list[float]] = defaultdict(list)
    for one in rehearsed:
        for skill, value in one.scores.items():
            points[skill].append(value)
    for skill, values in points.items():
        yield Skill(skill, len(values), sum(values) / len(values))
