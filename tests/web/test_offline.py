"""Without a network: the page says so, what was seen last can be read, nothing of a conversation is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import PATIENCE, Visitor
from tests.web.chatting import say, turn
from tests.web.conftest import Comes
from tests.web.pages import BIRTH, QUESTION

pytestmark = pytest.mark.xdist_group("home")
expect.set_options(timeout=PATIENCE)

# What the worker holds, by name of the store.
HELD = """async () => {
  const held = {};
  for (const name of await caches.keys()) {
    held[name] = (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname);
  }
  return held;
}"""
COPIES = "motcua-ban-luu"


@pytest.fixture
def visitor(comes: Comes) -> Visitor:
    """Return somebody whose browser keeps what our worker tells it to."""
    visitor = comes(service_workers="allow", viewport={"width": 390, "height": 844})
    visitor.watch.allowed = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    return visitor


def until(page: Page, check: str, arg: object = None) -> None:
    """Wait in a page until a function of it gives a promise of what is true: wait_for_function takes any promise for
    true.
    """
    page.evaluate(
        f"""async (arg) => {{
          const check = {check};
          const end = Date.now() + {PATIENCE};
          while (!(await check(arg))) {{
            if (Date.now() > end) throw new Error("it never came true");
            await new Promise((go) => setTimeout(go, 50));
          }}
        }}""",
        arg,
    )


def ready(page: Page, language: str = "vi") -> None:
    """Wait until the worker holds the page of being offline in a language."""
    until(
        page,
        """async (language) => {
          const answer = await caches.match("/ngoai-tuyen");
          return navigator.serviceWorker.controller && answer
            && (await answer.text()).includes(`<html lang="${language}"`);
        }""",
        language,
    )


def copied(page: Page, path: str) -> None:
    """Wait until there is a copy of a page, and the worker that made it serves."""
    until(page, "async (path) => navigator.serviceWorker.controller && (await caches.match(path))", path)


def test_offline_any_page_says_so_with_what_to_do(page: Page, visitor: Visitor) -> None:
    page.goto("/")
    ready(page)
    visitor.context.set_offline(True)
    page.goto("/hoi?q=mat+can+cuoc")
    expect(page.locator("h1")).to_have_text("Đang mất mạng")
    expect(page.locator("main a[href^='tel:']")).to_have_text("18001096")
    expect(page.locator("[data-copies]")).to_be_hidden()
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    page.get_by_role("link", name="Thử lại").click()
    expect(page.locator("h1")).to_have_text("Đang mất mạng")
    visitor.context.set_offline(False)
    expect(page.locator("[data-turn]")).to_be_visible()
    assert page.url.endswith("/hoi?q=mat+can+cuoc")


def test_a_network_that_came_back_unnoticed_is_found(page: Page, visitor: Visitor) -> None:
    page.goto("/")
    ready(page)
    # Back before the page of being offline listens: no event tells it.
    visitor.context.add_init_script("window.addEventListener('online', (event) => event.stopImmediatePropagation())")
    visitor.context.set_offline(True)
    page.goto("/hoi?q=mat+can+cuoc")
    expect(page.locator("h1")).to_have_text("Đang mất mạng")
    visitor.context.set_offline(False)
    expect(page.locator("[data-turn]")).to_be_visible()


def test_the_procedures_seen_last_can_be_read_and_say_that_they_are_copies(page: Page, visitor: Visitor) -> None:
    page.goto(f"/thu-tuc/{BIRTH}")
    copied(page, f"/thu-tuc/{BIRTH}")
    title = page.locator("h1").inner_text()
    papers = page.locator(".ticks li").count()
    expect(page.locator("[data-saved-notice]")).to_be_hidden()
    visitor.context.set_offline(True)
    page.goto("/")
    link = page.locator("[data-copies] a")
    expect(link).to_have_text(title)
    expect(page.locator("[data-copies] small")).to_contain_text("Bản lưu ngày")
    link.click()
    expect(page.locator("h1")).to_have_text(title)
    notice = page.locator("[data-saved-notice]")
    expect(notice).to_contain_text("Đây là bản lưu trong máy, lưu ngày")
    assert notice.locator("time").get_attribute("datetime")
    assert page.locator(".ticks li").count() == papers > 0
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "block"


def test_copies_are_deleted_by_a_button(page: Page, visitor: Visitor) -> None:
    page.goto(f"/thu-tuc/{BIRTH}")
    copied(page, f"/thu-tuc/{BIRTH}")
    visitor.context.set_offline(True)
    page.goto("/")
    page.get_by_role("button", name="Xóa các bản lưu").click()
    expect(page.locator("[data-copies]")).to_be_hidden()
    assert COPIES not in {name for name, held in page.evaluate(HELD).items() if held}


def test_no_conversation_is_kept_and_its_end_clears_the_copies(page: Page) -> None:
    page.goto(f"/thu-tuc/{BIRTH}")
    copied(page, f"/thu-tuc/{BIRTH}")
    page.goto(f"/hoi?q={QUESTION}")
    page.goto("/tro-chuyen")
    say(page, QUESTION)
    turn(page, 1)
    held = page.evaluate(HELD)
    assert held.pop(COPIES) == [f"/thu-tuc/{BIRTH}"]
    (shell,) = held.values()
    assert [path for path in shell if not path.startswith("/static/")] == ["/ngoai-tuyen"]
    page.locator("[data-end] button").click()
    page.wait_for_url("**/")
    until(page, "async () => !(await caches.has('motcua-ban-luu'))")


def test_another_language_clears_copies_of_the_last(page: Page, visitor: Visitor) -> None:
    page.goto(f"/thu-tuc/{BIRTH}")
    copied(page, f"/thu-tuc/{BIRTH}")
    page.goto("/")
    page.get_by_role("link", name="English").click()
    ready(page, "en")
    until(page, "async (path) => !(await caches.match(path))", f"/thu-tuc/{BIRTH}")
    visitor.context.set_offline(True)
    page.goto("/tro-chuyen")
    expect(page.locator("h1")).to_have_text("You are offline")


def test_at_most_twenty_copies_are_kept_the_oldest_goes_first(page: Page) -> None:
    page.goto("/")
    ready(page)
    addresses = [f"/thu-tuc/{BIRTH}?luot={number}" for number in range(22)]
    for address in addresses:
        page.goto(address)
        copied(page, address)
    until(page, """async () => (await (await caches.open("motcua-ban-luu")).keys()).length === 20""")
    kept = page.evaluate(
        """async () => (await (await caches.open("motcua-ban-luu")).keys()).map((one) => new URL(one.url).search)"""
    )
    assert kept == [f"?luot={number}" for number in range(2, 22)]


def test_the_site_can_be_installed(page: Page, visitor: Visitor) -> None:
    page.goto("/")
    ready(page)
    devtools = visitor.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"].endswith("/manifest.webmanifest")
    reasons = {one["errorId"] for one in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    # A context of a test is a private window.
    assert reasons <= {"in-incognito"}
