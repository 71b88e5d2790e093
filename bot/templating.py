"""The Jinja2 environments of bot/templates, one a folder. Autoescape is on, an undefined name is an error.

Imported by bot. Tested with the templates that it opens.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment(folder: str) -> Environment:
    """The environment of the templates in bot/templates/`folder`."""
    return Environment(
        loader=PackageLoader("bot", f"templates/{folder}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
