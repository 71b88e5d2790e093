"""The fake server as tests use it: start, say, tap, schedule faults, look at the calls, wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from tests.fake_telegram.calls import Call
from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.faults import Fault, FaultSchedule
from tests.fake_telegram.inline import InlineMethods
from tests.fake_telegram.messages import MessageMethods
from tests.fake_telegram.params import Params
from tests.fake_telegram.people import People
from tests.fake_telegram.polls import PollMethods
from tests.fake_telegram.profile import ProfileMethods
from tests.fake_telegram.routes import make_routes
from tests.fake_telegram.store import Message, Store
from tests.fake_telegram.updates import UpdateQueue
from tests.fake_telegram.webhook import WebhookDelivery

Found = TypeVar("Found")

TOKEN = "424242:AAfake-token_for-tests-0123456789abcdef"
WAIT_TIMEOUT = 20.0


class FakeTelegram:
    """One bot's Bot API server on a free port of 127.0.0.1; an asynchronous context manager."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.calls: list[Call] = []
        self.store = Store()
        self.updates = UpdateQueue()
        self.profile = ProfileMethods(self.store)
        self.faults = FaultSchedule()
        self.stopping = asyncio.Event()
        self._people = People(self.store, self.updates)
        self._changed = asyncio.Event()
        self.webhook = WebhookDelivery(self.updates, self._wake)
        self.updates.on_push = self.webhook.wake
        self._server: HTTPServer | None = None
        self._port = 0
        messages, profile = MessageMethods(self.store), self.profile
        self._polls = PollMethods(self.store, self.updates)
        self.inline = InlineMethods(self.store, self.updates)
        self._methods: dict[str, Callable[[Params], Any]] = {
            "getme": profile.get_me,
            "getupdates": self.updates.get,
            "setwebhook": self.updates.set_webhook,
            "deletewebhook": self.updates.delete_webhook,
            "getwebhookinfo": lambda _: self.updates.webhook_info(),
            "sendmessage": messages.send_message,
            "editmessagetext": messages.edit_message_text,
            "answercallbackquery": messages.answer_callback_query,
            "answerinlinequery": self.inline.answer,
            "sendchataction": messages.send_chat_action,
            "senddocument": messages.send_document,
            "sendpoll": self._polls.send_poll,
            "getfile": messages.get_file,
            "setmycommands": profile.set_my_commands,
            "getmycommands": profile.get_my_commands,
            "deletemycommands": profile.delete_my_commands,
            "setchatmenubutton": profile.set_chat_menu_button,
            "getchatmenubutton": profile.get_chat_menu_button,
            "setmydescription": profile.set_my_description,
            "getmydescription": profile.get_my_description,
            "setmyshortdescription": profile.set_my_short_description,
            "getmyshortdescription": profile.get_my_short_description,
        }

    @property
    def methods(self) -> frozenset[str]:
        """The names, in small letters, of the methods that are served."""
        return frozenset(self._methods)

    @property
    def base(self) -> str:
        """The base URL as python-telegram-bot takes it."""
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def file_base(self) -> str:
        """The base URL of files."""
        return f"http://127.0.0.1:{self._port}/file/bot"

    async def __aenter__(self) -> FakeTelegram:
        return await self.start()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def start(self) -> FakeTelegram:
        """Listen and return itself."""
        sockets = bind_sockets(self._port, "127.0.0.1")
        self._port = sockets[0].getsockname()[1]
        self._server = HTTPServer(make_routes(self))
        self._server.add_sockets(sockets)
        return self

    async def stop(self) -> None:
        """Let waiting calls go and close every connection."""
        self.stopping.set()
        self.updates.close()
        await self.webhook.close()
        if self._server is not None:
            self._server.stop()
            await self._server.close_all_connections()

    # The person's side

    async def say(
        self,
        text: str,
        user: int = 1,
        chat: int | None = None,
        language: str = "vi",
        reply_to: Message | None = None,
    ) -> Message:
        """Say something to the bot, in private unless `chat` (negative: a group) is given; return the
        message.
        """
        return self._people.say(text, user, chat, language, reply_to)

    async def send(self, user: int = 1, chat: int | None = None, language: str = "vi", **content: Any) -> Message:
        """Send something that is not text (`photo=[...]`, `location={...}`) and return the message."""
        return self._people.send(user, chat, language, **content)

    async def tap(
        self, message: Message, label: str, user: int = 1, language: str = "vi", expired: bool = False
    ) -> str:
        """Tap the button with this label or data; `expired`: so long ago that it cannot be acknowledged."""
        return self._people.tap(message, label, user, language, expired)

    async def vote(self, message: Message, place: int, user: int = 1, language: str = "vi") -> None:
        """Vote in the poll of a message for the option at a place (0-based)."""
        self._polls.vote(message, place, self._people.author(user, language))

    async def ask_inline(
        self, text: str, user: int = 1, language: str = "vi", offset: str = "", expired: bool = False
    ) -> str:
        """Type the bot's name and `text` in some chat and return the query's id; `expired`: it is so old that it cannot
        be answered any more.
        """
        return self.inline.ask(self._people.author(user, language), text, offset, expired)

    async def pick(self, query_id: str, result_id: str, user: int, chat: int) -> Message:
        """Pick a result of an answered inline query and return the message that it sends into a chat, which the bot
        need not know.
        """
        return self.inline.pick(query_id, result_id, self._people.author(user, "vi"), chat)

    async def edit(self, message: Message, text: str) -> None:
        """Change what a person said."""
        self._people.edit(message, text)

    async def push(self, update: dict[str, Any]) -> None:
        """Queue an update as it is."""
        self.updates.repeat(update)

    def block(self, chat: int) -> None:
        """Let the person of this chat block the bot; saying something unblocks it."""
        self._people.block(chat)

    def forget(self, message: Message) -> None:
        """Delete a message."""
        del self.store.messages[message["chat"]["id"], message["message_id"]]

    # What the test sees and sets

    def fault(self, method: str, times: int = 1, **how: Any) -> None:
        """Let something go wrong with the next `times` calls of `method`; `how` is as in `faults.Fault`."""
        self.faults.add(Fault(method, times, **how))

    def calm(self) -> None:
        """Let nothing more go wrong."""
        self.faults = FaultSchedule()

    def called(self, method: str) -> list[Call]:
        """Return the finished calls of `method`, failed ones too."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def sent_to(self, chat: int, method: str = "sendMessage") -> list[Message]:
        """Return what `method` successfully put into a chat, as it was put there."""
        return [call.result for call in self.called(method) if call.ok and call.chat_id == chat]

    async def wait(self, predicate: Callable[[], Found], timeout: float = WAIT_TIMEOUT) -> Found:
        """Return what `predicate` gives once that is true, asking again after every call; TimeoutError with
        the log.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := predicate()):
                    await self._changed.wait()
                return found
        except TimeoutError:
            recent = "\n".join(f"{call.method} {call.params} -> {call.error or 'ok'}" for call in self.calls[-12:])
            raise TimeoutError(f"nothing came in {timeout} s; the last calls were:\n{recent}") from None

    # The server's side

    async def carry_out(self, method: str, params: Params) -> Any:
        """Run a method and return its result; raises ApiError."""
        run = self._methods.get(method.lower())
        if run is None:
            raise ApiError(404, "Not Found")
        result = run(params)
        return await result if asyncio.iscoroutine(result) else result

    def log(self, method: str, params: Params, result: Any = None, error: str = "") -> None:
        """Note a finished call and wake whoever waits."""
        self.calls.append(Call(time.monotonic(), method, params.values, result, error))
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
