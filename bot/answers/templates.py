"""The templates of answers, compiled once: one for each part, filled from one dataclass and the wording.

Autoescape is on and every undefined name is an error. In a template, a blank line is the border of a block.
Imported by bot.answers.render. Tested by tests/unit/bot/answers/test_templates.py.
"""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Template

from bot.answers.wording import Wording
from bot.templating import environment

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_BORDERS = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")


@cache
def _template(name: str) -> Template:
    return environment("answers").get_template(f"{name}.html")


def fill(name: str, context: DataclassInstance, speech: Wording) -> tuple[str, ...]:
    """The template `name` filled from the fields of `context`, as blocks of HTML.

    In the template, `say(key, **marks)` is the wording, and `silent` the wording for a silent source.
    """
    values: dict[str, Any] = {field.name: getattr(context, field.name) for field in fields(context)}
    text = _template(name).render(values, say=speech.text, silent=speech.text("silent"))
    return tuple(block.strip() for block in _BORDERS.split(text.strip()) if block.strip())
