"""Small records in the formats of the sources, written for these tests."""

from __future__ import annotations

import json
from typing import Any

METHODS = """\
  * Hình thức nộp: DIRECT
    Thời hạn giải quyết: 5 WORKING_DAY
    Phí, lệ phí: 150000 VNĐ (mỗi giấy) | 0 VNĐ ()
    Mô tả: Nộp tại quầy.
Thời hạn giải quyết: dòng này thuộc mô tả.
  * Hình thức nộp: ONLINE
    Thời hạn giải quyết: 1 OTHER
    Phí, lệ phí: Không có thông tin
"""
DOCUMENTS = """\
    - Đơn đề nghị
      Số lượng: Bản chính: 1, Bản sao: 0
  [ Trường hợp uỷ quyền: ]
    - - Giấy uỷ quyền (nếu có)
      Số lượng: Bản chính: 0, Bản sao: 2
"""
LEGAL = """\
  * Nghị định mẫu (sửa đổi) (12/2025/NĐ-CP)
  * Thông tư mẫu dài
nối dòng (05/2026/TT-BTP)
  * Văn bản không số
"""


def record_text(
    code: str = "1.000001",
    title: str = "Cấp giấy mẫu",
    *,
    decision: str = "10/QĐ-BTP",
    level: str = "Cấp Xã",
    steps: str = "    Bước một: nộp hồ sơ.\n    Bước hai: nhận kết quả.",
    methods: str = METHODS,
    documents: str = DOCUMENTS,
    agency: str = "Ủy ban nhân dân cấp xã",
    address: str = "Không có thông tin",
    result: str = "Giấy mẫu",
    legal: str = LEGAL,
    conditions: str = "Không có thông tin",
    description: str = "Không có thông tin",
) -> str:
    """A record in the portal's text export."""
    return f"""\
Chi tiết thủ tục hành chính
Mã thủ tục: {code}
Số quyết định: {decision}
Tên thủ tục: {title}
Cấp thực hiện: {level}
Loại thủ tục: TTHC được luật giao quy định chi tiết
Lĩnh vực: Mẫu
Trình tự thực hiện:
{steps}

Cách thức thực hiện:
{methods}
Thành phần hồ sơ:
{documents}
Đối tượng thực hiện: Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức
Cơ quan thực hiện: {agency}
Cơ quan có thẩm quyền: Không có thông tin
Địa chỉ tiếp nhận HS: {address}
Cơ quan được ủy quyền: Không có thông tin
Cơ quan phối hợp: Không có thông tin
Kết quả thực hiện: {result}
Căn cứ pháp lý:
{legal}
Yêu cầu, điều kiện thực hiện: {conditions}
Từ khóa: Không có thông tin
Mô tả: {description}"""


def record_bytes(*args: str, **kwargs: str) -> bytes:
    """`record_text` in UTF-8."""
    return record_text(*args, **kwargs).encode()


def crawled(**changes: Any) -> dict[str, Any]:
    """A crawled page."""
    page = {
        "ma_thu_tuc": "1.000001",
        "detail_url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/abc",
        "ten_thu_tuc": "Cấp giấy mẫu",
        "so_quyet_dinh": "10/QĐ-BTP",
        "cap_thuc_hien": "Cấp tỉnh, Cấp xã",
        "loai_thu_tuc": "Loại khác",
        "linh_vuc": "Mẫu",
        "doi_tuong_thuc_hien": "Công dân Việt Nam",
        "trinh_tu_thuc_hien": "Bước một.\nBước hai.",
        "cach_thuc_thuc_hien": (
            "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việc7,000 Việt Nam Đồng"
            "(một (1) lần)Nộp qua mạng."
            "Trực tiếp1Miễn phíDịch vụ bưu chính28 GiờKhông có thông tin"
        ),
        "thanh_phan_ho_so": (
            "--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghịmau01.docx1 bản chính"
            "b) Bản sao thẻ0 bản chính,2 bản saoTrường hợp khácTên giấy tờMẫu đơn, tờ khai"
            "Số lượngGiấy uỷ quyền1 bản chính"
        ),
        "can_cu_phap_ly": "Tên văn bản pháp lýMã văn bảnNghị định mẫu12/2025/NĐ-CP",
        "yeu_cau_dieu_kien": "Không có thông tin",
        "ket_qua_xu_ly": (
            "Giấy mẫuMã: KQ.G15.000031Bản saoMã: KQ.G15.000032Từ khóaKhông có thông tinMô tảKhông có thông tin"
            "Chọn cơ quan thực hiệnTỉnh/ Thành phốNộp hồ sơ"
        ),
    }
    return page | changes


def crawled_bytes(**changes: Any) -> bytes:
    """`crawled` as JSON."""
    return json.dumps(crawled(**changes), ensure_ascii=False).encode()


AUTHORED = """\
code: "1.000001"
title: Cấp giấy mẫu
decision: 10/QĐ-BTP
level: commune
field: Mẫu
as_of: 2026-07
name: làm giấy mẫu
summary: |
  Nộp đơn ở xã.
  Năm ngày có giấy.
tips: [Mang theo căn cước]
audience: [Công dân Việt Nam]
methods:
  - channel: direct
    time: {value: 5, unit: working_day, note: Từ ngày nhận đủ hồ sơ}
    fees: [{amount: 150000, currency: VNĐ, note: mỗi giấy}]
    note: Tại Trung tâm
documents:
  - case: ""
    papers: [{name: Đơn đề nghị, originals: 1, copies: 0, form: Mẫu 01}]
steps: [Nộp đơn, Nhận giấy]
result: Giấy mẫu
agency: Ủy ban nhân dân cấp xã
conditions: [Đủ 18 tuổi]
legal: [{title: Nghị định mẫu, number: 12/2025/NĐ-CP}]
"""
