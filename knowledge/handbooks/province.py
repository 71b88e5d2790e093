"""Which province a handbook is of: its hotlines and addresses hold there alone.

A ministry's text dated "Hà Nội, ngày ..." is national. Doubt falls to the other province: a handbook that speaks of
one again and again is of it. Pure functions. Imported by reading. Tested by
tests/unit/knowledge/handbooks/test_province.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.handbooks.blocks import Block
from knowledge.handbooks.records import HandbookKind
from knowledge.provinces import CURRENT, provinces_in
from knowledge.text import fold_accents, normalise_tone

# "Hà Nội, ngày 30 tháng 6 năm 2025": where a national text was signed. OCR reads the comma as a full stop too.
_SIGNED = re.compile(r"[^\W\d_]+\s+[^\W\d_]+\s*[,.]?\s*ngày\s+[\d.…_]*\s*tháng", re.IGNORECASE)
_CENTRAL = re.compile(
    r"\d+/(?:19|20)\d\d/(?:QH\d+|NĐ-CP|ND-CP|UBTVQH\d+|PL-UBTVQH\d+|NQ-CP|QĐ-TTg|TTLT[\w-]*|TT-[A-ZĐ]+)|\d+/NQ-UBTVQH\d+"
)
_ISSUER = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|UBND|HĐND)\s+(?:tỉnh|thành phố|TP\.?)\s+([^\n.;:()]{3,24})",
    re.IGNORECASE,
)
_FRONT = 1200  # characters: letterhead and title
_HOST = re.compile(r"\b([a-z]{4,14})\.gov\.vn", re.IGNORECASE)
_HOSTS = {fold_accents(name).replace(" ", "").replace("-", ""): current for name, current in CURRENT.items()}
_IN_NAMES = {re.sub(r"[^a-z]+", "-", fold_accents(name)): current for name, current in CURRENT.items()}
_FEWEST, _MAIN, _DENSE = 3, 0.5, 2500  # mentions; share of all mentions; characters a mention
_DENSE_ALONE = 6000  # characters a mention where no other province is named: a few scanned pages name theirs once


def province_of(name: str, title: str, kind: HandbookKind, stated: str, blocks: Sequence[Block]) -> str:
    """The current name of the province, "" for national. `stated` is what the file's own metadata says."""
    if stated:
        return CURRENT.get(stated, stated)
    text = _SIGNED.sub(" ", normalise_tone("\n".join(block.text for block in blocks)))
    named = provinces_in(normalise_tone(title))
    if len(named) == 1:
        return next(iter(named))
    front = text[:_FRONT]
    issuers = {found for match in _ISSUER.finditer(front) for found in provinces_in(match[1])}
    if len(issuers) == 1:
        return issuers.pop()
    if kind is HandbookKind.LAW and _CENTRAL.search(front):
        return ""
    return _by_mentions(text, kind) or _by_name(name, text)


def _by_mentions(text: str, kind: HandbookKind) -> str:
    mentions: Counter[str] = Counter(provinces_in(text))
    mentions.update(_HOSTS[host] for host in map(str.lower, _HOST.findall(text)) if host in _HOSTS)
    if not mentions:
        return ""
    province, count = mentions.most_common(1)[0]
    if kind is not HandbookKind.LAW and len(mentions) == 1 and count * _DENSE_ALONE >= len(text):
        return province
    dense = count * _DENSE >= len(text)
    return province if count >= _FEWEST and count >= _MAIN * mentions.total() and dense else ""


def _by_name(name: str, text: str) -> str:
    """The province in the file's name, believed where the text names it too."""
    folded = f"-{re.sub(r'[^a-z]+', '-', fold_accents(name))}-"
    named = {current for key, current in _IN_NAMES.items() if f"-{key}-" in folded}
    return next(iter(named)) if len(named) == 1 and named & set(provinces_in(text)) else ""
