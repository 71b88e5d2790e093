"""What an answer must hold, read from a source file by other means than the importer's, and what it does hold.

Both sides are compared as words: letters and digits in NFC and lower case, one space between them.
"""

import re
import unicodedata
from collections.abc import Iterator

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_WORD = re.compile(r"\w+")
_COUNT = re.compile(r"^\s+Số lượng: Bản chính: (\d+), Bản sao: (\d+)\s*$", re.MULTILINE)
_PAPER = re.compile(r"^\s{0,4}- ")
_METHOD = re.compile(r"^\s*\* Hình thức nộp:", re.MULTILINE)
_AMOUNT = re.compile(r"(?:^|\s\| )(\d+(?:\.\d+)?) VNĐ \(")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?) (WORKING_DAY|DAY|HOUR|MONTH|YEAR|ngày)")
_UNITS = {
    "WORKING_DAY": "ngày làm việc", "DAY": "ngày", "ngày": "ngày", "HOUR": "giờ", "MONTH": "tháng", "YEAR": "năm",
}  # fmt: skip
SILENT = "không có thông tin"


def words(text: str) -> str:
    """The words of a text, for comparison; a space at either end, so that only whole words match."""
    composed = unicodedata.normalize("NFC", text)
    return f" {' '.join(_WORD.findall(_INVISIBLE.sub('', _TAG.sub(' ', composed)).lower()))} "


def read(data: bytes) -> str:
    """The text of a file, composed, with unix line ends."""
    return re.sub("\r\n?|[\x85\u2028\u2029]", "\n", unicodedata.normalize("NFC", data.decode("utf-8-sig")))


def body(text: str, heading: str, following: str) -> str:
    """What a file writes between two of its headings."""
    start = re.search(rf"^{heading}:", text, re.MULTILINE)
    if start is None:
        raise ValueError(f"no {heading}")
    end = re.compile(rf"^{following}:", re.MULTILINE).search(text, start.end())
    return text[start.end() : end.start() if end else len(text)]


def missing_in_order(wanted: Iterator[str], shown: str) -> list[str]:
    """What of `wanted` does not stand in `shown` after what came before it; what repeats must stand there again."""
    missing = []
    position = 0
    for want in wanted:
        found = shown.find(want, position)
        if found < 0:
            missing.append(want)
        else:
            position = found + len(want) - 1  # the space at its end begins the next
    return missing


def wanted_steps(text: str) -> Iterator[str]:
    """Each line of the steps."""
    for line in body(text, "Trình tự thực hiện", "Cách thức thực hiện").split("\n"):
        if (said := words(line)).strip() not in ("", SILENT):
            yield said


def wanted_papers(text: str) -> Iterator[str]:
    """Each heading of papers, and each paper with its counts after it."""
    section = body(text, "Thành phần hồ sơ", "Đối tượng thực hiện")
    position = 0
    for count in _COUNT.finditer(section):
        lines = section[position : count.start()].split("\n")
        position = count.end()
        first = next(at for at, line in enumerate(lines) if _PAPER.match(line))
        yield from (words(line) for line in lines[:first] if line.strip())
        originals, copies = int(count[1]), int(count[2])
        counted = (f"{originals} bản chính " if originals else "") + (f"{copies} bản sao " if copies else "")
        yield words(" ".join([*lines[first:], counted]))


def methods(text: str) -> Iterator[tuple[str, str, str]]:
    """Time limit, fees and note of each method, as written."""
    section = body(text, "Cách thức thực hiện", "Thành phần hồ sơ")
    for block in _METHOD.split(section)[1:]:
        rest, _, note = block.partition("\n    Mô tả:")
        rest, _, fees = rest.partition("\n    Phí, lệ phí:")
        yield rest.partition("Thời hạn giải quyết:")[2].strip(), fees.strip(), note


def wanted_fees(fees: str) -> Iterator[str]:
    """Each amount as it is to be shown, and each note."""
    for amount in _AMOUNT.findall(fees):
        whole, _, fraction = amount.partition(".")
        shown = f"{int(whole):,}".replace(",", ".") + (f",{fraction.rstrip('0')}" if fraction.strip("0") else "")
        yield words(f"{shown} đồng")
    for note in _AMOUNT.sub(" | ", fees).split(" | "):
        if (said := words(note)).strip() not in ("", SILENT):
            yield said


def wanted_times(limit: str, note: str) -> Iterator[str]:
    """The limit as it is to be shown, and each line of the note."""
    limit = " ".join(limit.split())
    if figure := _FIGURE.fullmatch(limit):
        yield words(f"{float(figure[1]):g} {_UNITS[figure[2]]}".replace(".", ","))
    elif re.search(r"[^\W\d_]", stated := limit.removesuffix("OTHER")):
        yield words("nguồn không ghi" if words(stated).strip() == SILENT else stated)
    else:
        yield words("nguồn không ghi con số" if words(note).strip() not in ("", SILENT) else "nguồn không ghi thời hạn")
    for line in note.split("\n"):
        if (said := words(line)).strip() not in ("", SILENT):
            yield said


_MARKUP = re.compile(r'<(/?)(b|i|code|a)((?: href="[^"<>]*")?)>')
_ENTITY = re.compile(r"&(?:amp|lt|gt|#34|#39);")


def faults(page: str) -> list[str]:
    """What Telegram would refuse in a page: a tag or entity that it does not know, or tags out of balance."""
    found: list[str] = []
    opened: list[str] = []
    for closes, name, attribute in _MARKUP.findall(page):
        if not closes:
            opened.append(name)
        elif attribute or not opened or opened.pop() != name:
            found.append(f"</{name}>")
    bare = _MARKUP.sub("", page)
    if "<" in bare or ">" in bare:
        found.append("< or >")
    if "&" in _ENTITY.sub("", bare):
        found.append("&")
    return found + opened
