"""Tests of bot/guide.py and of its topics."""

from bot.actions import ShowOthers, decode
from bot.content import CONTENT
from bot.guide import load_topics, with_topics
from bot.journeys import ShowJourney, decode_journey
from bot.messages import Outcome, Reply
from knowledge.journeys import load_journeys
from knowledge.phrasings import load_phrasings


def test_every_topic_speaks_three_languages_and_offers_known_procedures() -> None:
    known = load_phrasings(CONTENT / "phrasings")
    for topic in load_topics():
        assert set(topic.label) == {"vi", "en", "ru"}
        assert 1 <= len(topic.codes) <= 5
        assert [code for code in topic.codes if code not in known] == []


def test_a_button_offers_the_codes_of_its_topic() -> None:
    reply = with_topics(Reply(Outcome.CLARIFY, ("?",)), "en")
    choices = [choice for row in reply.rows for choice in row]
    assert [choice.label for choice in choices] == [topic.label["en"] for topic in load_topics()]
    for choice, topic in zip(choices, load_topics(), strict=True):
        if topic.journey:
            assert decode_journey(choice.action, load_journeys(CONTENT / "journeys")) == ShowJourney(topic.journey)
        else:
            assert decode(choice.action) == ShowOthers(topic.codes)
