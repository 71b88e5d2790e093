"""A kiosk in a browser with a touch screen: taps alone, keys on the screen, forgetting, printing.

The site runs in a thread over an assistant that answers by rote. Skipped, and said so, where there is no Chromium.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as BrowserError

from bot.channels.web.kiosk_mode import LEFT
from bot.channels.web.serving import WebThread
from bot.channels.web.visits import Visits
from tests.unit.bot.channels.web.support_kiosk import CODE, HALL, Rote, kiosk_app

PATIENCE = 60_000  # milliseconds: the machine may be busy
PAUSE = 3600  # seconds: on a busy machine none of them passes by itself, the clock of the page is set forward
START = re.compile(r"/kiosk/sanh\Z")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREEN = {"width": 1080, "height": 1920}


@dataclass
class Hall:
    """A kiosk: where it is, the assistant behind it, the visits it keeps."""

    address: str
    rote: Rote
    visits: Visits


def found_chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="module")
def chromium_browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Return the browser of the folder's tests where they have one: Playwright starts once in a process."""
    try:
        shared: Browser = request.getfixturevalue("browser")
    except pytest.FixtureLookupError:
        with sync_playwright() as started:
            browser = started.chromium.launch(executable_path=found_chromium(), args=["--no-sandbox"])
            yield browser
            browser.close()
    else:
        yield shared


@pytest.fixture
def hall() -> Iterator[Hall]:
    rote = Rote()
    app, visits = kiosk_app(rote, replace(HALL, pause=PAUSE))
    with WebThread(app, "127.0.0.1", 0, "127.0.0.1") as web:
        yield Hall(web.address.rstrip("/"), rote, visits)
    visits.close()


@pytest.fixture
def context(chromium_browser: Browser) -> Iterator[BrowserContext]:
    opened = chromium_browser.new_context(viewport=SCREEN, has_touch=True)
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, hall: Hall) -> Iterator[Page]:
    """Return the start, with a clock that we set and a printer that only counts; no page may complain."""
    wrong: list[str] = []
    opened = context.new_page()
    opened.clock.install()
    opened.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    opened.goto(f"{hall.address}/kiosk/sanh")
    yield opened
    assert wrong == []


def answered(page: Page, words: str) -> None:
    expect(page.get_by_text(f"Trả lời: {words}", exact=True)).to_be_visible(timeout=PATIENCE)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(f"[data-key='{key}']").tap()


def at_start(page: Page) -> None:
    """The start of somebody new: nothing of anybody is on it."""
    page.wait_for_url(START)
    expect(page.locator("[data-fresh]")).to_be_visible(timeout=PATIENCE)


def test_a_tile_leads_to_an_answer_and_on_by_taps_alone(page: Page, hall: Hall) -> None:
    page.get_by_role("button", name="Con mới sinh").tap()
    answered(page, "v1:j:sinh-con")
    page.get_by_role("button", name="Phí").tap()
    answered(page, "v1:fee")
    page.get_by_role("button", name="Bắt đầu lại").tap()
    at_start(page)
    page.get_by_role("button", name="Hộ tịch").tap()
    answered(page, "lookup:hộ tịch")
    assert [one.action for one in hall.rote.sent] == [
        "v1:u:24787", "v1:j:sinh-con", "v1:fee", "v1:u:24787", "lookup:hộ tịch",
    ]  # fmt: skip
    assert len({one.person.key for one in hall.rote.sent}) == 2


def test_keys_on_the_screen_come_with_a_touch_and_ask(page: Page) -> None:
    keys, box = page.locator("[data-keys]"), page.locator("#text")
    expect(keys).to_be_hidden()
    box.tap()
    expect(keys).to_be_visible(timeout=PATIENCE)
    press(page, *"phis")
    page.locator("[data-do=back]").tap()
    press(page, " ", *"1.0")
    expect(box).to_have_value("phi 1.0")
    expect(box).to_be_focused()
    page.locator("[data-do=go]").tap()
    answered(page, "phi 1.0")
    expect(keys).to_be_hidden()
    page.locator("#text").tap()
    press(page, *"le")
    page.locator("[data-do=go]").tap()
    answered(page, "le")


def test_keys_are_pressed_where_the_cursor_is(page: Page) -> None:
    box = page.locator("#text")
    box.tap()
    press(page, *"phi")
    box.evaluate("box => box.setSelectionRange(0, 1)")
    press(page, "l", "e")
    expect(box).to_have_value("lehi")
    box.evaluate("box => box.setSelectionRange(0, 0)")
    page.locator("[data-do=back]").tap()
    expect(box).to_have_value("lehi")


def test_keys_go_where_a_real_keyboard_types(page: Page) -> None:
    page.locator("#text").tap()
    expect(page.locator("[data-keys]")).to_be_visible(timeout=PATIENCE)
    page.keyboard.type("làm")
    expect(page.locator("[data-keys]")).to_be_hidden()
    expect(page.locator("#text")).to_have_value("làm")
    page.locator("#text").tap()
    page.locator("[data-do=close]").tap()
    expect(page.locator("[data-keys]")).to_be_hidden()


def test_it_asks_whether_anybody_is_there_and_stays_for_a_touch(page: Page) -> None:
    page.get_by_role("button", name="Con mới sinh").tap()
    answered(page, "v1:j:sinh-con")
    page.clock.fast_forward((PAUSE + 1) * 1000)
    dialog = page.get_by_role("dialog", name="Bạn còn ở đây không?")
    expect(dialog).to_be_visible(timeout=PATIENCE)
    assert LEFT - 2 <= int(page.locator("[data-seconds]").inner_text()) <= LEFT
    page.get_by_role("button", name="Tôi còn ở đây").tap()
    expect(dialog).to_be_hidden()
    answered(page, "v1:j:sinh-con")


