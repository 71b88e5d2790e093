"""What tapped buttons under passages do: show a passage, its whole section page by page, send its document.

Imported by bot.taps. Tested by tests/unit/bot/test_shelf_taps.py.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path

from bot.answers.paging import paginate
from bot.messages import Choice, File, Outcome, Reply
from bot.originals import original, page_image
from bot.replies import Row
from bot.shelf_actions import SendFile, ShelfAction, ShowPassage, ShowSection, encode_shelf
from bot.shelf_replies import cited, passage_reply, place, say
from knowledge.handbooks.places import Places, passage_digest
from knowledge.handbooks.records import Handbook, Passage

FOLLOWING = 2  # passages after the one shown that buttons lead to


def shelf_reply(action: ShelfAction, places: Places, home: Path, language: str) -> Reply:
    """The reply to a button; one whose passage is no more says so."""
    passage = places.passage(action.passage)
    if isinstance(action, SendFile) and (book := places.file(action.file)) is not None:
        return _sent(book, passage, places, home, language)
    if passage is None:
        return Reply(Outcome.ABSTAIN, (escape(say("old", language)),), language=language)
    match action:
        case ShowSection(_, page):
            return _section(passage, page, places, language)
        case ShowPassage() | SendFile():
            return passage_reply(passage, places.following(passage, FOLLOWING), places, language)


def _section(passage: Passage, page: int | None, places: Places, language: str) -> Reply:
    section = places.section(passage)
    texts = (escape(part.text) for part in section)
    pages = paginate([place(section[0], places.books[passage.handbook], language), *texts])
    shown = min(page or 0, len(pages) - 1)
    name = passage_digest(passage)
    return Reply(
        Outcome.PASSAGE,
        pages,
        (turns,) if (turns := _turns(name, shown, len(pages), language)) else (),
        page=shown,
        replaces=page is not None,
        language=language,
        passages=tuple(cited(part) for part in section),
    )


def _turns(name: str, page: int, pages: int, language: str) -> Row:
    turned = []
    if page > 0:
        turned.append(Choice(say("previous", language), encode_shelf(ShowSection(name, page - 1))))
    if page + 1 < pages:
        turned.append(Choice(say("next", language), encode_shelf(ShowSection(name, page + 1))))
    return tuple(turned)


def _sent(book: Handbook, passage: Passage | None, places: Places, home: Path, language: str) -> Reply:
    """The original as the home keeps it, with the page of the passage as a picture where it has pages; else the
    section as text.
    """
    reply = Reply(Outcome.PASSAGE, (escape(say("file_sent", language, title=book.title)),), language=language)
    if passage is not None:
        reply = replace(reply, passages=(cited(passage),))
    found = original(home, book.name)
    if found is not None:
        files = [File(Path(book.name).name, found.read_bytes(), say("file_caption", language, title=book.title))]
        page = passage.page if passage else None
        if page and (image := page_image(found, page)) is not None:
            caption = say("page_caption", language, title=book.title, page=str(page))
            files.insert(0, File(f"{Path(book.name).stem}-{page}.png", image, caption))
        return replace(reply, files=tuple(files))
    if passage is None:
        return Reply(Outcome.ABSTAIN, (escape(say("old", language)),), language=language)
    said = escape(say("section_sent", language, title=book.title))
    text = File(f"{Path(book.name).stem}.md", _markdown(book, places.section(passage)), book.title)
    return replace(reply, pages=(said,), files=(text,))


def _markdown(book: Handbook, section: tuple[Passage, ...]) -> bytes:
    heading = " › ".join(section[0].heading)
    parts = [f"# {book.title}", *([f"## {heading}"] if heading else []), *(passage.text for passage in section)]
    return ("\n\n".join(parts) + "\n").encode()
