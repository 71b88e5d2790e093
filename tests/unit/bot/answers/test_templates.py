"""Tests of bot/answers/templates.py: each template uses exactly the fields of its dataclass."""

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError, meta

from bot.answers.card import OfficerCard
from bot.answers.frame import Head, PageNumber, Source
from bot.answers.overview import Overview
from bot.answers.parts import (
    Agency,
    Conditions,
    Documents,
    Fees,
    Forms,
    Legal,
    Online,
    Result,
    Steps,
    Times,
    Where,
)
from bot.answers.quotes import Quotes
from bot.answers.templates import fill
from bot.answers.wording import wording
from bot.messages import Facet
from bot.templating import environment

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

CONTEXTS: "dict[str, type[DataclassInstance]]" = {
    "head": Head, "source": Source, "page": PageNumber, "overview": Overview, "documents": Documents, "steps":
    Steps, "fee": Fees, "time": Times, "where": Where, "agency": Agency, "conditions": Conditions, "result":
    Result, "legal": Legal, "form": Forms, "online": Online, "quotes": Quotes, "card":
    OfficerCard,
}  # fmt: skip
MACROS = {"lines", "province"}


def test_every_facet_has_a_template() -> None:
    names = {name.removesuffix(".html") for name in environment("answers").list_templates()}
    assert names == set(CONTEXTS) | MACROS
    assert {facet.value for facet in Facet} <= set(CONTEXTS)


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_template_uses_exactly_the_fields_of_its_dataclass(name: str) -> None:
    env = environment("answers")
    assert env.loader is not None
    source, _, _ = env.loader.get_source(env, f"{name}.html")
    used = meta.find_undeclared_variables(env.parse(source)) - {"say", "silent"}
    assert used == {field.name for field in fields(CONTEXTS[name])}


def test_blank_lines_part_blocks_and_records_are_escaped() -> None:
    blocks = fill("conditions", Conditions("<i>một</i>\n\nhai & ba", "", ""), wording("vi"))
    assert blocks == (
        "<b>Dành cho:</b> nguồn không ghi",
        "<b>Điều kiện</b>\n&lt;i&gt;một&lt;/i&gt;",
        "hai &amp; ba",
    )


def test_an_undefined_name_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="agency"):
        fill("agency", Steps(""), wording("vi"))
