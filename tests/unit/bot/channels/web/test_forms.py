"""Tests of bot/channels/web/forms.py: which forms are taken."""

import pytest

from tests.unit.bot.channels.web.support import HIDDEN, Browser, browser

TYPED = 'mất "sổ" <đỏ> & con dấu'


@pytest.fixture
def shop() -> Browser:
    return browser()


def test_a_form_of_this_visitor_is_taken(shop: Browser) -> None:
    assert shop.say("chào", follow=False).status_code == 303
    assert [one.text for one in shop.assistant.asked] == ["chào"]


@pytest.mark.parametrize("token", ["", "x", "0" * 32, "é" * 32, "\x00"])
def test_a_wrong_token_is_refused_and_what_was_typed_given_back(shop: Browser, token: str) -> None:
    answer = shop.say(TYPED, token=token)
    assert answer.status_code == 403 and shop.assistant.asked == []
    assert 'value="mất &#34;sổ&#34; &lt;đỏ&gt; &amp; con dấu"' in answer.text
    # The page that gives it back can send it.
    fields = dict(HIDDEN.findall(answer.text))
    assert shop.client.post("/tro-chuyen", data={**fields, "text": TYPED}).status_code == 200
    assert [one.text for one in shop.assistant.asked] == [TYPED]


def test_a_form_without_a_token_is_refused(shop: Browser) -> None:
    assert shop.client.post("/tro-chuyen", data={"text": "a"}).status_code == 403
    assert shop.client.post("/tro-chuyen").status_code == 403
    assert shop.client.post("/tro-chuyen/xoa").status_code == 403
    assert shop.assistant.asked == [] and shop.pages.forgotten == []


def test_the_token_of_another_visitor_is_refused(shop: Browser) -> None:
    theirs = shop.fields()
    shop.client.cookies.clear()
    assert shop.say("a", **theirs).status_code == 403


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403), ("", 403)]
)
def test_a_form_of_another_site_is_refused(shop: Browser, site: str, status: int) -> None:
    data = {**shop.fields(), "text": "a"}
    answer = shop.client.post("/tro-chuyen", data=data, headers={"sec-fetch-site": site})
    assert answer.status_code == status and len(shop.assistant.asked) == (status == 200)


def test_an_old_browser_that_does_not_say_where_a_form_is_from_is_served(shop: Browser) -> None:
    assert shop.say("a").status_code == 200


def test_no_files(shop: Browser) -> None:
    fields = shop.fields()
    answer = shop.client.post("/tro-chuyen", data=fields, files={"text": ("a.txt", b"x")})
    assert answer.status_code == 400 and shop.assistant.asked == []
    assert "Nội dung gửi lên bị hỏng" in answer.text


def test_no_more_fields_than_a_form_has(shop: Browser) -> None:
    data = {**shop.fields(), **{f"f{number}": "x" for number in range(50)}}
    assert shop.client.post("/tro-chuyen", data=data).status_code == 400


def test_what_is_no_form_is_no_form_of_ours(shop: Browser) -> None:
    assert shop.client.post("/tro-chuyen", json={"text": "a"}).status_code == 403
    broken = shop.client.post(
        "/tro-chuyen", content=b"\xff\x00%zz&=&;", headers={"content-type": "multipart/form-data"}
    )
    assert broken.status_code == 400
    half = shop.client.post(
        "/tro-chuyen", content=b"--x\r\nbroken", headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert half.status_code in (400, 403)
    assert shop.assistant.asked == []


@pytest.mark.parametrize("path", ["/tro-chuyen", "/tro-chuyen/xoa"])
def test_too_much_is_refused_before_it_is_read(shop: Browser, path: str) -> None:
    answer = shop.client.post(path, data={**shop.fields(), "text": "dài " * 20_000})
    assert answer.status_code == 413 and "Nội dung gửi lên quá dài" in answer.text
    assert shop.assistant.asked == []


def test_too_much_without_a_stated_length_is_refused_as_well(shop: Browser) -> None:
    def pieces() -> object:
        yield b"text="
        for _ in range(100):
            yield b"a" * 1024

    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = shop.client.post("/tro-chuyen", content=pieces(), headers=kind)  # type: ignore[arg-type]
    assert answer.status_code == 413 and shop.assistant.asked == []


def test_a_form_in_pieces_is_read(shop: Browser) -> None:
    fields = shop.fields()
    text = f"token={fields['token']}&once={fields['once']}&text=ch%C3%A0o".encode()
    kind = {"content-type": "application/x-www-form-urlencoded"}
    pieces = (text[at : at + 7] for at in range(0, len(text), 7))
    assert shop.client.post("/tro-chuyen", content=pieces, headers=kind).status_code == 200
    assert [one.text for one in shop.assistant.asked] == ["chào"]
