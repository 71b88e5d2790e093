"""Tests of knowledge/posts.py."""

from pathlib import Path

import pytest

from knowledge.posts import Lesson, PostError, load_posts

GOOD = """
post: tu-phap
title: {vi: Tư pháp, en: Justice, ru: Юстиция}
about: {vi: Người làm hộ tịch., en: Civil status., ru: Акты.}
as_of: "2026-07"
modules:
  - title: {vi: "Thứ hai: bàn", en: "Monday: desk", ru: "Понедельник: стол"}
    lessons:
      - {handbook: tu-phap.md, heading: "1.1. Bàn của mình"}
    procedures: ["1.001193", "2.000815"]
  - title: {vi: "Thứ ba: cưới", en: "Tuesday: wedding", ru: "Вторник: брак"}
    lessons: []
    procedures: ["1.000894", "1.001193"]
"""


def write(folder: Path, text: str, name: str = "tu-phap.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_post_is_read_with_its_path(tmp_path: Path) -> None:
    post = load_posts(write(tmp_path, GOOD))["tu-phap"]
    assert (post.name, post.as_of, post.title["ru"]) == ("tu-phap", "2026-07", "Юстиция")
    assert post.about == {"vi": "Người làm hộ tịch.", "en": "Civil status.", "ru": "Акты."}
    desk, wedding = post.modules
    assert desk.title["en"] == "Monday: desk"
    assert desk.lessons == (Lesson("tu-phap.md", "1.1. Bàn của mình"),)
    assert wedding.lessons == ()
    assert wedding.procedures == ("1.000894", "1.001193")


def test_the_codes_of_a_post_are_each_named_once_in_order(tmp_path: Path) -> None:
    assert load_posts(write(tmp_path, GOOD))["tu-phap"].procedures == ("1.001193", "2.000815", "1.000894")


def test_posts_come_by_name_in_order(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    write(tmp_path, GOOD.replace("post: tu-phap", "post: dat-dai"), "dat-dai.yaml")
    assert list(load_posts(tmp_path)) == ["dat-dai", "tu-phap"]


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert load_posts(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("change", "mend"),
    [
        (("post: tu-phap", "post: ["), "YAML"),
        (('as_of: "2026-07"\n', ""), "about, as_of, modules, post, title"),
        (("post: tu-phap", "post: ho-tich"), "«post» phải trùng tên tệp"),
        (("title: {vi: Tư pháp, en: Justice, ru: Юстиция}", "title: Tư pháp"), "title: cần ba câu vi, en, ru"),
        (("about: {vi: Người làm hộ tịch., en: Civil status., ru: Акты.}", "about: {vi: a}"), "about: cần ba câu"),
        (('{vi: "Thứ ba: cưới", en: "Tuesday: wedding", ', "{"), "phần 2, title: cần ba câu vi, en, ru"),
        (("    lessons: []\n", ""), "phần 2: cần đúng các khóa lessons, procedures, title"),
        (('["1.000894", "1.001193"]', "[]"), "phần 2: «procedures» cần các mã trong ngoặc kép"),
        (('"2.000815"', "2.000815"), "phần 1: «procedures» cần các mã trong ngoặc kép"),
        (('"2.000815"', '"2.00815"'), "phần 1: «procedures» cần các mã trong ngoặc kép"),
        (("{handbook: tu-phap.md, heading:", "{handbook: tu-phap.md, title:"), "phần 1: mỗi bài cần «handbook»"),
    ],
)
def test_a_wrong_form_names_the_file_and_the_mend(tmp_path: Path, change: tuple[str, str], mend: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(PostError) as caught:
        load_posts(write(tmp_path, GOOD.replace(*change, 1)))
    assert str(caught.value).startswith("tu-phap.yaml")
    assert mend in str(caught.value)


def test_no_modules_is_named(tmp_path: Path) -> None:
    with pytest.raises(PostError, match="tu-phap.yaml: «modules» cần ít nhất một phần"):
        load_posts(write(tmp_path, GOOD.split("modules:")[0] + "modules: []\n"))


def test_a_name_that_a_button_cannot_carry_is_named(tmp_path: Path) -> None:
    with pytest.raises(PostError, match="Tu_Phap.yaml: «post» phải trùng tên tệp"):
        load_posts(write(tmp_path, GOOD.replace("post: tu-phap", "post: Tu_Phap"), "Tu_Phap.yaml"))
