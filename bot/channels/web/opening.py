"""Makes the site of a home. Imported by bot.cli. Tested by tests/web."""

from __future__ import annotations

from starlette.applications import Starlette

from bot.assistant import Assistant
from bot.channels.web.app import build_app
from bot.channels.web.site import Site
from bot.channels.web.visits import FILE, Visits
from bot.content import CONTENT
from bot.kiosks import FILE as KIOSKS
from bot.kiosks import Kiosk, load_kiosks
from bot.settings import Settings
from knowledge.directory import Unit, load_directory


def open_site(settings: Settings, assistant: Assistant) -> Starlette:
    """The application over an assistant; its visits are kept in the home. Raises KioskError."""
    kiosks = _kiosks(settings)
    visits = Visits(settings.home / FILE, forget=assistant.forget)
    return build_app(
        Site(
            assistant, assistant.suggestions, assistant.pages, visits, settings.hotline, settings.web_url,
            kiosks=kiosks, staff=assistant.staff,
        )
    )  # fmt: skip


def _kiosks(settings: Settings) -> dict[str, Kiosk]:
    """The kiosks of the file that is named, else of the home's; none where the home has no such file."""
    path = settings.kiosks or settings.home / KIOSKS
    if settings.kiosks is None and not path.exists():
        return {}
    directory = load_directory(CONTENT / "directory")
    return load_kiosks(path, lambda key: isinstance(directory.place(key), Unit))
