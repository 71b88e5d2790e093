"""A site with a kiosk over an assistant that answers by rote, and a browser's manners without a browser."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.actions import ShowWhy, encode
from bot.channels.web.app import build_app
from bot.channels.web.site import Site
from bot.channels.web.visits import Visits
from bot.kiosks import Counter, Kiosk
from bot.messages import Choice, Facet, File, Message, Outcome, Reply, Role, Suggestion
from bot.pages.catalogue import Event
from bot.pages.procedure import procedure_page
from tests.unit.bot.answers.samples import EVERYTHING

CODE = EVERYTHING.procedure.code
HALL = Kiosk(
    name="sanh",
    centre={"vi": "Trung tâm <Thử>", "en": "Trial centre"},
    unit="24787",
    hours={"vi": "7 giờ 30 đến 16 giờ 30"},
    notice={"vi": "Lấy số trước."},
    counters=(Counter({"vi": "Quầy 1"}, {"vi": "Trả kết quả"}, ("hộ tịch",)),),
)
OUTSIDE = "https://dichvucong.example/1"


def sheet_pdf(pages: int = 2) -> bytes:
    """A PDF of empty pages."""
    first, *rest = [Image.new("RGB", (200, 400), "white") for _ in range(pages)]
    written = io.BytesIO()
    first.save(written, "PDF", save_all=True, append_images=rest)
    return written.getvalue()


class Rote:
    """Answers with the words it was sent, a link outside, buttons and, to "in", files; keeps what it was sent."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.forgotten: list[str] = []

    def respond(self, message: Message) -> Reply:
        self.sent.append(message)
        said = message.text or message.action
        rows = (
            (Choice("Phí", "v1:fee"), Choice("Cổng", url=OUTSIDE)),
            (Choice("Vì sao?", encode(ShowWhy(CODE, Facet.FEE))),),
        )
        files = (File("a.pdf", sheet_pdf(), "Bản in"), File("b.csv", b"1", "Bảng")) if message.text == "in" else ()
        page = f'<b>Trả lời: {said}</b>\n<a href="{OUTSIDE}">Cổng quốc gia</a>'
        return Reply(Outcome.ANSWER, (page,), rows, files=files)

    def suggest(self, text: str, language: str, limit: int) -> tuple[Suggestion, ...]:
        return ()


class RotePages:
    """One procedure, two life events."""

    def role(self, person: str) -> Role:
        return Role.CITIZEN

    def procedure(self, code: str, language: str, case: int | None = None) -> Any:
        return procedure_page(EVERYTHING, language, case) if code == CODE else None

    def sheet(self, code: str, language: str, case: int | None, link: str) -> File | None:
        return File(f"giay-to-{code}.pdf", sheet_pdf(1)) if code == CODE else None

    def events(self, language: str) -> list[Event]:
        return [Event("sinh-con", "Khi sinh con"), Event("xay-nha", "Khi xây nhà")]


def kiosk_app(rote: Rote, *kiosks: Kiosk, address: str = "", path: Path | None = None) -> tuple[Starlette, Visits]:
    """The application, and its visits; what is forgotten is noted by `rote`."""
    visits = Visits(path, forget=rote.forgotten.append)
    named = {one.name: one for one in kiosks}
    site = Site(rote, rote, RotePages(), visits, "1800 1096", address, kiosks=named)  # type: ignore[arg-type]
    return build_app(site), visits


def fields(page: str) -> dict[str, str]:
    """What a form of a page carries unseen."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def ask(client: TestClient, text: str = "", action: str = "") -> str:
    """A turn of the chat by the form of the page that a kiosk shows first; gives the page that follows."""
    sent = {**fields(client.get("/kiosk/sanh").text), "text": text, "action": action}
    return client.post("/tro-chuyen", data=sent).text
