"""A case from its opening to its end: who, where, which procedure, which papers, hand-over, result.

What is asked next follows from what the case lacks, so that it goes on after a restart. Imported by bot.helping.desk.
Tested by tests/unit/bot/helping/test_desk.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.papers import case_label
from bot.helping.actions import NONE, PAYLOAD, Press, press
from bot.helping.asking import alternatives_reply, need_reply, result_reply, unit_reply, who_reply
from bot.helping.cases import ALL, Case, Cases, Kind, Listing, Result, Status
from bot.helping.checklist import lists
from bot.helping.counts import week_of
from bot.helping.handing import DAYS, OPENINGS, Handing
from bot.helping.note import Printer, note_of
from bot.helping.places import Places
from bot.helping.sheet import Pad, Sheets
from bot.helping.turn import Turn
from bot.messages import Reply
from bot.replies import short
from bot.state import State
from knowledge.cases import alternatives
from knowledge.directory import Unit
from knowledge.text import one_line


@dataclass(frozen=True, slots=True)
class Flow:
    """Moves the cases of volunteers on."""

    cases: Cases
    handing: Handing
    places: Places
    state: State
    printer: Printer

    def open(self, turn: Turn) -> Reply:
        """What /giup shows: the open case with its ways on, those kept aside, or a new case."""
        speech, now = turn.speech, self.cases.current(turn.key)
        if now is not None:
            rows = (
                (speech.choice("go_on", press("show", now.id)),),
                (speech.choice("end", press("end", now.id)),),
                (speech.choice("aside_new", press("aside", now.id)),),
            )
            return speech.reply(speech.say("one_open", case=self._name(turn, now)), rows=rows)
        asides = self.cases.asides(turn.key)
        if not asides:
            return self.begin(turn)
        kept = [
            (speech.choice("take_up", press("back", case.id), case=short(self._name(turn, case))),) for case in asides
        ]
        return speech.reply(speech.say("some_aside"), rows=((speech.choice("new", press("new")),), *kept))

    def begin(self, turn: Turn) -> Reply:
        """A new case."""
        return self.show(turn, self.cases.begin(turn.key))

    def end(self, turn: Turn) -> Reply:
        """What /kethuc shows."""
        case = self.cases.current(turn.key)
        return result_reply(case.id, self._name(turn, case), turn.speech) if case else self._none_open(turn)

    def choose(self, turn: Turn, code: str) -> Reply:
        """The procedure of the case that waits for one."""
        case, view = self.cases.current(turn.key), turn.view(code)
        if case is None:
            return self._none_open(turn)
        if view is None:
            return turn.speech.reply(turn.speech.say("gone"))
        if case.listing.code and case.listing.code != code:
            rows = (
                (turn.speech.choice("go_on", press("show", case.id)),),
                (turn.speech.choice("other", press("other", case.id)),),
            )
            return turn.speech.reply(turn.speech.say("chosen_already", case=self._name(turn, case)), rows=rows)
        if not case.listing.code:
            case = self._listing(case, Listing(code, case.listing.unit))
        self.state.remember(turn.key, self.state.conversation(turn.key).about(code, view.procedure.title))
        return self.show(turn, case)

    def places_named(self, turn: Turn, units: Sequence[Unit]) -> Reply | None:
        """What typed communes come to where the open case waits for one; None where it does not or there are none."""
        case = self.cases.current(turn.key)
        if case is None or case.kind is None or case.listing.unit or not units:
            return None
        if len(units) > 1:
            return unit_reply(case.id, turn.speech, units, several=True)
        return self.show(turn, self._listing(case, replace(case.listing, unit=units[0].key)))

    def press(self, turn: Turn, button: Press) -> Reply:
        """What a button under a case does."""
        number = button.case
        case = self.cases.current(turn.key) if number is None else self.cases.get(turn.key, number)
        if case is None:
            return self._none_open(turn)
        if case.status is Status.CLOSED:
            return turn.speech.reply(turn.speech.say("closed_already"))
        if button.verb == "back":
            self.cases.take_up(case)
            return self.show(turn, replace(case, status=Status.OPEN))
        if case.status is Status.ASIDE:
            row = (turn.speech.choice("take_up", press("back", case.id), case=short(self._name(turn, case))),)
            return turn.speech.reply(turn.speech.say("is_aside"), rows=(row,))
        return self._move(turn, case, button)

    def show(self, turn: Turn, case: Case, page: int = 0) -> Reply:
        """The checklist of a case, or what is to be asked before it."""
        speech, listing = turn.speech, case.listing
        if case.kind is None:
            return who_reply(case.id, speech)
        if not listing.unit:
            own = self.places.unit(self.state.preference(case.person).unit)
            return unit_reply(case.id, speech, (own,) if own else ())
        view = turn.view(listing.code)
        if view is None:
            return need_reply(case.id, self.places.name(listing.unit), bool(listing.code), speech)
        groups = view.procedure.documents
        if (cases := alternatives(groups)) and listing.place is None:
            labels = [(at, case_label(groups[at].case)) for at in cases]
            return alternatives_reply(case.id, self._name(turn, case), labels, speech)
        rows = (
            (speech.choice("hand", press("hand", case.id)), speech.choice("end", press("end", case.id))),
            (speech.choice("other", press("other", case.id)), speech.choice("aside", press("aside", case.id, NONE))),
        )
        pad = Pad(
            tick=lambda paper, at: press("t", case.id, paper, at),
            turn=lambda at: press("show", case.id, "", at),
            rows=rows,
        )
        unit = self.places.name(listing.unit) or speech.label("unit_unknown")
        above = speech.say("helped", who=speech.label(f"kind_{case.kind.value}"), unit=unit)
        reply = Sheets(self.places).reply(view, listing, pad, speech, page, above)
        return replace(reply, pages=(f"{reply.pages[0]}\n\n{speech.say(f'tip_{case.kind.value}')}",))

    def _move(self, turn: Turn, case: Case, button: Press) -> Reply:
        listing = case.listing
        match button.verb:
            case "who" if button.pick in set(Kind):
                case = replace(case, kind=Kind(button.pick))
                self.cases.put(case)
            case "unit" if button.pick == NONE or self.places.unit(button.pick):
                case = self._listing(case, replace(listing, unit=button.pick))
            case "case" if button.pick == NONE or button.pick.isdecimal():
                place = ALL if button.pick == NONE else int(button.pick[:2])
                case = self._listing(case, replace(listing, place=place))
            case "t" if self._lists(turn, listing, button.pick):
                case = self._listing(case, listing.turned(button.pick))
            case "other":
                case = self._listing(case, Listing(unit=listing.unit))
            case "aside":
                self.cases.set_aside(case)
                return self.begin(turn) if not button.pick else turn.speech.reply(turn.speech.say("put_aside"))
            case "hand":
                return self._hand(turn, case)
            case "end":
                return self._end(turn, case, button.pick)
        return replace(self.show(turn, case, button.page), replaces=True)

    def _lists(self, turn: Turn, listing: Listing, paper: str) -> bool:
        view = turn.view(listing.code)
        return view is not None and lists(view.procedure, listing.place, paper)

    def _hand(self, turn: Turn, case: Case) -> Reply:
        view = turn.view(case.listing.code)
        if view is None:
            return self.show(turn, case)
        token = self.handing.give(turn.key, case.listing)
        link = f"{turn.link}{PAYLOAD}{token}" if turn.link else f"/start {PAYLOAD}{token}"
        speech = turn.speech
        said = speech.say("handed", days=DAYS, times=OPENINGS, link=link)
        files = self.printer(note_of(view, case.listing, self.places, speech.language, link))
        row = (speech.choice("go_on", press("show", case.id)), speech.choice("end", press("end", case.id)))
        return replace(speech.reply(said, rows=(row,)), files=files)

    def _end(self, turn: Turn, case: Case, result: str) -> Reply:
        if result not in set(Result):
            return result_reply(case.id, self._name(turn, case), turn.speech)
        view, speech = turn.view(case.listing.code), turn.speech
        field = one_line(view.procedure.field) if view else ""
        self.cases.close(case, Result(result), field, week_of(self.state.now))
        row = (speech.choice("new", press("new")),)
        return replace(
            speech.reply(speech.say("ended", result=speech.label(f"result_{result}")), rows=(row,)), replaces=True
        )

    def _listing(self, case: Case, listing: Listing) -> Case:
        changed = replace(case, listing=listing)
        self.cases.put(changed)
        return changed

    def _name(self, turn: Turn, case: Case) -> str:
        name = turn.name(case.listing.code) or turn.speech.label("unnamed")
        unit = self.places.name(case.listing.unit)
        return f"{name} ({unit})" if unit else name

    def _none_open(self, turn: Turn) -> Reply:
        return turn.speech.reply(turn.speech.say("none_open"), rows=((turn.speech.choice("new", press("new")),),))
