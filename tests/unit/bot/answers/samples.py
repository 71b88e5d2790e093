"""A record made up for the tests, with something in every field, and what stands beside it."""

from dataclasses import replace

from bot.answers.view import ProcedureView
from knowledge.records import (
    Channel,
    Document,
    DocumentGroup,
    Fee,
    Flag,
    LegalBasis,
    Level,
    Overlay,
    PlainText,
    Procedure,
    SubmissionMethod,
    TimeLimit,
    TimeUnit,
)

NO_LIMIT = TimeLimit(1, TimeUnit.OTHER, "1 OTHER")
ZERO = Fee(0, "VNĐ", "", "0 VNĐ")
FULL = Procedure(
    code="1.000123",
    title="Cấp thẻ <mượn> sách & báo",
    decision="12/QĐ-TV",
    level=Level.COMMUNE,
    field="Thư viện",
    audience=("Công dân Việt Nam", "Tổ chức"),
    methods=(
        SubmissionMethod(
            Channel.DIRECT,
            TimeLimit(5, TimeUnit.WORKING_DAY, "5 WORKING_DAY"),
            (
                Fee(15000, "VNĐ", "một thẻ", "15000 VNĐ"),
                Fee(100, "VNĐ", "", "100 VNĐ", (Flag.FEE_TOO_SMALL,)),
            ),
            "Nộp tại quầy số 1.\nCó máy lấy số.",
        ),
        SubmissionMethod(Channel.ONLINE, NO_LIMIT, (ZERO,), ""),
        SubmissionMethod(Channel.POSTAL, NO_LIMIT, (ZERO,), ""),
    ),
    documents=(
        DocumentGroup(
            "* Giấy tờ phải nộp:",
            (Document("- Tờ khai theo mẫu <TV1>", 1, 2, "TV1.docx"), Document("+ Ảnh thẻ", 0, 0)),
        ),
        DocumentGroup("Lưu ý", (Document("Mang theo bút viết"),)),
    ),
    steps="Bước 1: Bạn đọc nộp hồ sơ tại Trung tâm Phục vụ hành chính công.\nBước 2: Bạn đọc nhận thẻ.",
    result="Thẻ mượn sách",
    agency="Thư viện xã",
    authority="Thư viện tỉnh",
    conditions="Từ đủ 6 tuổi.",
    description="Dùng cho người mượn sách về nhà.",
    legal_bases=(
        LegalBasis("Luật Thư viện", "1/2099/QH99"),
        LegalBasis("Nghị định 2/2099/NĐ-CP", "2/2099/NĐ-CP"),
    ),
    link="https://example.gov.vn/thu-tuc?a=1&b=2",
    as_of="2026-07",
    source="portal-text",
)
SILENT = Procedure(code="1.000999", title="Việc không ghi gì")
PLAIN = PlainText("1.000123", "11/QĐ-TV", "2026-01", "làm thẻ thư viện", "Để mượn sách về nhà.", ("Mang theo ảnh.",))
OVERLAY = Overlay("5/QĐ-UBND", "2026-08-01", "10.000 đồng", "36 đường Sách", "0263 000", "Nghỉ trưa.")
EVERYTHING = ProcedureView(replace(FULL, jurisdiction="Bắc Ninh"), PLAIN, True, False, OVERLAY)
