"""Records by hand for the tests of the trainer's page: three communes of 4, 3 and 1 learners in two posts."""

from dataclasses import replace
from datetime import date

from bot.training.standing import Learner, Skill, Standing, Topic, Weekly

TODAY = date(2026, 7, 27)
POSTS = {
    "ho-tich": {"vi": "Tư pháp – hộ tịch", "en": "Civil status", "ru": "Акты гражданского состояния"},
    "dia-chinh": {"vi": "Địa chính", "en": "Land", "ru": "Земля"},
}


def learner(digest: str, unit: str, post: str = "ho-tich", **other: object) -> Learner:
    """A learner who did 2 of 4 modules and answered 10 questions, 8 of them right."""
    names = {"24748": "Xã Đơn Dương", "22918": "Phường Mũi Né", "24001": "Xã Sông Lũy", "": ""}
    usual = Learner(digest, unit, names.get(unit, unit), post, date(2026, 6, 1), date(2026, 7, 20), 2, 4, 10, 8)
    return replace(usual, **other)  # type: ignore[arg-type]


LEARNERS = (
    learner("a0000001", "24748", rehearsals=1, rehearsal_score=0.5),
    learner("a0000002", "24748", modules_done=4, certified=date(2026, 7, 1), last=date(2026, 7, 1)),
    learner("a0000003", "24748", modules_done=0, rehearsals=3, rehearsal_score=0.9),
    learner("a0000004", "24748", post="dia-chinh", answered=0, right=0),
    learner("b0000001", "22918", modules_done=1),
    learner("b0000002", "22918", modules_done=1, last=date(2026, 7, 13)),
    learner("b0000003", "22918", modules_done=1, rehearsals=2, rehearsal_score=0.3),
    learner("c0000001", "24001", modules_done=3, answered=7, right=0, last=date(2026, 7, 14)),
)
TOPICS = (
    Topic("ho-tich", "1.001193", "Đăng ký khai sinh", "papers", 10, 8),
    Topic("ho-tich", "1.000656", "Đăng ký khai tử", "fee", 5, 5),
    Topic("ho-tich", "1.004884", "Đăng ký lại khai sinh", "time", 40, 30),
    Topic("ho-tich", "1.000894", "Đăng ký kết hôn", "time", 4, 4),
    Topic("ho-tich", "1.000419", "Đăng ký giám hộ", "steps", 9, 0),
    Topic("dia-chinh", "1.012756", "Đăng ký đất đai", "level", 9, 9),
)
STANDING = Standing(
    as_of=TODAY,
    learners=LEARNERS,
    topics=TOPICS,
    weeks=(Weekly("2026-W27", 3, 31, 20), Weekly("2026-W30", 2, 17, 11), Weekly("2026-W28", 5, 40, 39)),
    skills=(Skill("papers", 6, 0.55), Skill("patience", 6, 0.2)),
    posts=POSTS,
)
