"""Tests of bot/settings.py."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError
from knowledge.errors import MotCuaError

TOKEN = "123456:AA-secret_part"


def test_defaults() -> None:
    settings = Settings.from_mapping({})
    assert settings == Settings(home=Path("var"), model="", hotline="18001096", telegram_token="")


def test_everything_set_and_trimmed() -> None:
    settings = Settings.from_mapping(
        {
            "MOTCUA_HOME": " home ",
            "MOTCUA_MODEL": "some/model",
            "MOTCUA_HOTLINE": "0263 1022",
            "TELEGRAM_BOT_TOKEN": f"{TOKEN}\n",
            "TELEGRAM_BASE_URL": "http://127.0.0.1:81/bot",
            "TELEGRAM_BASE_FILE_URL": "http://127.0.0.1:81/file/bot",
            "TELEGRAM_PROXY": "socks5://127.0.0.1:1080",
            "TELEGRAM_WEBHOOK_URL": "https://example.org/hook",
            "TELEGRAM_WEBHOOK_SECRET": "s-1_A",
            "TELEGRAM_WEBHOOK_PORT": "9000",
            "MOTCUA_METRICS_PORT": "9464",
            "UNRELATED": "x",
        }
    )
    assert settings == Settings(
        home=Path("home"),
        model="some/model",
        hotline="0263 1022",
        telegram_token=TOKEN,
        telegram_base_url="http://127.0.0.1:81/bot",
        telegram_base_file_url="http://127.0.0.1:81/file/bot",
        telegram_proxy="socks5://127.0.0.1:1080",
        telegram_webhook_url="https://example.org/hook",
        telegram_webhook_secret="s-1_A",
        telegram_webhook_port=9000,
        metrics_port=9464,
    )


def test_a_port_of_0_is_the_default() -> None:
    settings = Settings.from_mapping({"TELEGRAM_WEBHOOK_PORT": "0", "MOTCUA_METRICS_PORT": "0"})
    assert (settings.telegram_webhook_port, settings.metrics_port) == (8081, 0)


def test_the_file_of_kiosks_may_be_elsewhere() -> None:
    assert Settings.from_mapping({}).kiosks is None
    assert Settings.from_mapping({"MOTCUA_KIOSKS": " /etc/kiosks.yaml "}).kiosks == Path("/etc/kiosks.yaml")


def test_the_given_home_wins() -> None:
    assert Settings.from_mapping({"MOTCUA_HOME": "one"}, home=Path("two")).home == Path("two")


def test_a_base_url_may_place_the_token_itself() -> None:
    url = "https://api.telegram.org/bot{token}/test"
    assert Settings.from_mapping({"TELEGRAM_BASE_URL": url}).telegram_base_url == url


def test_frozen_and_silent_about_secrets() -> None:
    settings = Settings.from_mapping(
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_WEBHOOK_SECRET": "hush",
            "TELEGRAM_PROXY": "http://me:pass@proxy:3128",
        }
    )
    for secret in ("secret_part", "hush", "pass"):
        assert secret not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.hotline = "1"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("TELEGRAM_BASE_URL", "http://127.0.0.1:81", "'http://127.0.0.1:81'"),
        ("TELEGRAM_BASE_FILE_URL", "ftp://x/bot", "'ftp://x/bot'"),
        ("TELEGRAM_PROXY", "127.0.0.1:1080", "'127.0.0.1:1080'"),
        ("TELEGRAM_WEBHOOK_URL", "example.org", "'example.org'"),
        ("TELEGRAM_WEBHOOK_URL", "https://", "'https://'"),
        ("TELEGRAM_WEBHOOK_PORT", "https", "'https'"),
        ("MOTCUA_METRICS_PORT", "70000", "'70000'"),
        ("MOTCUA_HOTLINE", "gọi xã", "'gọi xã'"),
    ],
)
def test_an_error_names_key_value_and_mend(key: str, value: str, shown: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_mapping({key: value})
    assert isinstance(caught.value, MotCuaError)
    assert caught.value.key == key
    assert str(caught.value).startswith(f"Thiết lập {key} = {shown} không dùng được: ")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret without colon"),
        ("TELEGRAM_WEBHOOK_SECRET", "secret!"),
        ("TELEGRAM_PROXY", "ftp://me:secret@proxy"),
    ],
)
def test_an_error_never_shows_a_secret(key: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_mapping({key: value})
    assert "secret" not in str(caught.value)


def test_home_must_not_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(SettingsError, match="MOTCUA_HOME"):
        Settings.from_mapping({}, home=path)


def test_the_web_channel() -> None:
    settings = Settings.from_mapping(
        {
            "MOTCUA_WEB": "OFF",
            "MOTCUA_WEB_HOST": "0.0.0.0",
            "MOTCUA_WEB_PORT": "8088",
            "MOTCUA_WEB_URL": "https://motcua.example/",
            "MOTCUA_WEB_PROXIES": "10.0.0.1,10.0.0.2",
        }
    )
    assert (settings.web_beside, settings.web_host, settings.web_port) == (False, "0.0.0.0", 8088)
    assert (settings.web_url, settings.web_proxies) == ("https://motcua.example", "10.0.0.1,10.0.0.2")
    plain = Settings.from_mapping({"MOTCUA_WEB": "on", "MOTCUA_WEB_HOST": " ", "MOTCUA_WEB_PORT": "0"})
    assert (plain.web_beside, plain.web_host, plain.web_port, plain.web_url) == (True, "127.0.0.1", 8080, "")
    assert plain.web_proxies == "127.0.0.1"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("MOTCUA_WEB", "maybe"),
        ("MOTCUA_WEB_PORT", "65536"),
        ("MOTCUA_WEB_PORT", "web"),
        ("MOTCUA_WEB_URL", "motcua.example"),
        ("MOTCUA_WEB_URL", "ftp://motcua.example"),
        ("MOTCUA_WEB_URL", "https://"),
        ("MOTCUA_WEB_URL", "https://motcua.example/trang"),
        ("MOTCUA_WEB_URL", "https://motcua.example/?a=1"),
        ("MOTCUA_WEB_URL", "https://a:b@motcua.example"),
        ("MOTCUA_WEB_URL", "https://motcua.example:web"),
        ("MOTCUA_WEB_URL", "https://motcua.example/#a"),
        ("MOTCUA_WEB_URL", "https://motcua.exa mple"),
        ("MOTCUA_WEB_URL", "https://["),
    ],
)
def test_what_the_web_channel_cannot_use_is_named(key: str, value: str) -> None:
    with pytest.raises(SettingsError, match=key) as caught:
        Settings.from_mapping({key: value})
    assert caught.value.key == key
