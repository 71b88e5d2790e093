"""Numbers that come in addresses and forms. Imported by bot.channels.web. Tested by
tests/unit/bot/channels/web/test_numbers.py.
"""

from __future__ import annotations


def whole(text: str, most: int) -> int | None:
    """The number from 0 to `most` that a text is, None where it is none: "²" is a digit and no number, and a number of
    a thousand digits fits in no database.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        return None
    return number if (number := int(text)) <= most else None
