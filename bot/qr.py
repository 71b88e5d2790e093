"""QR codes as SVG, for paper: error level M (15 % of it may be soiled), a quiet zone of 4 modules around it.

Byte mode, never micro QR, which cameras of telephones do not read. Drawing takes a millisecond or so. Imported by
bot.printing and bot.posters. Tested by tests/unit/bot/test_qr.py.
"""

from __future__ import annotations

from io import BytesIO

import segno

QUIET = 4  # modules, ISO/IEC 18004


def qr_svg(text: str) -> str:
    """The code of `text`, black on nothing, as an SVG whose side is the whole code with its quiet zone."""
    code = segno.make(text, error="m", boost_error=False, micro=False)
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=QUIET, xmldecl=False, nl=False)
    return drawn.getvalue().decode()
