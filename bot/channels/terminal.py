"""The terminal channel: a conversation on standard input and output, comfortable by hand and usable in a
pipe.

Bold and the like become ANSI on a terminal and vanish elsewhere; buttons are numbered and a typed number
taps one. Wording is in bot/locale/terminal.yaml. Imported by bot.cli. Tested by
tests/unit/bot/channels/test_terminal.py.
"""

from __future__ import annotations

import contextlib
import logging
import re
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.channels.base import START, Responder, command_action
from bot.channels.markup import link_note, parse_runs
from bot.channels.quiz_text import with_quiz_as_text
from bot.messages import File, Message, Person, Reply, Role
from bot.settings import Settings
from bot.wording import load_wording, notice
from knowledge.errors import MotCuaError

logger = logging.getLogger(__name__)

PERSON = "terminal:local"
_WORD = re.compile(r"\s*\S+\s*")
FILES = "files"
_WORDING = "terminal"
_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
    "code": "cyan",
    "pre": "cyan",
    "blockquote": "dim",
}


def run_chat(
    assistant: Responder,
    settings: Settings,
    input: TextIO,  # noqa: A002  (the contract's name)
    output: TextIO,
    width: int | None = None,
    role: Role = Role.CITIZEN,
) -> int:
    """Converse until the person leaves ("thoát", Ctrl-D, end of the pipe) and return 0.

    `width` is in columns, the terminal's own unless given. Files are put into the folder `files` of the home. Who
    sits at the terminal may take any `role`: the home is theirs.
    """
    console = Console(file=output, width=width, highlight=False, emoji=False)
    return _Chat(assistant, input, console, Person(PERSON, role), settings.home / FILES).run()


class _Chat:
    def __init__(self, assistant: Responder, source: TextIO, console: Console, person: Person, files: Path) -> None:
        self._assistant = assistant
        self._person = person
        self._files = files
        self._source = source
        self._console = console
        self._offered: Mapping[str, str] = {}
        # Line editing and history belong to Python's own input(), which reads only the process's standard
        # input.
        self._by_hand = source is sys.stdin and source.isatty()
        self._leave_words = frozenset(load_wording(_WORDING)["vi"]["leave_words"])

    def run(self) -> int:
        if self._by_hand:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401, PLC0415  (its import gives input() editing and history)
        self._line(Text(notice(_WORDING, "hint"), style="dim"))
        self._turn(Message(self._person, action=START))
        with contextlib.suppress(KeyboardInterrupt):
            while (said := self._read()) is not None:
                if _fold(said) in self._leave_words:
                    break
                if said:
                    self._turn(self._message(said))
        self._line(Text(notice(_WORDING, "farewell")))
        return 0

    def _read(self) -> str | None:
        """Return the next line without white space around it, None at the end."""
        prompt = notice(_WORDING, "prompt")
        if self._by_hand:
            try:
                return input(f"\n{prompt}").strip()
            except EOFError:
                self._line(Text())
                return None
        self._console.print(Text(f"\n{prompt}"), end="")
        line = self._source.readline()
        # What was piped in is written after the prompt, so the transcript reads as a conversation.
        if not self._source.isatty():
            self._line(Text(line.strip()))
        return line.strip() if line else None

    def _message(self, said: str) -> Message:
        action = self._offered.get(said) or command_action(said)
        return Message(self._person, action=action) if action else Message(self._person, text=said)

    def _turn(self, message: Message) -> None:
        try:
            reply = self._assistant.respond(message)
        except MotCuaError as error:
            self._line(Text(str(error)))
        except Exception:
            logger.exception("The turn failed")
            self._line(Text(notice(_WORDING, "apology")))
        else:
            self._show(reply)

    def _show(self, reply: Reply) -> None:
        reply = with_quiz_as_text(reply)
        if reply.pages:
            page = reply.pages[min(max(reply.page, 0), len(reply.pages) - 1)]
            self._line(Text())
            self._line(styled(page))
        choices = [choice for row in reply.rows for choice in row]
        if choices:
            self._line(Text())
        offered: dict[str, str] = {}
        wording = load_wording(_WORDING)["vi"]
        for choice in choices:
            if choice.url:
                self._line(Text(wording["link"].format(label=choice.label, url=choice.url)))
                continue
            number = str(len(offered) + 1)
            offered[number] = choice.action
            self._line(Text(wording["choice"].format(number=number, label=choice.label)))
        self._offered = offered
        for file in reply.files:
            self._line(Text(wording["file"].format(caption=file.caption, path=self._put(file))))

    def _put(self, file: File) -> Path:
        self._files.mkdir(parents=True, exist_ok=True)
        path = self._files / Path(file.name).name
        path.write_bytes(file.content)
        return path

    def _line(self, text: Text, end: str = "\n") -> None:
        for line in wrapped(text, self._console.width):
            self._console.print(line, end=end, overflow="ignore", no_wrap=True, crop=False)


def styled(page: str) -> Text:
    """Return an HTML page as text with terminal styles, each link's address in brackets after it."""
    text = Text()
    runs = parse_runs(page)
    for place, run in enumerate(runs):
        text.append(run.text, style=" ".join(_STYLES[tag.name] for tag in run.tags if tag.name in _STYLES))
        following = runs[place + 1].tags if place + 1 < len(runs) else ()
        for note in link_note(run, following):
            text.append(note)
    return text


def wrapped(text: Text, width: int) -> list[Text]:
    """Return `text` in lines of at most `width` columns, broken between words.

    A longer word stays whole (the library's own wrapping breaks it): an address broken in two cannot be
    copied.
    """
    lines: list[Text] = []
    for line in text.split("\n", allow_blank=True):
        breaks: list[int] = []
        used = 0
        for word in _WORD.finditer(line.plain):
            if used and used + cell_len(word[0].rstrip()) > width:
                breaks.append(word.start())
                used = 0
            used += cell_len(word[0])
        for part in line.divide(breaks):
            part.rstrip()
            lines.append(part)
    return lines or [text]


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
