"""The certificate of a path done, as PDF or picture, drawn by typst from bot/templates/training/certificate.typ.

The name is what the officer typed at that moment: it is printed and not kept. Nothing is asked of the network or the
system's fonts: Libertinus Serif, inside typst, has the letters that ALLOWED lets through. Drawing takes a tenth of a
second or so and belongs into a thread. Imported by bot. Tested by tests/unit/bot/training/test_certificate.py.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.typeset import Form, TypesetError, typeset
from knowledge.errors import MotCuaError

MOST_LETTERS = 80
# 1654 by 1170 points of an A4 page across: sharp on a telephone, below 200 kB.
PICTURE_PPI = 141
# Latin with the letters of Vietnamese and of the peoples of the highlands, Cyrillic, signs: what the semibold font has.
ALLOWED = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u023f\u0243\u0300-\u0331\u0400-\u045f\u1e00-\u1e9b\u1ea0-\u1ef9\u2010-\u201f]*\Z"
)


class CertificateError(MotCuaError):
    """A name cannot be printed, or the drawing failed; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is printed beside the name. `score` in percent; `unit` and `post_en` may be empty."""

    number: str
    post: str
    post_en: str
    unit: str
    modules: int
    score: int
    day: date


def number_of(key_digest: str, post: str, day: date) -> str:
    """The number of a certificate, "MC-1A2B-3C4D-5E6F": the same for the same learner, post and day."""
    digest = hashlib.sha256(f"{key_digest}|{post}|{day.isoformat()}".encode()).hexdigest()[:12].upper()
    return f"MC-{digest[:4]}-{digest[4:8]}-{digest[8:]}"


def clean_name(name: str) -> str:
    """The name in composed letters and single spaces. Raises CertificateError where it cannot be printed."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    if len(written) > MOST_LETTERS:
        raise CertificateError(f"Tên dài {len(written)} chữ; giấy in được tới {MOST_LETTERS} chữ. Hãy gõ ngắn hơn.")
    strange = sorted({letter for letter in written if not ALLOWED.match(letter)})
    if strange:
        shown = ", ".join(f"«{letter}»" if letter.isprintable() else f"U+{ord(letter):04X}" for letter in strange)
        raise CertificateError(f"Tên có ký hiệu không in được: {shown}. Hãy gõ lại bằng chữ cái.")
    return written


def draw(certificate: Certificate, name: str, form: Form) -> bytes:
    """The certificate with `name`, or with a line to write on where it is empty. Raises CertificateError."""
    values = {
        "name": clean_name(name),
        "number": certificate.number,
        "post": certificate.post,
        "post_en": certificate.post_en,
        "unit": certificate.unit,
        "modules": str(certificate.modules),
        "score": f"{certificate.score}%",
        "day": f"{certificate.day:%d/%m/%Y}",
    }
    try:
        drawn = typeset("training/certificate.typ", values, form, PICTURE_PPI, certificate.day)
    except TypesetError as exc:
        raise CertificateError(f"Không vẽ được giấy {certificate.number}: {exc.reason}") from exc
    if len(drawn) != 1:
        raise CertificateError(f"Giấy {certificate.number} dài quá một trang; hãy rút gọn tên vị trí hay tên xã.")
    return drawn[0]
