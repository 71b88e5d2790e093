"""Tests of bot/training/rounds.py."""

from collections import Counter

from bot.quiz.question import QuestionKind
from bot.training.rounds import LENGTH, REVIEWED, answered, module_round, over, passed, review_round
from bot.training.session import Round
from tests.unit.bot.training.samples import POST, Bank, full_bank, question


def test_a_round_goes_over_every_procedure_and_kind_in_turn() -> None:
    bank = full_bank()
    session = module_round(bank, POST.procedures, 0, "seed")
    assert len(set(session.asked)) == LENGTH == len(session.asked)
    assert set(Counter(code for code, _ in session.asked).values()) <= {2, 3}
    kinds = Counter(found.kind for code, name in session.asked if (found := bank.get(name, code)))
    assert len(kinds) == 3 and max(kinds.values()) - min(kinds.values()) <= 2


def test_another_attempt_asks_other_questions() -> None:
    first, again = (module_round(full_bank(), POST.procedures, 0, seed) for seed in ("one", "two"))
    assert first == module_round(full_bank(), POST.procedures, 0, "one")
    assert first.asked != again.asked


def test_few_questions_make_a_short_round() -> None:
    session = module_round(Bank(question("1.000001", QuestionKind.FEE)), POST.procedures, 0, "")
    assert session.asked == (("1.000001", question("1.000001", QuestionKind.FEE).id),)
    assert module_round(Bank(), POST.procedures, 0, "").asked == ()


def test_answers_are_counted_and_what_was_missed_is_kept_once() -> None:
    session = Round(0, (("a", "1"), ("b", "2"), ("b", "3"), ("c", "4")))
    for right in (True, False, False, True):
        assert not over(session)
        session = answered(session, right)
    assert over(session) and session.right == 2 and session.missed == ("b",)
    assert not passed(session)


def test_three_of_four_is_enough() -> None:
    assert passed(Round(0, (("a", "1"),) * 8, 8, 6))
    assert not passed(Round(0, (("a", "1"),) * 8, 8, 5))
    assert passed(Round(0, ()))


def test_a_review_asks_the_fact_that_is_due() -> None:
    bank = full_bank()
    due = [("1.000001", "papers"), ("1.000001", "steps"), *(("1.000002", "time"),) * 9]
    session = review_round(bank, due, "seed")
    assert len(session.asked) == REVIEWED and session.module is None
    found = [bank.get(name, code) for code, name in session.asked]
    assert [one.kind for one in found if one][:2] == [QuestionKind.PAPERS, QuestionKind.TIME]
