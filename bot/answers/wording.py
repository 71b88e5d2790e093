"""The wording of answers in one language, from bot/locale/answers.yaml.

Imported by bot.answers. Tested by tests/unit/bot/answers/test_wording.py, which holds the three languages to
the same keys and the same marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bot.messages import Facet
from bot.wording import DEFAULT_LANGUAGE, load_wording, notice

LANGUAGES = ("vi", "en", "ru")


@dataclass(frozen=True, slots=True)
class Wording:
    """What answers say in `language`."""

    language: str

    def text(self, key: str, **values: object) -> str:
        """The wording under `key` with its {marks} filled in. Raises KeyError for an unknown key or mark."""
        spoken = str(load_wording("answers")[self.language][key])
        return spoken.format(**values) if values else spoken

    def forms(self, key: str) -> tuple[str, ...]:
        """The grammatical forms under `key`: for one, for a few, for many."""
        return tuple(load_wording("answers")[self.language][key])

    def button(self, facet: Facet) -> str:
        """The label of the button that shows a part."""
        return notice("assistant", f"facet_{facet.value}", self.language)


@cache
def wording(language: str) -> Wording:
    """The wording of a language ("en-GB" is read as "en"); Vietnamese where the language is not spoken."""
    spoken = language.partition("-")[0].lower()
    return Wording(spoken if spoken in LANGUAGES else DEFAULT_LANGUAGE)
