"""A procedure as JSON text and back: the form that the store keeps, stable over versions of the code.

Imported by the store; imports knowledge.records. Tested by tests/unit/knowledge/test_codec.py (round trip).
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from hashlib import blake2b
from typing import Any

from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    Flag,
    LegalBasis,
    Level,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)

_PROCEDURE_FIELDS = tuple(field.name for field in fields(Procedure))
_CHANNELS = {item.value: item for item in Channel}
_UNITS = {item.value: item for item in TimeUnit}
_FLAGS = {item.value: item for item in Flag}


def encode_procedure(procedure: Procedure) -> str:
    """JSON text of `procedure`; empty fields are left out. Lists stand for the inner records, in field
    order.
    """
    plain: dict[str, Any] = {"code": procedure.code, "title": procedure.title}
    for name in _PROCEDURE_FIELDS:
        value = getattr(procedure, name)
        if value:
            plain[name] = value
    plain["level"] = procedure.level.value
    plain["methods"] = [
        [
            method.channel.value,
            _limit(method.time_limit),
            [[fee.amount, fee.currency, fee.note, fee.raw, *fee.flags] for fee in method.fees],
            method.note,
        ]
        for method in procedure.methods
    ]
    plain["documents"] = [
        [group.case, [[item.name, item.originals, item.copies, item.form] for item in group.documents]]
        for group in procedure.documents
    ]
    plain["legal_bases"] = [[basis.title, basis.number] for basis in procedure.legal_bases]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode_procedure(text: str) -> Procedure:
    """The procedure that `encode_procedure` wrote."""
    plain: dict[str, Any] = json.loads(text)
    plain["level"] = Level(plain["level"])
    plain["audience"] = tuple(plain.get("audience", ()))
    plain["methods"] = tuple(
        SubmissionMethod(
            _CHANNELS[channel],
            TimeLimit(limit[0], _UNITS[limit[1]], limit[2], tuple(_FLAGS[flag] for flag in limit[3:])),
            tuple(Fee(fee[0], fee[1], fee[2], fee[3], tuple(_FLAGS[flag] for flag in fee[4:])) for fee in fees),
            note,
        )
        for channel, limit, fees, note in plain["methods"]
    )
    plain["documents"] = tuple(
        DocumentGroup(case, tuple(Document(*item) for item in items)) for case, items in plain["documents"]
    )
    plain["legal_bases"] = tuple(LegalBasis(*basis) for basis in plain["legal_bases"])
    return Procedure(**plain)


def encode_plain(plain: PlainText) -> str:
    """JSON text of the plain-language side of a procedure."""
    return json.dumps(asdict(plain), ensure_ascii=False, separators=(",", ":"))


def decode_plain(text: str) -> PlainText:
    """The plain text that `encode_plain` wrote."""
    values: dict[str, Any] = json.loads(text)
    values["tips"] = tuple(values["tips"])
    values["aliases"] = tuple(values["aliases"])
    return PlainText(**values)


def digest(*parts: str | bytes) -> str:
    """A 32-digit hexadecimal digest of `parts`, each closed, so that ("ab", "c") and ("a", "bc") differ."""
    hasher = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "little"))
        hasher.update(data)
    return hasher.hexdigest()


def changed_sections(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """Names of the fields that differ, in field order; date, source and address are no sections."""
    return tuple(
        name
        for name in _PROCEDURE_FIELDS
        if name not in ("as_of", "source", "link") and getattr(old, name) != getattr(new, name)
    )


def _limit(limit: TimeLimit) -> list[Any]:
    return [limit.value, limit.unit.value, limit.raw, *limit.flags]
