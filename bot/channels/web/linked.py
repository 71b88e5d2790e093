"""The pages that can be linked: fields, life events, communes, searching, privacy, the list of pages.

Imported by bot.channels.web.app. Tested with the modules of its routes.
"""

from __future__ import annotations

from bot.channels.web import about, events, fields, finding, units

ROUTES = [*fields.ROUTES, *events.ROUTES, *units.ROUTES, *finding.ROUTES, *about.ROUTES]
