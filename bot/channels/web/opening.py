"""Makes the site of a home. Imported by bot.cli. Tested by tests/web."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from functools import partial

from starlette.applications import Starlette

from bot.assistant import Assistant
from bot.channels.told import Told
from bot.channels.web.app import build_app
from bot.channels.web.site import Site
from bot.channels.web.visits import FILE, Visits
from bot.content import CONTENT
from bot.kiosks import FILE as KIOSKS
from bot.kiosks import Kiosk, load_kiosks
from bot.operations.checks import generation_serves, writable
from bot.operations.health import health_served
from bot.operations.turns import Turns
from bot.settings import Settings
from bot.state import FILE as STATE
from knowledge.directory import Unit, load_directory

CHANNEL = "web"


def open_site(settings: Settings, assistant: Assistant, alone: bool = False) -> Starlette:
    """The application over an assistant; its visits are kept in the home. `alone` says that no other channel of the
    process serves the figures. Raises KioskError.
    """
    kiosks = _kiosks(settings)
    told = Told(assistant, Turns(assistant.metrics), CHANNEL)
    visits = Visits(settings.home / FILE, forget=assistant.forget)
    return build_app(
        Site(
            told, assistant.suggestions, assistant.pages, visits, settings.hotline, settings.web_url,
            kiosks=kiosks, staff=assistant.staff,
        ),
        partial(watched, settings, assistant) if alone and settings.metrics_port else None,
    )  # fmt: skip


def watched(settings: Settings, assistant: Assistant) -> AbstractAsyncContextManager[int]:
    """The port for whoever watches a site that is alone in its process."""
    checks = {
        "index": generation_serves(settings.home),
        "state": writable(settings.home / STATE),
        "visits": writable(settings.home / FILE),
    }
    return health_served(settings.metrics_port, assistant.metrics, checks)


def _kiosks(settings: Settings) -> dict[str, Kiosk]:
    """The kiosks of the file that is named, else of the home's; none where the home has no such file."""
    path = settings.kiosks or settings.home / KIOSKS
    if settings.kiosks is None and not path.exists():
        return {}
    directory = load_directory(CONTENT / "directory")
    return load_kiosks(path, lambda key: isinstance(directory.place(key), Unit))
