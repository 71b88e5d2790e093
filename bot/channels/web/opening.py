"""Makes the site of a home. Imported by bot.cli. Tested by tests/web."""

from __future__ import annotations

from starlette.applications import Starlette

from bot.assistant import Assistant
from bot.channels.web.app import build_app
from bot.channels.web.site import Site
from bot.channels.web.visits import FILE, Visits
from bot.settings import Settings


def open_site(settings: Settings, assistant: Assistant) -> Starlette:
    """The application over an assistant; its visits are kept in the home."""
    visits = Visits(settings.home / FILE, forget=assistant.forget)
    site = Site(
        assistant, assistant.suggestions, assistant.pages, visits, settings.hotline, settings.web_url,
        staff=assistant.staff,
    )  # fmt: skip
    return build_app(site)
