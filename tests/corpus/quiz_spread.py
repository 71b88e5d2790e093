"""What gives the keys of a whole export away: their place, their length, an answer that is nearly always right.

Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_spread.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_raw import Question
from tests.corpus.quiz_text import fold

ENOUGH = 40  # questions of a kind, or with a choice, from which a share says something
CROWDED = 0.5  # share of the keys that may stand at one place, by chance a quarter to a half
LONGEST = 0.6  # share of the keys that may be the longest choice, by chance as much
COMMON = 0.5  # share of a kind's questions that may have one answer
SURE = 0.8  # share of the questions with a choice where that choice may be right


def spread(questions: Sequence[Question]) -> Iterator[Finding]:
    """What the questions of one kind give away together."""
    count = len(questions)
    if count < ENOUGH:
        return
    places = Counter(question.key for question in questions)
    if max(places.values()) > CROWDED * count:
        yield Finding(ERROR, "the key stands mostly at one place", f"{sorted(places.items())}")
    longest = sum(len(question.right) > max(map(len, question.wrong)) for question in questions)
    if longest > LONGEST * count:
        yield Finding(WARNING, "the key is mostly the longest choice", f"{longest} of {count}")
    answers = Counter(fold(question.right) for question in questions)
    offered = Counter(fold(choice) for question in questions for choice in question.choices)
    answer, times = answers.most_common(1)[0]
    if times > COMMON * count:
        yield Finding(WARNING, "one answer is most of the kind's", f"{answer}: {times} of {count}")
    for choice, times in offered.items():
        if times >= ENOUGH and answers[choice] >= SURE * times:
            yield Finding(WARNING, "a choice is nearly always right", f"{choice}: {answers[choice]} of {times}")
