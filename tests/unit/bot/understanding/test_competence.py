"""Tests of bot/understanding/competence.py and its patterns."""

from __future__ import annotations

import pytest

from bot.understanding.competence import asks_competence, searched
from tests.unit.bot.understanding.examples import ordinary, phrasings

ASKS = [
    "việc này giờ ai giải quyết",
    "viec nay gio ai giai quyet",
    "bh ai gq z",
    "giờ cấp nào làm vậy ạ",
    "thẩm quyền cấp xã hay tỉnh",
    "tham quyen cap xa hay tinh",
    "cấp phép xây dựng thuộc thẩm quyền cấp nào",
    "xã hay tỉnh giải quyết",
    "trước ở huyện giờ ai làm",
    "hồi trước làm sổ đỏ ở huyện, giờ xã hay tỉnh làm",
    "trc dki ho kinh doanh o huyen gio ai lam",
    "bỏ cấp huyện rồi thì ai ký giấy phép xây dựng",
    "sau sáp nhập thì cấp nào giải quyết",
    "từ 1/7/2025 đăng ký kết hôn với người nước ngoài ai làm",
    "từ khi nào xã được cấp giấy phép xây dựng",
    "việc này phân cấp cho ai",
    "chuyển về xã từ khi nào",
    "who decides this now",
    "commune or province level",
    "it used to be at the district, who handles it now",
    "кто теперь решает",
    "раньше делали в уезде, а кто теперь",
]
OTHERS = [
    "ai ký giấy khai sinh",
    "cơ quan nào giải quyết",
    "nộp ở đâu",
    "trước nộp ở huyện giờ nộp ở đâu",
    "hôm nay ai làm việc ở xã",
    "bây giờ làm giấy khai sinh cần gì",
    "mấy giờ xã làm việc",
    "giờ tôi muốn đăng ký kết hôn",
    "lệ phí cấp lại sổ đỏ",
    "tại sao sáp nhập ba tỉnh, ai quyết định chuyện đó",
    "who signs it",
    "куда подать",
]


@pytest.mark.parametrize("text", ASKS)
def test_who_decides_now_is_asked(text: str) -> None:
    assert asks_competence(text)


@pytest.mark.parametrize("text", OTHERS)
def test_other_questions_stay_what_they_are(text: str) -> None:
    assert not asks_competence(text)


def test_no_ordinary_question_is_one() -> None:
    assert [text for text in ordinary() if asks_competence(text)] == []


def test_false_alarms_over_the_phrasings() -> None:
    texts = phrasings()
    caught = [text for text in texts if asks_competence(text)]
    assert len(caught) <= 0.001 * len(texts), caught


def test_what_names_no_procedure_is_searched_with_as_a_follow_up() -> None:
    for text in ("việc này giờ ai giải quyết", "truoc o huyen gio ai lam", "thẩm quyền cấp xã hay tỉnh vậy ạ"):
        assert searched(text) == "ai giải quyết"
    for text in ("giờ ai cấp phép xây dựng nhà", "thẩm quyền làm sổ đỏ cấp xã hay tỉnh"):
        assert searched(text) == text
