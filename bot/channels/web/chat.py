"""The conversation: a question with an address of its own, and the chat with its turns.

`GET /hoi?q=` answers and keeps nothing. `POST /tro-chuyen` is a turn of the chat: it is kept under the mark of its form
and the browser is sent on to `GET /tro-chuyen`, so that going back or loading again shows it and never asks twice; the
same form sent twice at once is one turn as well.
Imported by bot.channels.web.app. Tested by tests/unit/bot/channels/web/test_chat.py and, in a browser, by tests/web.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.channels.base import command_action
from bot.channels.reply_json import read_reply, write_reply
from bot.channels.web.entering import invitation_of
from bot.channels.web.forms import posted
from bot.channels.web.heading import heading
from bot.channels.web.limits import asker
from bot.channels.web.numbers import whole
from bot.channels.web.refusals import too_many
from bot.channels.web.shown import ShownTurn, shown_turn
from bot.channels.web.site import Site
from bot.channels.web.turns import Kept, Turn
from bot.channels.web.visitor import Visitor, give_key, give_language
from bot.concurrency import ask_in_threadpool, run_in_threadpool
from bot.kiosks import Kiosk
from bot.messages import Message, Outcome, Reply
from bot.preferences import unit_action
from bot.understanding.personal_data import find_personal_data, mask

CHAT, ASK = "/tro-chuyen", "/hoi"
MOST_TEXT = 2000  # characters of a question that are read
MOST_NUMBER = 1 << 31  # of turns and files
A_PAGE = 12  # turns
NAMED_KEPT = 3600.0  # seconds that a paper with somebody's name can be fetched
LANGUAGE_ACTION = "v1:l:"
FRAGMENT = "x-motcua-part"  # a header of our own script: it wants the turns alone


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for: words or a button of the turn `turn` (0: none); `question` is what it goes on from."""

    mark: str
    text: str
    action: str
    turn: int
    question: str

    @property
    def once(self) -> str:
        """The mark of the turn: the same form sent again with the same words is the same turn."""
        said = "\x1f".join((self.mark, self.action, self.text))
        return hashlib.sha256(said.encode()).hexdigest()[:32]


async def ask(request: Request) -> Response:
    """A question by its address, answered."""
    site: Site = request.app.state.site
    text = request.query_params.get("q", "").strip()[:MOST_TEXT]
    if not text:
        return RedirectResponse("/", 303)
    visitor = site.visitor(request)
    if wait := site.answers.take(asker(request)):
        return too_many(site, request, wait)
    role = site.pages.role(visitor.visit.person)
    message = Message(visitor.nobody(role), text, link=f"{site.base(request)}/mo/")
    reply = await ask_in_threadpool(site.assistant.respond, message)
    turn = shown_turn(Turn(0, _masked(text), ""), reply, ())
    return site.page(request, "ask.html", turn=turn, question=text)


async def talk(request: Request) -> Response:
    """The chat as it stands."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    before = whole(request.query_params.get("truoc", ""), MOST_NUMBER)
    shown = await run_in_threadpool(_talk, site, visitor.visit.person, MOST_NUMBER if before is None else before)
    response = site.page(request, "chat.html", turns=shown, question="")
    # Gone back to, it is loaded again: turns that came since are never missing.
    response.headers["cache-control"] = "no-store"
    return response


async def send(request: Request) -> Response:
    """A turn."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    form = await posted(request, site, visitor)
    if isinstance(form, Response):
        return form
    wish = _wish(form)
    if not wish.text and not wish.action:
        return RedirectResponse(CHAT, 303)
    if token := invitation_of(wish.action):  # not taken up by a visit that ends by itself
        return Response(status_code=409) if request.headers.get(FRAGMENT) else RedirectResponse(f"/vao/{token}", 303)
    if wait := site.answers.take(asker(request)) or site.turns.take(visitor.visit.person):
        return too_many(site, request, wait, wish.text)
    link = f"{site.base(request)}/mo/"
    async with site.order.of(visitor.visit.person):
        turn, language = await ask_in_threadpool(_take, site, visitor, wish, link, site.kiosk(request))
    if request.headers.get(FRAGMENT):
        shown = await run_in_threadpool(_shown, site, visitor.visit.person, [turn] if turn else [])
        response: Response = HTMLResponse(site.render(request, visitor, "turns.html", turns=shown, question=""))
    else:
        response = RedirectResponse(f"{CHAT}#luot-{turn.number}" if turn else CHAT, 303)
    response.headers["cache-control"] = "no-store"
    if wish.action.startswith(LANGUAGE_ACTION):
        give_language(response, language, site.secure(request))
    give_key(response, visitor.visit, site.secure(request))
    return response


