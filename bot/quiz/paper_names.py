"""The names of papers as a choice can show them: without list marks, whole, and saying by themselves what paper it is.

Pure functions. Imported by bot.quiz. Tested by tests/unit/bot/quiz/test_paper_names.py.
"""

from __future__ import annotations

import re

from bot.answers.papers import paper_name
from bot.quiz.draft import LONGEST_CHOICE
from bot.quiz.likeness import name_words
from knowledge.records import Document

_MARKS = re.compile(
    r"^(?:[-–—+*•·●○▪■]\s*|\(?(?:[a-zđ]|\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4})\s*[).:]\s*|[a-zđ]\.\d\)\s*)+", re.I
)
_COUNT = re.compile(r"^0?\d+\s+(?=(?:bản|tờ|bộ|ảnh)\b)", re.IGNORECASE)
_COUNTED = re.compile(r"\s*:\s*(?:số lượng )?0?\d+\s*(?:\([^()]*\)\s*)?(?:bản|bộ|tờ)[^.;:]{0,25}$", re.IGNORECASE)
# Which form of which law: no part of the paper's name. Not taken off where the text goes on to something else.
_FORM = re.compile(
    r"[\s,(]*(?:\b(?:được (?:lập|thực hiện)|lập|ban hành)\s+)?(?:kèm\s+)?\b(?:theo|quy định tại"
    r"|tại)\s+(?:đúng\s+)?(?:biểu\s+)?(?:mẫu|phụ lục)\b"
    r"(?=.*(?:nghị định|thông tư|quyết định|phụ lục|luật)).*$"
    r"|\s*\((?:theo )?mẫu[^()]*(?:nghị định|thông tư|quyết định|phụ lục)[^()]*\)$",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(
    r"[.;]\s+\S|trường hợp|nếu|\b(?:và|kèm|hoặc|cùng|có)\s+(?:theo\s+)?(?:các\s+|\d+\s+)?(?:giấy|bản|đơn"
    r"|tờ|văn bản|danh sách|báo cáo|hợp đồng"
    r"|quyết định|hồ sơ|ảnh|xác nhận|chữ ký|chứng|tài liệu|sơ đồ|ý kiến|phương án|đề án)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s;,.:]+$")
# Words that very many papers have in their names: "đơn đề nghị cấp lại theo mẫu" names no paper by itself.
_GENERAL_WORDS = (
    "giấy đơn tờ khai bản văn hợp đồng quyết định danh sách biên báo cáo phiếu đề nghị xin cấp lại đổi "
    "gia hạn chứng nhận phép hồ sơ ý kiến tổ chức cá nhân cơ quan kết quả thông thực hiện xác đăng ký "
    "hoạt phương án kế hoạch lần yêu cầu thủ trưởng trình phê duyệt vị công chấp thuận"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())
SPECIFIC = 2
_A_PAPER = re.compile(
    r"(?:(?:bản (?:sao|chính|gốc|chụp|điện tử|scan)|0?\d (?:bản|tờ))\b.{0,40}?)?\b(?:giấy|đơn|tờ khai|bản"
    r"|văn bản|hợp đồng|quyết định"
    r"|danh sách|biên bản|báo cáo|sơ yếu|phiếu|chứng chỉ|bằng|sổ|phương án|kế hoạch|điều lệ|nghị quyết|tờ trình"
    r"|công văn|đề án|lý lịch|thẻ|sơ đồ|bảng|hồ sơ thiết kế|trích lục|trích sao|thuyết minh|dự án|quy chế"
    r"|di chúc|chứng từ"
    r"|hóa đơn|thỏa thuận|lệnh|thông báo|mẫu|kết quả|xác nhận|giấy phép|học bạ)\b",
    re.IGNORECASE,
)
# Points to another place, or stands for papers that are not named.
_UNCLEAR = re.compile(
    r"nêu trên|nói trên|ở trên|kể trên|dưới đây|sau đây|như sau|nói tại|nêu tại|tại (?:các )?(?:điểm|khoản|mục) này"
    r"|(?:thông tư|nghị định|luật|quyết định|điều|quy định|quy chuẩn) này|lưu ý|ghi chú|\.\.\.|…|https?:|bao gồm|gồm:"
    r"|một trong|khác\b|liên quan|cụ thể|thành phần hồ sơ|tương ứng|xuất trình|đối chiếu|không phải nộp"
    r"|(?:người|tổ chức|cá nhân|đơn vị) này|\b(?:của|và|hoặc|theo|tại|do|với|bằng|có|các|về|từ|trong|kèm"
    r"|ban hành|gồm|mẫu số|cho|sau)$",
    re.IGNORECASE,
)
# Depends on a case, or lets another paper stand for it.
_CONDITION = re.compile(
    r"nếu có|trường hợp|đối với|trừ |tùy |tuỳ |khi cần|khi có|hoặc có thể|thay thế|tương đương|nếu |còn thời hạn"
    r"|theo quy định$|quy định của pháp luật$|tại (?:các )?(?:điểm|khoản|mục|điều)\b|hoặc",
    re.IGNORECASE,
)
# Papers that any counter may ask of anybody, listed or not.
_ANYWHERE = re.compile(
    r"^(?:bản \w+ )?(?:giấy tờ|tài liệu|văn bản của|mẫu)\b|căn cước|chứng minh nhân dân|hộ chiếu|ủy quyền"
    r"|uỷ quyền|đại diện|giới thiệu|tùy thân|nhân thân|biên lai|lệ phí|phí\b|ảnh\b|cư trú"
    r"|hộ khẩu|đăng ký (?:doanh nghiệp|kinh doanh|hoạt động|mã số)|mã số thuế|quyết định thành lập"
    r"|ngân hàng|tài khoản|cmnd|cccd|cmtnd|chứng từ nộp|nộp tiền|phong bì|chữ ký|đã được cấp"
    r"|đã cấp|bản gốc giấy|bản chính giấy",
    re.IGNORECASE,
)
# A dossier with such a line takes papers that it does not name: no other paper is surely wrong then.
_OPEN = re.compile(
    r"(?:giấy tờ|tài liệu|văn bản|chứng từ|hồ sơ|bằng chứng)\s+(?:khác|(?:có )?liên quan|hợp lệ|hợp pháp|cần thiết"
    r"|kèm theo|pháp lý|bổ sung|theo quy định|(?:được )?quy định tại)"
    r"|một trong (?:các|những|số)|các (?:giấy tờ|tài liệu|văn bản|chứng từ)|những (?:giấy tờ|tài liệu)"
    r"|^\W*(?:thành phần )?hồ sơ (?:gồm|bao gồm|được quy định|quy định|thực hiện)"
    r"|(?:như|theo) (?:thành phần )?hồ sơ|^\W*(?:theo quy định|thực hiện theo)"
    r"|tùy theo|tuỳ theo|tùy từng|tuỳ từng|giấy tờ,? tài liệu|tài liệu chứng minh|giấy tờ chứng minh|chứng cứ"
    r"|^\W*không (?:quy định|có|yêu cầu)",
    re.IGNORECASE,
)


def plain_name(document: Document) -> str:
    """The name of a paper as one line without the marks of a list and without the point at its end; "" for several."""
    name = paper_name(document)
    if "\n" in name or name.endswith(":"):
        return ""
    bare = _TAIL.sub("", _COUNT.sub("", _MARKS.sub("", name)))
    bare = _TAIL.sub("", _COUNTED.sub("", bare))
    form = _FORM.search(bare)
    if form and form.start() and not _GOES_ON.search(form[0]):
        bare = _TAIL.sub("", bare[: form.start()])
    return bare[:1].upper() + bare[1:]


def askable(name: str) -> bool:
    """Whether a name can stand among another procedure's: certain by itself, and not of what any dossier may hold."""
    certain = readable(name) and not _CONDITION.search(name) and not _ANYWHERE.search(name)
    return certain and len(name_words(name) - _GENERAL) >= SPECIFIC


def says_something(name: str) -> bool:
    """Whether a name says more than what all papers are called: not "Đơn đề nghị" alone."""
    return bool(name_words(name) - _GENERAL)


def readable(name: str) -> bool:
    """Whether a name, as `plain_name` gives it, is short, whole and says itself which paper it is."""
    return (
        8 <= len(name) <= LONGEST_CHOICE
        and _A_PAPER.match(name) is not None
        and not _UNCLEAR.search(name)
        and not re.search(r"[;:]|\s-\s|\+", name)
        and all(name.count(first) == name.count(last) for first, last in ("()", "[]", "“”", "«»"))
        and name.count('"') % 2 == 0
        and len(name.split()) > 2
        and name != name.upper()
    )


def without_marks(text: str) -> str:
    """`text` without the marks of a list before it."""
    return _MARKS.sub("", text)


def is_open(text: str) -> bool:
    """Whether a line of a dossier stands for papers that it does not name."""
    return bool(_OPEN.search(text))
