"""One record of the crawled pages: JSON fields holding the text of a web page whose table cells run
together.

What can be told apart surely becomes fields; a section whose parts cannot is kept whole and counted. The
crawler writes "Miễn phí" wherever the portal holds 0: it is read as 0, never as "free". Imported by
knowledge.imports. Tested by tests/unit/knowledge/importers/test_portal_json.py, and against the text export
by tests/corpus.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from knowledge.cleaning import NATIONAL_CODE, is_usable_code, readable_title
from knowledge.errors import RefusedFileError
from knowledge.importers.links import is_portal_link
from knowledge.importers.parsed import Parsed, decode
from knowledge.importers.portal_fields import (
    kinds_of,
    line_or_silence,
    silent,
    text_or_silence,
)
from knowledge.importers.portal_tables import parse_documents, parse_methods
from knowledge.importers.portal_text import parse_audience
from knowledge.provinces import jurisdiction
from knowledge.records import (
    LegalBasis,
    Level,
    Procedure,
)
from knowledge.report import Cleaned
from knowledge.text import clean, one_line

SOURCE = "portal-json"

_RESULT_CODE = re.compile(r"Mã: [A-Z]{2,5}\.[A-Z]\d+\.\d+")
_LEGAL_HEAD = re.compile(r"^Tên văn bản pháp lý\s*Mã văn bản")
_TEXTS = (
    "ma_thu_tuc", "ten_thu_tuc", "so_quyet_dinh", "cap_thuc_hien", "loai_thu_tuc", "linh_vuc",
    "doi_tuong_thuc_hien", "co_quan_co_tham_quyen", "dia_chi_tiep_nhan", "co_quan_duoc_uy_quyen",
    "co_quan_phoi_hop", "trinh_tu_thuc_hien", "cach_thuc_thuc_hien", "thanh_phan_ho_so", "can_cu_phap_ly",
    "co_quan_thuc_hien", "yeu_cau_dieu_kien", "ket_qua_xu_ly", "detail_url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CrawledRecord:
    """A parsed page, and the text of its section of papers, from which forms are told by
    `forms.match_forms`.
    """

    parsed: Parsed
    documents_text: str


def looks_like(text: str) -> bool:
    """Whether `text` may be JSON at all."""
    return text.lstrip()[:1] in ("{", "[")


def parse(name: str, data: bytes, as_of: str = "") -> tuple[CrawledRecord, ...]:
    """The records in the file `name`: one object, or a list of them. Raises RefusedFileError."""
    try:
        value = json.loads(decode(name, data))
    except (ValueError, RecursionError) as exc:
        raise RefusedFileError(name, f"JSON hỏng hoặc bị cắt cụt ({exc}); tải lại tệp") from exc
    items = value if isinstance(value, list) else [value]
    if not items:
        raise RefusedFileError(name, "JSON không có hồ sơ nào; tải lại tệp")
    return tuple(_record(name, item, as_of) for item in items)


def _record(name: str, item: Any, as_of: str) -> CrawledRecord:
    if not isinstance(item, dict) or "ma_thu_tuc" not in item:
        raise RefusedFileError(name, "không phải hồ sơ thủ tục (thiếu khoá «ma_thu_tuc»); bỏ tệp này ra")
    kinds: set[Cleaned] = set()
    texts: dict[str, str] = {}
    for key in _TEXTS:
        value = item.get(key, "")
        if not isinstance(value, str):
            raise RefusedFileError(name, f"khoá «{key}» không phải chuỗi chữ; tải lại tệp")
        cleaned = clean(value)
        texts[key] = cleaned.text
        kinds |= {Cleaned.DECOMPOSED_UNICODE} if cleaned.decomposed else set()
        kinds |= {Cleaned.CONTROL_CHARACTER} if cleaned.controls else set()
        kinds |= {Cleaned.FONT_SYMBOL} if cleaned.symbols else set()
        kinds |= {Cleaned.HTML_TAG} if cleaned.tags else set()
    code = one_line(texts["ma_thu_tuc"])
    if not is_usable_code(code):
        raise RefusedFileError(name, "mã thủ tục trống hoặc không phải mã; sửa khoá «ma_thu_tuc»")
    if not NATIONAL_CODE.fullmatch(code):
        kinds.add(Cleaned.ODD_CODE)
    title = readable_title(texts["ten_thu_tuc"])
    kinds.update(title.cleaned)
    if silent(title.text):
        raise RefusedFileError(name, "không có tên thủ tục; sửa khoá «ten_thu_tuc»")
    methods, methods_sure = parse_methods(texts["cach_thuc_thuc_hien"])
    documents, documents_sure = parse_documents(texts["thanh_phan_ho_so"])
    legal_text = one_line(_LEGAL_HEAD.sub("", texts["can_cu_phap_ly"].strip()))
    if not (methods_sure and documents_sure) or not silent(legal_text):
        kinds.add(Cleaned.SECTION_UNPARSED)
    kinds |= kinds_of(methods)
    result, keywords, description, furniture = split_result(texts["ket_qua_xu_ly"])
    if furniture:
        kinds.add(Cleaned.PAGE_FURNITURE)
    link = texts["detail_url"].strip()
    conditions = text_or_silence(texts["yeu_cau_dieu_kien"])
    if description and description == conditions:
        kinds.add(Cleaned.DESCRIPTION_REPEATED)
        description = ""
    procedure = Procedure(
        code=code,
        title=title.text,
        decision=line_or_silence(texts["so_quyet_dinh"]),
        level=parse_level(texts["cap_thuc_hien"]),
        kind=line_or_silence(texts["loai_thu_tuc"]),
        field=line_or_silence(texts["linh_vuc"]),
        audience=parse_audience(texts["doi_tuong_thuc_hien"]),
        methods=methods,
        documents=documents,
        steps=text_or_silence(texts["trinh_tu_thuc_hien"]),
        result=", ".join(one_line(part) for part in _RESULT_CODE.split(result) if not silent(part)),
        agency=text_or_silence(texts["co_quan_thuc_hien"]),
        authority=text_or_silence(texts["co_quan_co_tham_quyen"]),
        delegated=text_or_silence(texts["co_quan_duoc_uy_quyen"]),
        coordinating=text_or_silence(texts["co_quan_phoi_hop"]),
        receiving_address=text_or_silence(texts["dia_chi_tiep_nhan"]),
        conditions=conditions,
        legal_bases=() if silent(legal_text) else (LegalBasis(legal_text, ""),),
        keywords=keywords,
        description=description,
        link=link if is_portal_link(link) else "",
        as_of=as_of,
        source=SOURCE,
    )
    if place := jurisdiction(procedure):
        kinds.add(Cleaned.PROVINCIAL_COPY)
        procedure = replace(procedure, jurisdiction=place)
    return CrawledRecord(Parsed(procedure, frozenset(kinds)), texts["thanh_phan_ho_so"])


def split_result(text: str) -> tuple[str, str, str, bool]:
    """Result, keywords, description, and whether the page's buttons stood behind them and were left out."""
    result, found, tail = text.partition("Từ khóa")
    if not found:
        return text, "", "", False
    keywords, _, rest = tail.partition("Mô tả")
    description, furniture, _ = rest.partition("Chọn cơ quan thực hiện")
    return result, text_or_silence(keywords), text_or_silence(description), bool(furniture)


def parse_level(text: str) -> Level:
    """The lowest level named, as the portal's own export gives for a procedure of several levels."""
    lowered = text.lower()
    for word, level in (("xã", Level.COMMUNE), ("tỉnh", Level.PROVINCE), ("bộ", Level.MINISTRY)):
        if f"cấp {word}" in lowered:
            return level
    return Level.UNSTATED