def test_after_the_pause_it_forgets_and_going_back_shows_nothing(page: Page, hall: Hall) -> None:
    page.locator("#text").fill("chuyện riêng của tôi")
    page.get_by_role("button", name="Hỏi").first.tap()
    answered(page, "chuyện riêng của tôi")
    page.get_by_role("link", name="Mở trang đầy đủ").tap()
    page.wait_for_url(re.compile(f"/thu-tuc/{CODE}"))
    page.goto(f"{hall.address}/hoi?q=chuyện+riêng+nữa")
    answered(page, "chuyện riêng nữa")
    key = page.context.cookies()[0]
    page.clock.fast_forward((PAUSE + 1) * 1000)
    expect(page.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    page.clock.fast_forward((LEFT + 1) * 1000)
    at_start(page)
    person = hall.rote.sent[0].person.key
    assert hall.rote.forgotten == [person] and hall.visits.turns(person, 9) == []
    assert key not in page.context.cookies()
    for _ in range(3):  # the procedure, the chat, the start: each entry of the history gives way to the start
        with suppress(BrowserError):  # the page that is gone back to goes on by itself
            page.go_back(wait_until="commit")
        at_start(page)
        assert "riêng" not in page.content()
    page.goto(f"{hall.address}/tro-chuyen")
    assert "riêng" not in page.content()


def test_a_page_that_the_browser_had_put_aside_is_not_shown_again(chromium_browser: Browser, hall: Hall) -> None:
    browser = chromium_browser.browser_type.launch(
        executable_path=found_chromium(),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],  # Playwright's own
    )
    page = browser.new_page(viewport=SCREEN)
    page.set_default_timeout(PATIENCE)
    page.goto(f"{hall.address}/kiosk/sanh")
    page.locator("#text").fill("chuyện riêng của tôi")
    page.get_by_role("button", name="Hỏi").first.click()
    answered(page, "chuyện riêng của tôi")
    page.goto(f"{hall.address}/thu-tuc/{CODE}")
    page.get_by_role("button", name="Bắt đầu lại").click()
    at_start(page)
    for _ in range(2):
        with suppress(BrowserError):
            page.go_back(wait_until="commit")
        at_start(page)
        assert "riêng" not in page.content()
    browser.close()


def test_a_start_that_nobody_touched_has_nothing_to_ask(page: Page, hall: Hall) -> None:
    page.clock.fast_forward((PAUSE + LEFT) * 3000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert hall.rote.forgotten == []


def test_where_the_server_does_not_answer_nothing_is_seen_until_it_does(page: Page, hall: Hall) -> None:
    page.get_by_role("button", name="Con mới sinh").tap()
    answered(page, "v1:j:sinh-con")
    page.route("**/het", lambda route: route.abort())
    page.get_by_role("button", name="Bắt đầu lại").tap()
    expect(page.get_by_text("Máy chủ đang bận")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Trả lời")).to_be_hidden()
    page.unroute("**/het")
    page.clock.fast_forward(6000)
    at_start(page)
    assert len(hall.rote.forgotten) == 1


def test_buttons_print(page: Page, hall: Hall) -> None:
    page.goto(f"{hall.address}/thu-tuc/{CODE}")
    page.get_by_role("button", name="In trang này").first.tap()
    page.locator("[data-print]").tap()
    page.wait_for_function("window.printed === 2")
    page.get_by_role("link", name="PDF").tap()
    page.wait_for_url(re.compile("/kiosk/sanh/to"))
    expect(page.locator("img.page")).to_have_js_property("complete", True, timeout=PATIENCE)
    assert page.locator("img.page").evaluate("image => image.naturalWidth") == 800
    page.locator("main [data-hall-print]").tap()
    page.wait_for_function("window.printed === 1")
    page.emulate_media(media="print")
    expect(page.locator(".hall")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator("img.page")).to_be_visible()


def test_without_scripts_one_asks_and_starts_again(chromium_browser: Browser, hall: Hall) -> None:
    context = chromium_browser.new_context(viewport=SCREEN, has_touch=True, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{hall.address}/kiosk/sanh")
    page.locator("#text").fill("khai sinh")
    page.get_by_role("button", name="Hỏi").first.tap()
    answered(page, "khai sinh")
    page.get_by_role("button", name="Bắt đầu lại").tap()
    at_start(page)
    assert len(hall.rote.forgotten) == 1
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1080])
def test_it_can_be_used_by_everyone(page: Page, hall: Hall, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    options = {"runOnly": {"type": "tag", "values": TAGS}}

    def fits() -> None:
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    fits()
    page.locator("#text").tap()
    expect(page.locator("[data-keys]")).to_be_visible(timeout=PATIENCE)
    fits()
    small = "[...document.querySelectorAll('.keys button')].map(one => one.getBoundingClientRect())"
    assert page.evaluate(f"Math.min(...{small}.map(one => Math.min(one.width, one.height)))") >= 24
    page.clock.fast_forward((PAUSE + 1) * 1000)
    expect(page.get_by_role("dialog")).to_be_visible(timeout=PATIENCE)
    fits()
    page.get_by_role("button", name="Tôi còn ở đây").tap()
    page.get_by_role("button", name="Con mới sinh").tap()
    answered(page, "v1:j:sinh-con")
    fits()
    page.goto(f"{hall.address}/kiosk/sanh/to?tep=/thu-tuc/{CODE}/giay-to.pdf")
    fits()