async def file(request: Request) -> Response:
    """A file that a turn of this visitor brought."""
    site: Site = request.app.state.site
    visitor = site.visitor(request)
    number, place = request.path_params["number"], request.path_params["place"]
    files = await run_in_threadpool(site.visits.files, visitor.visit.person, min(number, MOST_NUMBER))
    if place >= len(files):
        return site.page(request, "error.html", 404, kind="missing", text="")
    found = files[place]
    return Response(found.content, media_type=media_type(found.name), headers={
        "content-disposition": f"inline; filename*=utf-8''{quote(found.name)}", "cache-control": "private, no-store",
    })  # fmt: skip


def media_type(name: str) -> str:
    """What a file of ours is; anything but what a browser shows safely is only downloaded."""
    kinds = {"pdf": "application/pdf", "png": "image/png", "csv": "text/csv; charset=utf-8"}
    return kinds.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _wish(form: FormData) -> Wish:
    def value(key: str, most: int) -> str:
        given = form.get(key, "")
        return given.strip()[:most] if isinstance(given, str) else ""

    text = value("text", MOST_TEXT)
    action = value("action", 96) or command_action(text)
    return Wish(value("once", 64), text, action, whole(value("turn", 9), MOST_NUMBER) or 0, value("q", MOST_TEXT))


def _take(site: Site, visitor: Visitor, wish: Wish, link: str, kiosk: Kiosk | None) -> tuple[Turn | None, str]:
    """The turn that a wish makes or has made, and the language that it is in."""
    visits, person = site.visits, visitor.visit.person
    if kiosk and kiosk.unit and not visitor.visit.kept:
        # Who stands in the hall of a commune is told to hand in there, until they choose another.
        site.assistant.respond(Message(visitor.person, action=unit_action(kiosk.unit)))
    visits.keep(visitor.visit)
    if made := visits.turn(person, wish.once):
        return made, read_reply(made.reply).language
    tapped = visits.numbered(person, wish.turn) if wish.turn else None
    if wish.question and not wish.turn:
        first = replace(wish, text=wish.question, action="")
        if visits.turn(person, first.once) is None:
            reply = site.assistant.respond(Message(visitor.person, wish.question, link=link))
            visits.add(person, first.once, _masked(wish.question), _written(reply), _files(reply))
        tapped = visits.turn(person, first.once) if wish.action else None
    said = "" if wish.action else wish.text
    reply = site.assistant.respond(Message(visitor.person, said, wish.action, link=link))
    if not reply.pages and reply.quiz is None:
        return None, reply.language
    if reply.replaces and tapped is not None:
        above = heading(tapped.asked, read_reply(tapped.reply), wish.action, reply)
        visits.replace(person, tapped.number, _written(reply), _files(reply), wish.once, above)
        return visits.numbered(person, tapped.number), reply.language
    asked = _masked(wish.text) if wish.text else _label_of(wish.action, tapped)
    named = bool(said) and reply.outcome is Outcome.TRAINING  # for a certificate: printed and not kept
    number = visits.add(person, wish.once, "…" if named else asked, _written(reply), _files(reply))
    if named:
        visits.lend(person, number, NAMED_KEPT)
    return visits.numbered(person, number), reply.language


def _label_of(action: str, tapped: Turn | None) -> str:
    """The words on the button that was tapped; "" where it is not known."""
    if tapped is None:
        return ""
    reply = read_reply(tapped.reply)
    labels = {choice.action: choice.label for row in reply.rows for choice in row}
    if reply.quiz:
        labels |= {f"{reply.quiz.action}:{place}": text for place, text in enumerate(reply.quiz.choices)}
    return labels.get(action, "")


def _talk(site: Site, person: str, before: int) -> list[ShownTurn]:
    return _shown(site, person, site.visits.turns(person, A_PAGE, before))


def _shown(site: Site, person: str, turns: list[Turn]) -> list[ShownTurn]:
    files = site.visits.named(person) if turns else {}
    return [shown_turn(turn, read_reply(turn.reply), files.get(turn.number, ())) for turn in turns]


def _written(reply: Reply) -> str:
    return write_reply(replace(reply, files=())) or ""


def _files(reply: Reply) -> tuple[Kept, ...]:
    return tuple(Kept(one.name, one.caption, one.content) for one in reply.files)


def _masked(text: str) -> str:
    """A question as it is kept and shown: without what is personal."""
    return mask(text, find_personal_data(text), "…")
