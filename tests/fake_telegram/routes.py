"""HTTP: addresses, tokens, faults and answers."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tornado.web import Application, RequestHandler

from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.faults import Fault
from tests.fake_telegram.params import Params, read_params

if TYPE_CHECKING:
    from tests.fake_telegram.server import FakeTelegram


def make_routes(server: FakeTelegram) -> Application:
    """Return the web application of a server."""
    return Application(
        [
            (r"/bot([^/]+)/(\w+)", _MethodHandler, {"server": server}),
            (r"/file/bot([^/]+)/documents/([\w-]+)", _FileHandler, {"server": server}),
            (r".*", _Nowhere),
        ],
        log_function=lambda handler: None,
    )


class _JsonHandler(RequestHandler):
    def answer(self, status: int, body: dict[str, Any]) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body))

    def check_token(self, given: str, token: str) -> None:
        given = unquote(given)
        if ":" not in given:
            raise ApiError(404, "Not Found")
        if given != token:
            raise ApiError(401, "Unauthorized")


class _MethodHandler(_JsonHandler):
    def initialize(self, server: FakeTelegram) -> None:
        self.fake = server

    async def get(self, token: str, method: str) -> None:
        await self.post(token, method)

    async def post(self, token: str, method: str) -> None:
        params = read_params(self.request)
        try:
            self.check_token(token, self.fake.token)
            fault = self.fake.faults.take(method)
            if fault is not None and (fault.drop or fault.status):
                self._fail(fault, method, params)
                return
            result = await self.fake.carry_out(method, params)
        except ApiError as error:
            self.answer(error.status, error.body())
            self.fake.log(method, params, error=error.description)
            return
        if fault is not None:
            self.fake.log(method, params, result)
            await self._hold_back(fault.delay)
        self.answer(200, {"ok": True, "result": result})
        if fault is None:
            self.fake.log(method, params, result)

    def _fail(self, fault: Fault, method: str, params: Params) -> None:
        self.fake.log(method, params, error=f"fault {fault.status or 'drop'}")
        if fault.drop:
            self.detach().close()
        elif fault.body is not None:
            self.set_status(fault.status)
            self.set_header("Content-Type", "text/html")
            self.finish(fault.body)
        else:
            parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
            error = ApiError(fault.status, fault.description or f"fault {fault.status}", **parameters)
            self.answer(error.status, error.body())

    async def _hold_back(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.fake.stopping.wait()
        except TimeoutError:
            return


class _FileHandler(_JsonHandler):
    def initialize(self, server: FakeTelegram) -> None:
        self.fake = server

    async def get(self, token: str, file_id: str) -> None:
        try:
            self.check_token(token, self.fake.token)
            if file_id not in self.fake.store.files:
                raise ApiError(404, "Not Found")
        except ApiError as error:
            self.answer(error.status, error.body())
            return
        self.finish(self.fake.store.files[file_id])


class _Nowhere(_JsonHandler):
    def prepare(self) -> None:
        self.answer(404, ApiError(404, "Not Found").body())
