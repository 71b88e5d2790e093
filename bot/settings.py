"""The settings of one run: built once from a mapping, frozen, and handed down; no other module reads the
environment.

Imported by bot.cli and the channels. Tested by tests/unit/bot/test_settings.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.errors import MotCuaError

DEFAULT_HOME = Path("var")
# The national line of the public service portal (Cổng Dịch vụ công quốc gia).
DEFAULT_HOTLINE = "18001096"
DEFAULT_WEBHOOK_PORT = 8081
DEFAULT_WEB_HOST, DEFAULT_WEB_PORT = "127.0.0.1", 8080

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
# The alphabet and length that setWebhook allows for secret_token.
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SWITCHES = {"on": True, "off": False}
_HOTLINE = re.compile(r"\+?\d[\d .-]*")
# A name, or an IPv6 address in brackets, perhaps a port; nothing else.
_WEB_URL = re.compile(r"https?://([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?/?")
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


class SettingsError(MotCuaError):
    """A setting cannot be used; `key` names it and the message says how to mend it."""

    def __init__(self, key: str, shown: str, mend: str) -> None:
        """Take the setting's name, its value as it may be shown, and what to do about it."""
        super().__init__(f"Thiết lập {key} = {shown} không dùng được: {mend}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set from outside. Secrets, and addresses that may carry a password, are left
    out of repr.
    """

    home: Path = DEFAULT_HOME
    model: str = ""
    hotline: str = DEFAULT_HOTLINE
    telegram_token: str = field(default="", repr=False)
    telegram_base_url: str = ""
    telegram_base_file_url: str = ""
    telegram_proxy: str = field(default="", repr=False)
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_webhook_port: int = DEFAULT_WEBHOOK_PORT
    metrics_port: int = 0
    web_host: str = DEFAULT_WEB_HOST
    web_port: int = DEFAULT_WEB_PORT
    web_url: str = ""
    web_proxies: str = "127.0.0.1"
    web_beside: bool = True
    kiosks: Path | None = None

    @classmethod
    def from_mapping(cls, env: Mapping[str, str], home: Path | None = None) -> Settings:
        """Return the settings in `env` (names as in the README), `home` winning over MOTCUA_HOME; blank
        means unset.

        Raises SettingsError for a value that cannot be used.
        """

        def value(key: str) -> str:
            return env.get(key, "").strip()

        return cls(
            home=_home(home or Path(value("MOTCUA_HOME") or DEFAULT_HOME)),
            model=value("MOTCUA_MODEL"),
            hotline=_hotline(value("MOTCUA_HOTLINE") or DEFAULT_HOTLINE),
            telegram_token=_token(value("TELEGRAM_BOT_TOKEN")),
            telegram_base_url=_base_url("TELEGRAM_BASE_URL", value("TELEGRAM_BASE_URL")),
            telegram_base_file_url=_base_url("TELEGRAM_BASE_FILE_URL", value("TELEGRAM_BASE_FILE_URL")),
            telegram_proxy=_proxy(value("TELEGRAM_PROXY")),
            telegram_webhook_url=_webhook_url(value("TELEGRAM_WEBHOOK_URL")),
            telegram_webhook_secret=_secret(value("TELEGRAM_WEBHOOK_SECRET")),
            telegram_webhook_port=_port("TELEGRAM_WEBHOOK_PORT", value("TELEGRAM_WEBHOOK_PORT"), DEFAULT_WEBHOOK_PORT),
            metrics_port=_port("MOTCUA_METRICS_PORT", value("MOTCUA_METRICS_PORT"), 0),
            web_host=value("MOTCUA_WEB_HOST") or DEFAULT_WEB_HOST,
            web_port=_port("MOTCUA_WEB_PORT", value("MOTCUA_WEB_PORT"), DEFAULT_WEB_PORT),
            web_url=web_url("MOTCUA_WEB_URL", value("MOTCUA_WEB_URL")),
            web_proxies=value("MOTCUA_WEB_PROXIES") or "127.0.0.1",
            web_beside=_switch("MOTCUA_WEB", value("MOTCUA_WEB"), True),
            kiosks=Path(value("MOTCUA_KIOSKS")).expanduser() if value("MOTCUA_KIOSKS") else None,
        )


def _home(path: Path) -> Path:
    path = path.expanduser()
    if path.exists() and not path.is_dir():
        raise SettingsError("MOTCUA_HOME", repr(str(path)), "đây là một tệp; hãy chỉ tới một thư mục.")
    return path


def _hotline(value: str) -> str:
    if _HOTLINE.fullmatch(value) is None:
        raise SettingsError("MOTCUA_HOTLINE", repr(value), "hãy ghi số điện thoại, ví dụ 18001096.")
    return value


def _token(value: str) -> str:
    if value and _TOKEN.fullmatch(value) is None:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN",
            f"(giá trị được giấu, dài {len(value)} ký tự)",
            "hãy chép nguyên mã do @BotFather cấp, dạng số:chữ.",
        )
    return value


def _base_url(key: str, value: str) -> str:
    if not value or "{token}" in value:
        return value
    if urlsplit(value).scheme not in ("http", "https") or not value.endswith("/bot"):
        raise SettingsError(key, repr(value), "cần một địa chỉ http(s) kết thúc bằng /bot.")
    return value


def _proxy(value: str) -> str:
    if not value:
        return value
    parts = urlsplit(value)
    if parts.scheme not in _PROXY_SCHEMES or not parts.hostname:
        shown = repr(value) if "@" not in value else "(giá trị được giấu vì có mật khẩu)"
        raise SettingsError("TELEGRAM_PROXY", shown, "cần dạng http://máy:cổng hoặc socks5://máy:cổng.")
    return value


def _webhook_url(value: str) -> str:
    if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
        raise SettingsError("TELEGRAM_WEBHOOK_URL", repr(value), "cần một địa chỉ bắt đầu bằng https://.")
    return value


def web_url(key: str, value: str) -> str:
    """The address of the web page as it is set, without a slash at its end. Raises SettingsError."""
    if value and _WEB_URL.fullmatch(value) is None:
        raise SettingsError(key, repr(value), "cần địa chỉ trang web, ví dụ https://motcua.example.")
    return value.rstrip("/")


def _switch(key: str, value: str, default: bool) -> bool:
    if value.lower() not in ("", *SWITCHES):
        raise SettingsError(key, repr(value), "hãy ghi on hoặc off.")
    return SWITCHES.get(value.lower(), default)


def _secret(value: str) -> str:
    if value and _SECRET.fullmatch(value) is None:
        raise SettingsError(
            "TELEGRAM_WEBHOOK_SECRET",
            f"(giá trị được giấu, dài {len(value)} ký tự)",
            "chỉ dùng chữ không dấu, số, _ và -, dài 1 đến 256 ký tự.",
        )
    return value


def _port(key: str, value: str, default: int) -> int:
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and int(value) <= 65535):
        raise SettingsError(
            key, repr(value), "cần một số cổng từ 1 đến 65535, ví dụ 9464; 0 hoặc để trống là mặc định."
        )
    return int(value) or default
