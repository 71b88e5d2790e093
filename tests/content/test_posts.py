"""The authored paths of posts (knowledge/content/posts): their lessons are there, their procedures are a commune's."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from knowledge.posts import Post, load_posts
from knowledge.texts import LANGUAGES
from tests.content.raw_records import RawRecord, read_records
from tests.content.test_handbooks import WANTED
from tests.content.test_procedures import archive

CONTENT = Path(__file__).resolve().parents[2] / "knowledge" / "content"
POSTS = load_posts(CONTENT / "posts")
HEADING = re.compile(r"^(#{2,4}) +(.+?) *$", re.MULTILINE)
UNREAD = "Bảng nguồn"  # the table of sources is to look up, not to read
LONGEST_TITLE = 60
# A decision of a ministry or of the supreme court; a province's ends in UBND, VP, SNNMT and the like.
NATIONAL = re.compile(r"\b(QĐ[/-]|QD-|QĐ\d+-|QĐ/0001-)(B[A-ZĐ]{1,7}|LĐTBXH|TANDTC)\b")


@cache
def headings(handbook: str) -> tuple[tuple[int, str], ...]:
    """Depth and words of every heading of a handbook below its title, in order."""
    text = (CONTENT / "handbooks" / handbook).read_text(encoding="utf-8").split("---\n", 2)[2]
    return tuple((len(marks), words) for marks, words in HEADING.findall(text))


def leaves(handbook: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sections without subsections, each with the headings above it."""
    found = headings(handbook)
    below = [following[0] for following in (*found[1:], (0, ""))]
    above: list[tuple[int, str]] = []
    bottom: list[tuple[str, tuple[str, ...]]] = []
    for (depth, words), next_depth in zip(found, below, strict=True):
        above = [(level, name) for level, name in above if level < depth]
        if next_depth <= depth:
            bottom.append((words, tuple(name for _, name in above)))
        above.append((depth, words))
    return bottom


def each_post() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("post", POSTS.values(), ids=lambda post: post.name)


@pytest.fixture(scope="module")
def records() -> dict[str, RawRecord]:
    if not archive().is_file():
        pytest.skip(f"corpus not present: {archive()}")
    return read_records(archive(), {code for post in POSTS.values() for code in post.procedures})


def test_every_post_has_a_handbook_and_every_handbook_a_post() -> None:
    assert set(POSTS) == WANTED
    assert [name for name in POSTS if not (CONTENT / "handbooks" / f"{name}.md").is_file()] == []


@each_post()
def test_a_path_has_a_length_that_a_newcomer_can_walk(post: Post) -> None:
    assert re.fullmatch(r"\d{4}-\d{2}", post.as_of)
    assert 6 <= len(post.modules) <= 9
    assert 20 <= len(post.procedures) <= 40
    assert [len(module.lessons) for module in post.modules if not 1 <= len(module.lessons) <= 4] == []
    assert [len(module.procedures) for module in post.modules if not 2 <= len(module.procedures) <= 6] == []
    assert [code for code, times in Counter(c for m in post.modules for c in m.procedures).items() if times > 1] == []


@each_post()
def test_titles_are_short_in_every_language(post: Post) -> None:
    titles = [post.title, *(module.title for module in post.modules)]
    said = [title[language] for title in titles for language in LANGUAGES]
    assert [title for title in said if not 0 < len(title) <= LONGEST_TITLE] == []
    assert len({title["vi"] for title in titles}) == len(titles)


@each_post()
def test_every_lesson_is_one_heading_of_its_handbook(post: Post) -> None:
    lessons = [lesson for module in post.modules for lesson in module.lessons]
    times = [sum(words == lesson.heading for _, words in headings(lesson.handbook)) for lesson in lessons]
    assert [lesson for lesson, count in zip(lessons, times, strict=True) if count != 1] == []
    assert len(set(lessons)) == len(lessons)


@each_post()
def test_the_path_reads_the_whole_handbook_but_its_sources(post: Post) -> None:
    own = f"{post.name}.md"
    read = {lesson.heading for module in post.modules for lesson in module.lessons if lesson.handbook == own}
    assert [words for words, above in leaves(own) if not read & {words, *above}] == [UNREAD]


@each_post()
def test_its_procedures_are_those_of_a_commune(post: Post, records: dict[str, RawRecord]) -> None:
    assert [code for code in post.procedures if code not in records] == []
    commune = {code for code in post.procedures if records[code].fields["Cấp thực hiện"] == "Cấp Xã"}
    assert len(commune) >= 0.7 * len(post.procedures)
    # What a commune only passes on or redirects is told in the last module, of that.
    assert [code for module in post.modules[:-1] for code in module.procedures if code not in commune] == []


@each_post()
def test_none_is_the_copy_of_another_province(post: Post, records: dict[str, RawRecord]) -> None:
    numbers = {code: records[code].fields["Số quyết định"] for code in post.procedures}
    assert {code: number for code, number in numbers.items() if not NATIONAL.search(number)} == {}
    # The province that a record of a ministry names as the one who acts (1.010736 does).
    acting = {code: records[code].fields["Cơ quan thực hiện"] for code in post.procedures}
    assert {code: who for code, who in acting.items() if re.search(r"- tỉnh [A-ZĐ]", who)} == {}
