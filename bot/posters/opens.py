"""Where the codes of a poster lead: to a bot on Telegram or to the web page.

Imported by bot.posters and bot.cli. Tested by tests/unit/bot/posters/test_drawing.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.links import link_prefix


@dataclass(frozen=True, slots=True)
class Opens:
    """`prefix` is the address that a payload is put after, `shown` what people read, `kind` names the wordings."""

    prefix: str
    shown: str
    kind: str


def on_telegram(bot: str) -> Opens:
    """Codes that open a bot, by its username."""
    return Opens(link_prefix(bot), f"@{bot}", "bot")


def on_web(address: str) -> Opens:
    """Codes that open the web page at an address."""
    base = address.rstrip("/")
    return Opens(f"{base}/mo/", base.partition("://")[2], "web")
