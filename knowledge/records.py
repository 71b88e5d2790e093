"""The record of a procedure, as frozen typed records without I/O.

Names follow CPSV-AP, the European vocabulary of public services, where it has one: procedure, submission
method, time limit, fee, document, requirement, legal basis. Texts are NFC, as the source wrote them
otherwise. An empty string or tuple means that the source is silent: say so to the person, never fill it
from elsewhere.

Imported by every layer; imports nothing of the project. Tested by tests/unit/knowledge/test_codec.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The level of government that handles a procedure."""

    COMMUNE = "commune"
    PROVINCE = "province"
    MINISTRY = "ministry"
    UNSTATED = "unstated"


class Channel(StrEnum):
    """How a dossier is submitted."""

    DIRECT = "direct"
    ONLINE = "online"
    POSTAL = "postal"
    OTHER = "other"


class TimeUnit(StrEnum):
    """The unit of a time limit; OTHER means that only the note, if any, says how long."""

    WORKING_DAY = "working_day"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"
    OTHER = "other"


class Flag(StrEnum):
    """What cannot be right in a source value. It is shown beside the value, which is never corrected."""

    FEE_TOO_SMALL = "fee_too_small"  # "100 VNĐ" that must mean 100,000
    FEE_FOREIGN_CURRENCY = "fee_foreign_currency"  # US dollars labelled VNĐ
    FEE_DISAGREES = "fee_disagrees"  # the note names another amount than the figure
    TIME_DISAGREES = "time_disagrees"  # the note names another duration than the figure


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of a submission method. `amount` is in units of `currency`; None where only the note speaks."""

    amount: float | None
    currency: str
    note: str
    raw: str
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A duration. `value` None or `unit` OTHER means that no figure is stated; then `raw` is what the
    source wrote.
    """

    value: float | None
    unit: TimeUnit
    raw: str
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class SubmissionMethod:
    """A channel with its own time limit, fees (in source order) and the source's description of it."""

    channel: Channel
    time_limit: TimeLimit
    fees: tuple[Fee, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of the dossier. Copies are counts as stated; `form` is the form's name or file, or empty."""

    name: str
    originals: int | None = None
    copies: int | None = None
    form: str = ""


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Papers that the source lists under one heading; `case` is that heading, empty for papers under none."""

    case: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Legislation that a procedure rests on."""

    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the province publishes over a national record; shown as the province's, beside the record."""

    decision: str = ""
    date: str = ""  # ISO 8601
    fee: str = ""
    receiving_address: str = ""
    telephone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlainText:
    """The project's own plain-language side of a procedure (content/procedures), beside the official record.

    `facts` of it agree with the record of decision `decision`; once the record carries another decision
    number the text is out of date and says so.
    """

    code: str
    decision: str
    as_of: str  # ISO 8601
    name: str  # everyday name
    summary: str
    tips: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure as its source states it."""

    code: str
    title: str
    decision: str = ""
    level: Level = Level.UNSTATED
    kind: str = ""  # the source's own class of procedure
    field: str = ""
    audience: tuple[str, ...] = ()
    methods: tuple[SubmissionMethod, ...] = ()
    documents: tuple[DocumentGroup, ...] = ()
    steps: str = ""
    result: str = ""
    agency: str = ""  # who carries it out
    authority: str = ""  # who is competent
    delegated: str = ""
    coordinating: str = ""
    receiving_address: str = ""
    conditions: str = ""
    legal_bases: tuple[LegalBasis, ...] = ()
    keywords: str = ""
    description: str = ""
    link: str = ""  # empty where no published address is known
    jurisdiction: str = ""  # empty: nation-wide; else the province whose copy it is
    as_of: str = ""  # ISO 8601 date or month of the source
    source: str = ""  # "portal-text", "portal-json", "authored"
