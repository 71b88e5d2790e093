"""Tests of bot/kiosks.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import CONTENT
from bot.kiosks import Counter, Kiosk, KioskError, load_kiosks
from knowledge.directory import Unit, load_directory

ROOT = Path(__file__).resolve().parents[3]


def loaded(tmp_path: Path, text: str) -> dict[str, Kiosk]:
    path = tmp_path / "kiosks.yaml"
    path.write_text(text, encoding="utf-8")
    return load_kiosks(path, {"24787"}.__contains__)


def test_a_name_of_a_centre_is_enough(tmp_path: Path) -> None:
    assert loaded(tmp_path, 'a: {centre: " Trung tâm A "}') == {"a": Kiosk("a", {"vi": "Trung tâm A"})}
    assert loaded(tmp_path, "# none yet\n") == {}


def test_everything_is_read(tmp_path: Path) -> None:
    text = """
sanh-1:
  centre: {vi: Trung tâm, en: Centre}
  unit: 24787
  hours: "7:30 đến 16:30"
  notice: {vi: Lấy số trước., ru: Возьмите номер.}
  pause: 20
  languages: [vi, ru, vi]
  counters:
    - {name: Quầy 1, does: Trả kết quả}
    - {name: {vi: Quầy 2, en: Counter 2}, fields: [hộ tịch, " chứng thực "]}
"""
    assert loaded(tmp_path, text)["sanh-1"] == Kiosk(
        name="sanh-1",
        centre={"vi": "Trung tâm", "en": "Centre"},
        unit="24787",
        hours={"vi": "7:30 đến 16:30"},
        notice={"vi": "Lấy số trước.", "ru": "Возьмите номер."},
        pause=20,
        languages=("vi", "ru"),
        counters=(
            Counter({"vi": "Quầy 1"}, {"vi": "Trả kết quả"}),
            Counter({"vi": "Quầy 2", "en": "Counter 2"}, {}, ("hộ tịch", "chứng thực")),
        ),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [", "không phải YAML"),
        ("- a", "tên kiosk"),
        ("Sảnh: {centre: A}", "kiosks.yaml, Sảnh: tên đứng trong địa chỉ"),
        ("a: {unit: '24787'}", "thiếu «centre»"),
        ("a: Trung tâm", "thiếu «centre»"),
        ("a: {centre: ''}", "«centre» = ''"),
        ("a: {centre: {en: Centre}}", "«centre» ="),
        ("a: {centre: A, dong_ho: 1}", "không có thiết lập «dong_ho»"),
        ("a: {centre: A, unit: '99999'}", "unit = '99999' không phải mã"),
        ("a: {centre: A, pause: 19}", "pause = 19; cần số giây từ 20"),
        ("a: {centre: A, pause: lâu}", "pause = 'lâu'"),
        ("a: {centre: A, pause: yes}", "pause = True"),
        ("a: {centre: A, languages: []}", "languages = []"),
        ("a: {centre: A, languages: [vi, fr]}", "cần danh sách trong vi, en, ru"),
        ("a: {centre: A, counters: Quầy 1}", "«counters» cần một danh sách"),
        ("a: {centre: A, counters: [{name: Quầy 1}]}", "a, quầy 1: cần «name», và «does»"),
        ("a: {centre: A, counters: [{name: Q, fields: hộ tịch}]}", "fields = 'hộ tịch'"),
        ("a: {centre: A, hours: 7}", "«hours» = 7"),
    ],
)
def test_errors_name_the_value_and_the_mend(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KioskError) as caught:
        loaded(tmp_path, text)
    assert said in str(caught.value)


def test_a_file_that_is_not_there_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="MOTCUA_KIOSKS"):
        load_kiosks(tmp_path / "none.yaml", lambda key: True)


def test_the_example_can_be_used() -> None:
    directory = load_directory(CONTENT / "directory")
    kiosks = load_kiosks(ROOT / "docs" / "kiosks.example.yaml", lambda key: isinstance(directory.place(key), Unit))
    assert kiosks["sanh-chinh"].unit == "24787"
    assert [len(one.fields) for one in kiosks["sanh-chinh"].counters] == [0, 2, 1]
