import json
from pathlib import Path

from tests.corpus.quiz_raw import Paper, read_export, same_title
from tests.unit.oracles.samples import KNOWN, OTHER, RECORD


def test_fields_of_a_record() -> None:
    assert RECORD.title == "Cấp giấy phép nuôi ong trực tuyến"
    assert RECORD.level == "Cấp Xã"
    assert RECORD.agencies == {
        "Cơ quan thực hiện": "Phòng Kinh tế, Hạ tầng và Đô thị, UBND cấp xã",
        "Cơ quan có thẩm quyền": "Chủ tịch UBND cấp xã",
        "Cơ quan phối hợp": "Trạm thú y",
    }


def test_methods() -> None:
    assert [(method.channel, method.time, method.fees) for method in RECORD.methods] == [
        ("DIRECT", "5 WORKING_DAY", ((30_000, "Mỗi giấy phép"),)),
        ("ONLINE", "3 WORKING_DAY", ((15_000, "Cấp lần đầu"), (12_000, "Cấp lại"))),
        ("POSTAL", "24 HOUR", ((0, ""),)),
    ]
    assert RECORD.methods[0].note.strip() == "Nộp tại xã; nơi xa không quá 08 (tám) ngày làm việc."
    assert "40 ngày" in RECORD.rest and "08 (tám)" not in RECORD.rest


def test_the_channel_in_the_title_is_not_asked_for() -> None:
    asked = f"Thủ tục «{RECORD.title}» ({RECORD.code}): nộp qua bưu chính thì bao lâu?"
    assert [method.channel for method in RECORD.methods_asked(asked)] == ["POSTAL"]
    assert len(RECORD.methods_asked(f"Thủ tục «{RECORD.title}»: bao lâu?")) == 3


def test_papers_and_steps() -> None:
    assert RECORD.papers[2] == Paper("Trường hợp cấp lại", "Giấy phép nuôi ong đã cấp bị hỏng", 1, 0)
    assert [paper.only_words for paper in RECORD.papers] == [False, False, False, True]
    assert not Paper("", "Đơn xin nuôi ong:", 1, 0).only_words
    assert Paper("", "Giấy tờ phải nộp:", 0, 0).only_words
    assert RECORD.numbered == (1, 2, 3)
    assert RECORD.steps[1] == "Người nuôi ong nộp hồ sơ tại xã, trong 40 ngày."
    assert RECORD.steps[2].endswith("Người nuôi ong ký vào biên bản.")


def test_titles_of_codes_without_a_record() -> None:
    assert OTHER not in KNOWN.records
    assert same_title("cấp lại Giấy phép nuôi ong", KNOWN.titles[OTHER])


def test_read_export(tmp_path: Path) -> None:
    path = tmp_path / "quiz.jsonl"
    path.write_text(json.dumps({"id": "một"}) + "\n\n", encoding="utf-8")
    assert list(read_export(path)) == [{"id": "một"}]
