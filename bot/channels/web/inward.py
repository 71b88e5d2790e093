"""A page as a kiosk shows it: nothing on it leads away from the site, and files open where there is a way back.

Done with the whole page, so that no template and no reply has to think of it. Imported by bot.channels.web.site. Tested
by tests/unit/bot/channels/web/test_inward.py.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

from markupsafe import escape

# Attributes never hold a bare ">": all of them are escaped.
_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')
SHOWN = (".pdf", ".png")  # files that a kiosk shows
_FILE = re.compile(r"/tep/|\S+\.(?:pdf|png|csv|svg|docx?|xlsx?)\Z", re.ASCII)


def inward(page: str, sheets: str) -> str:
    """The page with outward links as text; `sheets` is the address that shows a file given as `?tep=`."""

    def mended(found: re.Match[str]) -> str:
        href = _HREF.search(found[1])
        if href is None:
            return found[0]
        address = unescape(href[1])
        if not is_own(address):
            return f'<span class="outside">{found[2]}</span>'
        path = address.partition("?")[0]
        if _FILE.match(path) is None:
            return found[0]
        if not path.lower().endswith(SHOWN):
            return f'<span class="outside">{found[2]}</span>'
        shown = escape(f"{sheets}?tep={quote(address, safe='/')}")
        return f'<a{found[1][: href.start()]}href="{shown}"{found[1][href.end() :]}>{found[2]}</a>'

    return _ANCHOR.sub(mended, page)


def is_own(address: str) -> bool:
    """Whether an address of a link is one of this site."""
    return address.startswith(("#", "?")) or (address.startswith("/") and not address.startswith(("//", "/\\")))
