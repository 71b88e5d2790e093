from dataclasses import replace

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_spread import ENOUGH, spread
from tests.unit.oracles.samples import FEE, TIME, changed


def moved(place: int) -> tuple[str, ...]:
    """The choices of the fee with the key at `place`, their lengths alike."""
    others = [f"{number}0.000 đồng" for number in range(5, 8)]
    others.insert(place, FEE.right)
    return tuple(others)


def test_keys_all_over_the_place_and_few_questions() -> None:
    even = [
        changed(FEE, choices=(*(f"{n + m}.000 đồng" for m in (1000, 2000)), f"{n}.000 đồng"), key=2)
        for n in range(100, 140)
    ]
    turned = [
        replace(item, choices=item.choices[n % 3 :] + item.choices[: n % 3], key=2 - n % 3)
        for n, item in enumerate(even)
    ]
    assert list(spread(turned)) == []
    assert list(spread([FEE] * (ENOUGH - 1))) == []


def test_key_at_one_place() -> None:
    assert Finding(ERROR, "the key stands mostly at one place", "[(0, 40)]") in spread([FEE] * 40)


def test_one_answer_that_is_always_right() -> None:
    questions = [changed(FEE, choices=moved(place % 4), key=place % 4) for place in range(40)]
    assert list(spread(questions)) == [
        Finding(WARNING, "one answer is most of the kind's", "30 000 dong: 40 of 40"),
        Finding(WARNING, "a choice is nearly always right", "30 000 dong: 40 of 40"),
    ]


def test_longest_key() -> None:
    questions = [changed(TIME, choices=("5 ngày", f"{n} ngày làm việc"), key=1) for n in range(10, 50)]
    assert Finding(WARNING, "the key is mostly the longest choice", "40 of 40") in spread(questions)
