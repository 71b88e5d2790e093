"""A record in the raw form and a right question of each kind, invented; the tests change one thing at a time."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from tests.corpus.quiz_raw import Corpus, Question, Record, with_titles

CODE = "1.900001"
OTHER = "1.900002"
TEXT = """Chi tiết thủ tục hành chính
Mã thủ tục: 1.900001
Số quyết định: 1/QĐ-UBND
Tên thủ tục: Cấp giấy phép nuôi ong trực tuyến
Cấp thực hiện: Cấp Xã
Loại thủ tục: OTHER
Lĩnh vực: Chăn nuôi
Trình tự thực hiện:
    Bước 1: Người nuôi ong chuẩn bị hồ sơ theo mẫu.
    - Bước 2: Người nuôi ong nộp hồ sơ tại xã, trong 40 ngày.
    Bước 3. Cán bộ xã xem các thùng ong và lập biên bản.
    Người nuôi ong ký vào biên bản.

Cách thức thực hiện:
  * Hình thức nộp: DIRECT
    Thời hạn giải quyết: 5 WORKING_DAY
    Phí, lệ phí: 30000 VNĐ (Mỗi giấy phép)
    Mô tả: Nộp tại xã; nơi xa không quá 08 (tám) ngày làm việc.
  * Hình thức nộp: ONLINE
    Thời hạn giải quyết: 3 WORKING_DAY
    Phí, lệ phí: 15000 VNĐ (Cấp lần đầu) | 12000 VNĐ (Cấp lại)
  * Hình thức nộp: POSTAL
    Thời hạn giải quyết: 24 HOUR
    Phí, lệ phí: 0 VNĐ ()

Thành phần hồ sơ:
  [ * Trường hợp cấp lần đầu: ]
    - Đơn đề nghị cấp giấy phép nuôi ong (theo mẫu số 01)
      Số lượng: Bản chính: 1, Bản sao: 0
    - Bản sao thẻ căn cước công dân;
      Số lượng: Bản chính: 0, Bản sao: 1
  [ * Trường hợp cấp lại: ]
    - Giấy phép nuôi ong đã cấp bị hỏng
      Số lượng: Bản chính: 1, Bản sao: 0
    - Lưu ý: nộp kèm giấy tờ khác nếu có
      Số lượng: Bản chính: 0, Bản sao: 0

Đối tượng thực hiện: Công dân Việt Nam
Cơ quan thực hiện: Phòng Kinh tế, Hạ tầng và Đô thị, UBND cấp xã
Cơ quan có thẩm quyền: Chủ tịch UBND cấp xã
Địa chỉ tiếp nhận HS: Không có thông tin
Cơ quan được ủy quyền: Không có thông tin
Cơ quan phối hợp: Trạm thú y
Kết quả thực hiện: Giấy phép nuôi ong
Căn cứ pháp lý:
  * Luật Chăn nuôi (32/2018/QH14)

Yêu cầu, điều kiện thực hiện: Có sổ theo dõi đàn ong; phạt 700.000 đồng nếu thiếu.
Từ khóa: Không có thông tin
Mô tả: Không có thông tin"""
RECORD = Record(CODE, TEXT)
KNOWN: Corpus = with_titles([RECORD], [(OTHER, "Cấp lại giấy phép nuôi ong")])


def question(kind: str, text: str, *choices: str, key: int = 0, source: str = "", explanation: str = "") -> Question:
    """A question about the record: its code is added to the text, the explanation made up."""
    sources = {
        "time": "Cách thức thực hiện", "fee": "Cách thức thực hiện", "papers": "Thành phần hồ sơ",
        "competence": "Cơ quan thực hiện", "steps": "Trình tự thực hiện", "sibling": "Tên thủ tục",
    }  # fmt: skip
    named = text if kind == "sibling" else f"Thủ tục «{RECORD.title}» ({CODE}): {text}"
    return Question(
        id=f"{kind}-{CODE}",
        code=CODE,
        kind=kind,
        question=named,
        choices=choices,
        key=key,
        answer=choices[key],
        source=source or sources[kind],
        explanation=explanation or f"Theo hồ sơ nguồn của thủ tục {CODE}.",
    )


TIME = question("time", "nộp trực tiếp thì bao lâu có kết quả?", "5 ngày làm việc", "10 ngày làm việc", "2 tháng")
FEE = question("fee", "nộp trực tiếp thì lệ phí là bao nhiêu?", "30.000 đồng", "50.000 đồng", "80.000 đồng")
PAPERS = question("papers", "hồ sơ có giấy nào?", "Đơn đề nghị cấp giấy phép nuôi ong", "Bản vẽ nhà xưởng")
LEVEL = question("competence", "cấp nào giải quyết?", "Cấp xã", "Cấp tỉnh", "Cấp bộ", source="Cấp thực hiện")
AGENCY = question("competence", "cơ quan nào thực hiện?", "Ủy ban nhân dân cấp xã", "Sở Y tế", "Công an cấp tỉnh")
STEPS = question(
    "steps",
    "bước đầu tiên là gì?",
    "Người nuôi ong chuẩn bị hồ sơ theo mẫu",
    "Người nuôi ong nộp hồ sơ tại xã",
    "Cán bộ xã xem các thùng ong và lập biên bản",
)
SIBLING = question(
    "sibling",
    "Ông Ba mới nuôi ong, xin phép lần đầu thì làm thủ tục nào?",
    f"Cấp giấy phép nuôi ong trực tuyến ({CODE})",
    f"Cấp lại giấy phép nuôi ong ({OTHER})",
)
ALL = (TIME, FEE, PAPERS, LEVEL, AGENCY, STEPS, SIBLING)


def changed(base: Question, **values: Any) -> Question:
    """`base` with other values; the answer follows the choices and the key."""
    made = replace(base, **values)
    return made if "answer" in values else replace(made, answer=made.choices[made.key])


def line(base: Question) -> dict[str, Any]:
    """The question as a line of an export."""
    return {**asdict(base), "choices": list(base.choices)}
