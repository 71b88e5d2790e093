"""Tests of bot/clarify.py with rankings and families made by hand."""

from bot.actions import NONE_OF_THESE
from bot.answers.markup import strip_markup
from bot.clarify import clarify_reply, shared_family
from bot.messages import Facet, Outcome
from index.catalogue import Row
from index.query.language import Language
from index.query.query import Query
from index.searcher import Hit, Ranking
from knowledge.siblings import Family

FAMILY = Family(
    "thẻ",
    {"vi": "Làm lần đầu hay bị mất?", "en": "First or lost?"},
    "1.000001",
    {"1.000001": {"vi": "lần đầu", "en": "first"}, "1.000002": {"vi": "bị mất", "en": "lost"}},
)


def ranking(*codes: str) -> Ranking:
    rows = [Row(code, f"Tên {code}", "commune", "", "", "", None, 0, f"khác {code}", "", True) for code in codes]
    hits = tuple(Hit(row, 1.0, (), 0.5, 0.5) for row in rows)
    return Ranking(Query("", Language.VIETNAMESE, (), ()), hits, 0.0)


def test_a_family_asks_its_own_question_with_its_own_words() -> None:
    reply = clarify_reply(ranking("1.000002", "1.000001", "1.000009"), [FAMILY], Facet.FEE, "vi")
    assert reply.outcome is Outcome.CLARIFY
    assert reply.codes == ("1.000002", "1.000001", "1.000009")
    text = strip_markup(reply.pages[0])
    assert text.startswith("Làm lần đầu hay bị mất?\n1. bị mất\n2. lần đầu\n3. khác 1.000009\n")
    assert [row[0].action for row in reply.rows] == [
        "v1:p:1.000002:fee:0",
        "v1:p:1.000001:fee:0",
        "v1:p:1.000009:fee:0",
        NONE_OF_THESE,
    ]


def test_other_languages_have_their_own_words_or_the_title() -> None:
    text = clarify_reply(ranking("1.000001", "1.000002", "1.000009"), [FAMILY], Facet.OVERVIEW, "en").pages[0]
    assert "First or lost?" in text
    assert "3. Tên 1.000009" in text


def test_without_a_family_there_are_at_most_five_choices_and_a_way_out() -> None:
    reply = clarify_reply(ranking(*(f"1.00000{n}" for n in range(1, 9))), [], Facet.OVERVIEW, "vi")
    assert len(reply.codes) == 5
    assert len(reply.rows) == 6


def test_the_family_is_one_that_holds_the_first_two() -> None:
    rows = [hit.row for hit in ranking("1.000001", "1.000009", "1.000002").hits]
    assert shared_family(rows, [FAMILY]) is None
    assert shared_family([rows[0], rows[2]], [FAMILY]) is FAMILY
