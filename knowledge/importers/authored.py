"""The project's own content: one YAML file a procedure, read strictly, giving a record and a plain-language
text.

The record stands where no imported source describes the code; the plain text stands beside the official
record. Imported by knowledge.imports; the schema is in authored_schema. Tested by
tests/unit/knowledge/importers/test_authored.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import yaml

from knowledge.doubts import fee_flags
from knowledge.errors import ContentError, RefusedFileError
from knowledge.importers.authored_schema import UNITS, problems
from knowledge.importers.parsed import decode
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    LegalBasis,
    Level,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
)
from knowledge.text import clean, one_line, paragraphs

SOURCE = "authored"
LARGEST = 256 * 1024  # bytes; an authored procedure is a few kilobytes

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """The safe loader, refusing a key written twice, where YAML would silently keep the last."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            raise yaml.constructor.ConstructorError(None, None, f"khoá «{key}» viết hai lần", node.start_mark)
    result: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return result


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@dataclass(frozen=True, slots=True)
class Authored:
    """What one authored file holds."""

    procedure: Procedure
    plain: PlainText


def parse(name: str, data: bytes) -> Authored:
    """The content of the file `name`. Raises ContentError naming each key, RefusedFileError for no YAML."""
    if len(data) > LARGEST:
        raise RefusedFileError(name, f"lớn quá {LARGEST // 1024} KB; tách ra mỗi thủ tục một tệp")
    try:
        value = yaml.load(decode(name, data), Loader=_Loader)  # noqa: S506 (a safe loader)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as exc:
        raise RefusedFileError(name, f"không phải YAML hợp lệ: {one_line(str(exc))[:300]}") from exc
    found = problems(value)
    if found:
        raise ContentError(name, found)
    return Authored(_procedure(value), _plain(value))


def _procedure(value: dict[str, Any]) -> Procedure:
    return Procedure(
        code=value["code"],
        title=_line(value["title"]),
        decision=_line(value["decision"]),
        level=Level(value.get("level") or "unstated"),
        field=_line(value.get("field")),
        audience=tuple(_line(item) for item in value.get("audience") or ()),
        methods=tuple(_method(item) for item in value.get("methods") or ()),
        documents=tuple(_group(item) for item in value.get("documents") or ()),
        steps="\n".join(_text(item) for item in value.get("steps") or ()),
        result=_text(value.get("result")),
        agency=_text(value.get("agency")),
        conditions="\n".join(_text(item) for item in value.get("conditions") or ()),
        legal_bases=tuple(
            LegalBasis(_line(item["title"]), _line(item.get("number"))) for item in value.get("legal") or ()
        ),
        link=value.get("link") or "",
        as_of=str(value["as_of"]),
        source=SOURCE,
    )


def _method(value: dict[str, Any]) -> SubmissionMethod:
    time = value.get("time") or {}
    figure = time.get("value")
    unit = UNITS[time.get("unit") or "other"]
    note = _text(time.get("note"))
    limit = TimeLimit(
        None if figure is None else float(figure),
        unit,
        note if figure is None else f"{figure:g} {unit.value}",
    )
    notes = [_text(value.get("note"))] + ([note] if figure is not None else [])
    return SubmissionMethod(
        Channel(value["channel"]),
        limit,
        tuple(_fee(item) for item in value.get("fees") or ()),
        "\n".join(item for item in notes if item),
    )


def _fee(value: dict[str, Any]) -> Fee:
    amount = value.get("amount")
    note = _line(value.get("note"))
    if amount is None:
        return Fee(None, "", note, note)
    currency = _line(value.get("currency")) or "VNĐ"
    fee = Fee(float(amount), currency, note, f"{amount:g} {currency}" if amount < 1e6 else f"{amount} {currency}")
    return replace(fee, flags=fee_flags(fee) if currency == "VNĐ" else ())


def _group(value: dict[str, Any]) -> DocumentGroup:
    return DocumentGroup(
        _line(value.get("case")),
        tuple(
            Document(_line(item["name"]), item.get("originals"), item.get("copies"), _line(item.get("form")))
            for item in value.get("papers") or ()
        ),
    )


def _plain(value: dict[str, Any]) -> PlainText:
    return PlainText(
        code=value["code"],
        decision=_line(value["decision"]),
        as_of=str(value["as_of"]),
        name=_line(value["name"]),
        summary=_text(value["summary"]),
        tips=tuple(_text(item) for item in value.get("tips") or ()),
        aliases=tuple(_line(item) for item in value.get("aliases") or ()),
    )


def _line(value: object) -> str:
    return "" if value is None else one_line(clean(str(value)).text)


def _text(value: object) -> str:
    return "" if value is None else paragraphs(clean(str(value)).text)
