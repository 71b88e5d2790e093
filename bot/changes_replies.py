"""What changed in the last week as replies: each procedure with what is different, before → after, and its card.

Figures and durations in words as the answers have them. Wording in locale/lookup.yaml. Imported by bot.taps and
bot.pages. Tested by tests/unit/bot/test_changes_replies.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from bot.answers.frame import date_text, month_text
from bot.answers.markup import utf16_length
from bot.answers.methods import channel_names, fee_line, limit_text
from bot.answers.paging import PAGE_LIMIT
from bot.answers.shaping import clip
from bot.answers.wording import Wording, wording
from bot.lookup import WORDING, card_choice, page_of, say, turning
from bot.lookup_actions import ShowChanges, ShowList, encode_lookup
from bot.messages import Choice, Outcome, Reply
from bot.replies import Row
from bot.wording import notice
from knowledge.changes import Change, FeeChange, ListChange, Section, TextChange, TimeChange, changes
from knowledge.recent import Kind, Recent, dates, read_versions, recent_changes
from knowledge.records import Channel, Fee, Level, TimeLimit
from knowledge.store import Store
from knowledge.text import one_line

DAYS = 7
A_PAGE = 4  # procedures
LINES = (4, 2, 1)  # lines of a procedure, fewer where the page would not hold them
TITLE, TEXT, ITEM = 150, 55, 90  # characters of a title, of one side of "before → after", of a paper
CONTEXT = 3  # words before the first that differs
HERE = timezone(timedelta(hours=7))


def changes_reply(
    store: Store,
    wanted: ShowChanges,
    language: str,
    now: datetime,
    imported_at: str = "",
    codes: Collection[str] | None = None,
    mine: Collection[str] = (),
) -> Reply:
    """A page of what changed in the week before `now`, only `codes` where they are given; first what is of `mine`, the
    procedures of the person's own post.

    `imported_at` is when data was last imported where that is later than the store knows: an import that changed
    nothing leaves the store of a generation as it was.
    """
    since = now.astimezone(UTC) - timedelta(days=DAYS)
    found = recent_changes(store, since.isoformat(timespec="seconds"), codes)
    found = tuple(sorted(found, key=lambda one: one.code not in mine))
    day = day_text(since.isoformat())
    page, pages = page_of(wanted.page, len(found), A_PAGE)
    wanted = ShowChanges(page)
    known = dates(store)
    when = day_text(max(imported_at, known.imported_at)) or say("none", language)
    as_of = month_text(known.as_of, wording(language)) or say("none", language)
    foot = f"<i>{say('dates', language, imported=when, as_of=as_of)}</i>"
    fields: Row = (Choice(say("fields_button", language), encode_lookup(ShowList())),)
    if not found:
        lines = [say("changes_head", language, since=day), say("changes_none", language, since=day), "", foot]
        return Reply(Outcome.SMALLTALK, ("\n".join(lines),), (fields,), language=language)
    counts = {kind.value: str(sum(one.kind is kind for one in found)) for kind in Kind}
    counted = say("changes_counted", language, **counts)
    if own := sum(one.code in mine for one in found):
        counted += f" {say('changes_mine', language, number=str(own))}"
    if pages > 1:
        counted += f" {say('page', language, page=str(page + 1), pages=str(pages))}"
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    told = [(one, *_told(store, one, language)) for one in shown]
    rows: list[Row] = []
    for at, (one, title, _) in enumerate(told, page * A_PAGE + 1):
        choice = card_choice(one.code, f"{at}. {title}", wanted) if one.kind is not Kind.GONE else None
        rows += [(choice,)] if choice else []
    rows += [turning(wanted, pages, language), fields]
    heads = [say("changes_head", language, since=day), counted]
    texts = ("\n".join([*heads, *_listed(told, page * A_PAGE + 1, most, language), "", foot]) for most in LINES)
    text = next(text for text in texts if utf16_length(text) <= PAGE_LIMIT)
    codes_shown = tuple(one.code for one in shown)
    return Reply(
        Outcome.CLARIFY, (text,), tuple(row for row in rows if row), codes=codes_shown,
        language=language,
    )  # fmt: skip


def change_lines(found: Sequence[Change], language: str) -> list[str]:
    """Changes of a record, a line each, channels with the same change together; HTML."""
    speech = wording(language)
    lines = [*_figures(found, speech)]
    for change in found:
        if isinstance(change, ListChange):
            lines += _list(change, language)
        elif isinstance(change, TextChange):
            lines.append(_text(change, speech))
    return lines or [say("only_words", language)]


def _told(store: Store, one: Recent, language: str) -> tuple[str, list[str]]:
    """The title of a record, and what changed of it."""
    before, after = read_versions(store, one)
    record = after or before
    title = record.title if record else one.code
    if before is None or after is None:
        return title, []
    return title, change_lines(changes(before, after), language)


def _listed(told: Sequence[tuple[Recent, str, list[str]]], first: int, most: int, language: str) -> Iterator[str]:
    """The lines of a page, `most` lines a record at most beside its head."""
    for at, (one, title, said) in enumerate(told, first):
        values = {"number": str(at), "title": clip(title, TITLE), "code": one.code}
        yield ""
        yield say("change", language, kind=say(f"kind_{one.kind.value}", language), **values)
        yield from said[:most] if len(said) <= most else said[: most - 1]
        if len(said) > most:
            yield say("more_lines", language, number=str(len(said) - most + 1))


def _figures(found: Iterable[Change], speech: Wording) -> list[str]:
    """Time limits and fees; a change that holds for several channels names them all."""
    together: dict[tuple[str, str, str], list[Channel]] = {}
    for change in found:
        if isinstance(change, TimeChange):
            key = ("time", _limits(change.before, speech), _limits(change.after, speech))
        elif isinstance(change, FeeChange):
            before, after = around(_fees(change.before, speech), _fees(change.after, speech), 2 * TEXT)
            none = say("none", speech.language)
            key = ("fee", before or none, after or none)
        else:
            continue
        together.setdefault(key, []).append(change.channel)
    lines = []
    for (section, before, after), channels in together.items():
        names = channel_names(channels, speech).lower()
        values = {"name": say(f"section_{section}", speech.language), "before": before, "after": after}
        lines.append(say("line_channels", speech.language, channels=names, **values))
    return lines


def _limits(limits: Sequence[TimeLimit], speech: Wording) -> str:
    said = "; ".join(dict.fromkeys(limit_text(limit, "", speech) for limit in limits))
    return clip(said, TEXT) or say("none", speech.language)


def _fees(fees: Sequence[Fee], speech: Wording) -> str:
    lines = [fee_line(fee, speech) for fee in fees]
    said = [" – ".join(filter(None, [line.amount, one_line(line.note)])) for line in lines]
    return "; ".join(filter(None, said))


def _list(change: ListChange, language: str) -> list[str]:
    name = say(f"section_{change.section.value}", language)
    if change.section is Section.STEPS and change.added and change.removed:
        before, after = around(change.removed[0], change.added[0], TEXT)
        return [say("line", language, name=name[:1].upper() + name[1:], before=before, after=after)]
    lines = [
        say(key, language, name=name.lower(), items=_items(items, language))
        for key, items in (("added", change.added), ("removed", change.removed))
        if items
    ]
    if change.altered:
        lines.append(say("altered", language, items=_items(change.altered, language)))
    return lines


def _items(items: Sequence[str], language: str) -> str:
    first = clip(items[0], ITEM)
    if len(items) == 1:
        return first
    # Not said by `say`: the line that it goes into escapes it.
    return notice(WORDING, "more_items", language).format(item=first, number=len(items) - 1)


def _text(change: TextChange, speech: Wording) -> str:
    before, after = change.before, change.after
    if change.section is Section.LEVEL:
        before, after = (speech.text(f"level_{Level(value).value}") for value in (before, after))
    before, after = around(before, after, TEXT)
    none = speech.text("silent")
    name = say(f"section_{change.section.value}", speech.language)
    return say("line", speech.language, name=name, before=before or none, after=after or none)


def around(before: str, after: str, length: int) -> tuple[str, str]:
    """Both texts in short, from a few words before the first that differs, so that what differs is seen."""
    old, new = before.split(), after.split()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - CONTEXT) if len(before) > length or len(after) > length else 0
    opening = "… " if start else ""
    left, right = (clip(" ".join(words[start:]), length) for words in (old, new))
    return (opening + left if left else "", opening + right if right else "")


def day_text(moment: str) -> str:
    """An ISO 8601 time as a day in Việt Nam, day/month/year; "" for none."""
    return date_text(datetime.fromisoformat(moment).astimezone(HERE).date().isoformat()) if moment else ""
