from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from knowledge.codec import (
    changed_sections,
    decode_plain,
    decode_procedure,
    digest,
    encode_plain,
    encode_procedure,
)
from knowledge.importers import portal_text
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
)  # fmt: skip
from tests.unit.knowledge.samples import record_bytes

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FEES = st.builds(
    Fee,
    st.none() | st.floats(0, 1e9),
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.sampled_from(Flag), max_size=2).map(tuple),
)
LIMITS = st.builds(TimeLimit, st.none() | st.floats(0, 500), st.sampled_from(TimeUnit), TEXT)
METHODS = st.builds(SubmissionMethod, st.sampled_from(Channel), LIMITS, st.lists(FEES, max_size=3).map(tuple), TEXT)
COUNTS = st.none() | st.integers(0, 99)
GROUPS = st.builds(
    DocumentGroup, TEXT, st.lists(st.builds(Document, TEXT, COUNTS, COUNTS, TEXT), max_size=3).map(tuple)
)
PROCEDURES = st.builds(
    Procedure, code=TEXT, title=TEXT, level=st.sampled_from(Level), audience=st.lists(TEXT, max_size=2).map(tuple),
    methods=st.lists(METHODS, max_size=2).map(tuple), documents=st.lists(GROUPS, max_size=2).map(tuple), steps=TEXT,
    legal_bases=st.lists(st.builds(LegalBasis, TEXT, TEXT), max_size=2).map(tuple), link=TEXT, as_of=TEXT,
)  # fmt: skip


@given(PROCEDURES)
def test_round_trip(procedure: Procedure) -> None:
    assert decode_procedure(encode_procedure(procedure)) == procedure


def test_plain_round_trip() -> None:
    plain = PlainText("1.000001", "10/QĐ", "2026-07", "tên", "lời", ("mẹo",), ("khác",))
    assert decode_plain(encode_plain(plain)) == plain


def test_changed_sections() -> None:
    old = portal_text.parse("a.txt", record_bytes()).procedure
    new = replace(old, steps="khác", methods=(), as_of="2027-01-01", link="https://x.gov.vn")
    assert changed_sections(old, new) == ("methods", "steps")
    assert changed_sections(old, old) == ()


def test_digest_closes_its_parts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")
    assert len(digest("")) == 32
