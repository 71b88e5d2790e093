"""Replies about the path: the posts, the path with its bar, a module, a lesson, a procedure.

Wording in locale/training.yaml. Imported by bot.training.school. Tested by
tests/unit/bot/training/test_school.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from html import escape

from bot.answers.frame import month_text
from bot.answers.wording import wording
from bot.journeys import said
from bot.messages import Choice, Outcome, Reply
from bot.replies import short
from bot.training.actions import HOURS, NEXT, PAPER, POSTS, REHEARSE, REVIEW, item_action, module_action, post_action
from bot.training.lessons import lesson_pages
from bot.training.path import Item, Step, bar, items, module_items, next_item, share
from bot.training.speech import Speech
from knowledge.handbooks.records import Passage
from knowledge.posts import Lesson, Post

DONE, BEGUN, OPEN = "✅", "▶️", "▫️"


def posts_reply(posts: Mapping[str, Post], speech: Speech) -> Reply:
    """The posts to choose from."""
    rows = tuple((Choice(said(post.title, speech.language), post_action(name)),) for name, post in posts.items())
    return speech.reply(speech.say("which_post"), rows=rows)


def path_reply(post: Post, learnt: Collection[str], due: int, speech: Speech) -> Reply:
    """The path with its modules, what is done of each, and the ways on. `due` facts wait for review."""
    language = speech.language
    lines = [
        f"<b>{speech.say('path', post=said(post.title, language))}</b>",
        bar(share(items(post), learnt)),
        escape(said(post.about, language)),
        "",
    ]
    lines += [
        speech.say("module_line", mark=_mark(post, at, learnt), number=at + 1, title=said(module.title, language))
        for at, module in enumerate(post.modules)
    ]
    finished = next_item(post, learnt) is None
    lines += ["", speech.say("all_done")] if finished else []
    lines += ["", speech.say("due", number=due)] if due else []
    lines += ["", f"<i>{speech.say('as_of', date=month_text(post.as_of, wording(language)))}</i>"]
    first = (speech.choice("paper", PAPER),) if finished else (speech.choice("continue", NEXT),)
    review = (speech.choice("review", REVIEW, number=due),) if due else ()
    numbers = [Choice(f"{_mark(post, at, learnt)} {at + 1}", module_action(at)) for at in range(len(post.modules))]
    rows = (
        first,
        (*review, speech.choice("rehearse", REHEARSE)),
        *(tuple(numbers[at : at + 5]) for at in range(0, len(numbers), 5)),
        (speech.choice("hours", HOURS), speech.choice("posts", POSTS)),
    )
    return speech.reply(*lines, rows=rows)


def module_reply(post: Post, at: int, learnt: Collection[str], titles: Mapping[str, str], speech: Speech) -> Reply:
    """One module: its lessons, its procedures (`titles` by code) and its round, each a button."""
    module = post.modules[at]
    every = module_items(module, at)
    heading = speech.say("module", number=at + 1, title=said(module.title, speech.language))
    rows: list[tuple[Choice, ...]] = [
        (Choice(f"{_tick(item, learnt)} {_label(post, item, titles, speech)}", item_action(item.key)),)
        for item in every
    ]
    rows += [(speech.choice("continue", NEXT),), speech.way_home()]
    return speech.reply(f"<b>{heading}</b>", bar(share(every, learnt)), rows=tuple(rows))


def lesson_reply(post: Post, item: Item, passages: Collection[Passage], page: int, speech: Speech) -> Reply:
    """A lesson at a page; its last page says that it is read."""
    lesson: Lesson = post.modules[item.module].lessons[item.place]
    pages = lesson_pages(tuple(passages), lesson, f"<i>{speech.say('read')}</i>")
    page = min(max(page, 0), len(pages) - 1)
    turn: list[Choice] = []
    if page:
        turn.append(speech.choice("previous", item_action(item.key, page - 1)))
    if page + 1 < len(pages):
        turn.append(speech.choice("next", item_action(item.key, page + 1)))
    else:
        turn.append(speech.choice("continue", NEXT))
    ways = (speech.choice("to_module", module_action(item.module), number=item.module + 1), *speech.way_home())
    return Reply(Outcome.TRAINING, pages, (tuple(turn), ways), page=page, replaces=page > 0, language=speech.language)


def procedure_reply(card: Reply, item: Item, speech: Speech) -> Reply:
    """The card of a procedure within the path."""
    ways = (speech.choice("to_module", module_action(item.module), number=item.module + 1), *speech.way_home())
    first, *rest = card.pages
    return replace(
        card, pages=(first, *rest), rows=((speech.choice("continue", NEXT),), *card.rows, ways), replaces=False
    )


def last_page(reply: Reply) -> bool:
    """Whether a reply shows its last page."""
    return reply.page + 1 >= len(reply.pages)


def _mark(post: Post, at: int, learnt: Collection[str]) -> str:
    done = share(module_items(post.modules[at], at), learnt)
    return DONE if done == 1 else BEGUN if done else OPEN


def _tick(item: Item, learnt: Collection[str]) -> str:
    return DONE if item.key in learnt else OPEN


def _label(post: Post, item: Item, titles: Mapping[str, str], speech: Speech) -> str:
    if item.step is Step.LESSON:
        return short(post.modules[item.module].lessons[item.place].heading)
    if item.step is Step.PROCEDURE:
        return short(f"{item.key} {titles.get(item.key, '')}".strip())
    return speech.label("closing")
