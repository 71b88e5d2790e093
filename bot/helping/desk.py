"""Helping as the assistant sees it: commands, buttons and typed communes in, replies out; what stands under an answer.

Cases are for volunteers, their leaders, officers and administrators; what was handed over is for anyone. Imported by
bot.assistant. Tested by tests/unit/bot/helping/test_desk.py and, over Telegram, by tests/wire/test_helping.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.helping.actions import ASSIST, CARRIED, CLOSE, COUNTS, Press, press, read_press, read_take
from bot.helping.cases import Cases, Listing
from bot.helping.checklist import lists
from bot.helping.counting import Counting
from bot.helping.flow import Flow
from bot.helping.handing import COPY_DAYS, Handing
from bot.helping.note import Printer, print_html
from bot.helping.offering import offered
from bot.helping.places import Places
from bot.helping.sheet import Pad, Sheets
from bot.helping.turn import Turn, speech_in
from bot.library import Opened
from bot.messages import Message, Outcome, Reply
from bot.roles import HELPERS, Roles
from bot.state import State
from knowledge.directory import Directory
from knowledge.directory.contacts import Contacts


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Answers everything of helping."""

    flow: Flow
    counting: Counting
    handing: Handing
    places: Places
    state: State

    def reply(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The reply to a command, a button or a link of helping; None where it is none."""
        button, token = read_press(message.action), read_take(message.action)
        turn = Turn(message.person.key, opened, speech_in(language), message.link)
        if token is not None:
            return self._take(turn, token)
        if button is not None and button.verb in CARRIED:
            return self._copy(turn, button)
        if button is None and message.action not in (ASSIST, CLOSE, COUNTS):
            return None
        role, verb = message.person.role, button.verb if button else message.action
        if role not in HELPERS:
            return turn.speech.reply(turn.speech.say("for_helpers"))
        match verb:
            case "assist":
                return self.flow.open(turn)
            case "close":
                return self.flow.end(turn)
            case "counts" | "team" | "own":
                return self.counting.reply(turn, role, team=verb != "own")
            case "new":
                return self.flow.begin(turn) if self.flow.cases.current(turn.key) is None else self.flow.open(turn)
        if button is None:
            return None
        return self.flow.choose(turn, button.subject) if verb == "code" else self.flow.press(turn, button)

    def named(self, message: Message, opened: Opened, language: str) -> Reply | None:
        """The next question of the case, where what was typed is the commune that it waits for and nothing else."""
        if message.person.role not in HELPERS or self.flow.cases.current(message.person.key) is None:
            return None
        turn = Turn(message.person.key, opened, speech_in(language), message.link)
        return self.flow.places_named(turn, self.places.read(message.text))

    def beside(self, message: Message, reply: Reply) -> Reply:
        """An answer with the button that takes its procedure for the case that waits, or leads back to a list."""
        if reply.outcome not in (Outcome.ANSWER, Outcome.CLARIFY):
            return reply
        person, language = message.person, reply.language
        case = self.flow.cases.current(person.key) if person.role in HELPERS else None
        if case is not None and not case.listing.code:
            return offered(reply, speech_in(language))
        back = press("show", case.id) if case else ""
        if case is None and reply.outcome is Outcome.ANSWER and reply.codes:
            code = reply.codes[0]
            back = press("c", code) if self.handing.copy(person.key, code) else ""
        if not back:
            return reply
        return replace(reply, rows=((speech_in(language).choice("to_list", back),), *reply.rows))

    def _take(self, turn: Turn, token: str) -> Reply:
        listing = self.handing.take(token, turn.key)
        if listing is None:
            return turn.speech.reply(turn.speech.say("bad_token"))
        return self._list(turn, listing, 0, turn.speech.say("taken", days=COPY_DAYS))

    def _copy(self, turn: Turn, button: Press) -> Reply:
        speech, code = turn.speech, button.subject
        if button.verb == "cx":
            return speech.reply(speech.say("erased" if self.handing.drop(turn.key, code) else "no_copy"))
        listing = self.handing.copy(turn.key, code)
        if listing is None:
            return speech.reply(speech.say("no_copy"))
        view = turn.view(code)
        if button.verb == "ct" and view is not None and lists(view.procedure, listing.place, button.pick):
            listing = listing.turned(button.pick)
            self.handing.put(turn.key, listing)
        return replace(self._list(turn, listing, button.page, speech.say("own_list")), replaces=True)

    def _list(self, turn: Turn, listing: Listing, page: int, above: str) -> Reply:
        speech, code, view = turn.speech, listing.code, turn.view(listing.code)
        if view is None:
            return speech.reply(speech.say("gone"))
        talk = self.state.conversation(turn.key)
        self.state.remember(turn.key, talk.about(code, view.procedure.title))
        pad = Pad(
            tick=lambda paper, at: press("ct", code, paper, at),
            turn=lambda at: press("c", code, "", at),
            rows=((speech.choice("erase", press("cx", code)),),),
        )
        return Sheets(self.places).reply(view, listing, pad, speech, page, above)


def open_desk(
    state: State,
    roles: Roles,
    directory: Directory,
    contacts: Contacts,
    hotline: str,
    printer: Printer = print_html,
) -> HelpDesk:
    """The helping of a home; `printer` makes the note that goes home with a resident."""
    places, handing = Places(directory, contacts, hotline), Handing(state)
    flow = Flow(Cases(state), handing, places, state, printer)
    return HelpDesk(flow, Counting(state, roles, places), handing, places, state)
