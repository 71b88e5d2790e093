"""The trainer's page: how learners stand, as one HTML file that asks nothing of any host, and as tables for Excel.

Pure: records in, text out. Who may see it and where it is kept is the caller's. No single person's answers are told
(bot/training/privacy.py). Imported by bot. Tested by tests/unit/bot/training/test_report.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from importlib import resources

from markupsafe import Markup

from bot.tables import csv_table
from bot.templating import environment
from bot.training import figures
from bot.training.figures import Group
from bot.training.privacy import LEAST, cross
from bot.training.standing import Learner, Skill, Standing, Topic, Weekly
from bot.wording import DEFAULT_LANGUAGE, notice

WORDING = "trainer"
LANGUAGES = ("vi", "en", "ru")
PROGRESS_CSV = "tien-do.csv"
TOPICS_CSV = "noi-dung-yeu.csv"


@dataclass(frozen=True, slots=True)
class Page:
    """The context of bot/templates/training/page.html."""

    as_of: date
    total: Group | None
    communes: tuple[Group, ...]
    posts: tuple[Group, ...]
    spread: tuple[tuple[int, int, int], ...]
    weeks: tuple[Weekly, ...]
    weeks_back: frozenset[str]
    weakest: tuple[Topic, ...]
    skills: tuple[Skill, ...]
    idle: tuple[Learner, ...]


def render_page(standing: Standing, language: str) -> str:
    """The page in `language` ("en-GB" is read as "en", any other than vi, en and ru as vi)."""
    spoken = language.partition("-")[0].lower()
    speech = Speech(spoken if spoken in LANGUAGES else DEFAULT_LANGUAGE)
    page = page_of(standing, speech)
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    tools = {
        "post_title": lambda name: post_title(standing, name, speech.language),
        "wrong_share": lambda topic: figures.percent(topic.wrong, topic.asked),
        "share": figures.percent,
        "least": LEAST,
        "least_asked": figures.LEAST_ASKED,
        "idle_days": figures.IDLE_DAYS,
        "style": Markup(_style()),
    }
    return environment("training").get_template("page.html").render(values, speech=speech, **tools)


def render_csv(standing: Standing) -> dict[str, str]:
    """Tables by file name, in Vietnamese: a row for each commune and post, and one for each topic.

    Each begins with the byte order mark and ends its lines with CR LF: write them as UTF-8 with newline="".
    """
    speech = Speech(DEFAULT_LANGUAGE)
    units = {one.unit: one.unit_name for one in standing.learners}
    cells = _groups(standing, speech, lambda one: (one.unit, one.post), cross)
    progress = [
        (*cell.key[:1], units[cell.key[0]] if cell.key[0] else speech.text("unit_unknown"), cell.key[1], cell.name,
         speech.text("few", least=LEAST) if cell.few else cell.learners,
         *((cell.progress, cell.answered, cell.right, cell.share, cell.rehearsals, cell.score, cell.certified)
           if cell.told else (None,) * 7))
        for cell in sorted(cells, key=lambda cell: cell.key)
    ]  # fmt: skip
    posts = _groups(standing, speech, lambda one: (one.post,))
    topics = [
        (topic.post, post_title(standing, topic.post, speech.language), topic.code, topic.title,
         speech.named("kind", topic.kind), topic.asked, topic.wrong, figures.percent(topic.wrong, topic.asked),
         figures.percent(figures.wilson_lower(topic.wrong, topic.asked), 1))
        for topic in figures.askable(standing, posts)
    ]  # fmt: skip
    return {
        PROGRESS_CSV: csv_table(speech.text("csv_progress").split("|"), progress),
        TOPICS_CSV: csv_table(speech.text("csv_topics").split("|"), topics),
    }


@dataclass(frozen=True, slots=True)
class Speech:
    """The wording of the page in one language."""

    language: str

    def text(self, key: str, **marks: object) -> str:
        """The wording under `key` with its {marks} filled in. Raises KeyError for an unknown key or mark."""
        spoken = notice(WORDING, key, self.language)
        return spoken.format(**marks) if marks else spoken

    def named(self, group: str, name: str) -> str:
        """What `name` of a `group` is called ("kind", "fee"); `name` itself where it has no wording."""
        try:
            return self.text(f"{group}_{name}")
        except KeyError:
            return name

    def day(self, value: date) -> str:
        """A day as it is written."""
        return value.strftime(self.text("day"))

    def week(self, value: str) -> str:
        """The Monday of a week "2026-W31"."""
        return date.fromisoformat(f"{value}-1").strftime(self.text("week_day"))

    def count(self, value: int) -> str:
        """A number with its thousands parted."""
        return f"{value:,}".replace(",", self.text("thousands"))

    def percent(self, value: int | None) -> str:
        """A percent, or the sign for none."""
        return self.text("none") if value is None else self.text("percent", value=value)


def page_of(standing: Standing, speech: Speech) -> Page:
    """What the page shows of `standing`."""
    learners = standing.learners
    enough = figures.people(learners) >= LEAST
    posts = _groups(standing, speech, lambda one: (one.post,))
    return Page(
        as_of=standing.as_of,
        total=figures.together((), "", learners, told=enough) if learners else None,
        communes=figures.groups(
            learners, lambda one: (one.unit,), lambda one: one.unit_name if one.unit else speech.text("unit_unknown")
        ),
        posts=posts,
        spread=figures.spread(learners) if enough else (),
        weeks=figures.weeks(standing.weeks),
        weeks_back=figures.weeks_back(standing.weeks),
        weakest=figures.askable(standing, posts)[: figures.WEAKEST],
        skills=standing.skills if figures.people([one for one in learners if one.rehearsals]) >= LEAST else (),
        idle=figures.idle(standing),
    )


def post_title(standing: Standing, name: str, language: str) -> str:
    """The title of a post, its name where there is no title."""
    return standing.posts.get(name, {}).get(language, name)


def _groups(
    standing: Standing,
    speech: Speech,
    key: Callable[[Learner], tuple[str, ...]],
    *lines: Callable[[tuple[str, ...]], Sequence[object]],
) -> tuple[Group, ...]:
    """Learners by a key that names their post at its end."""
    return figures.groups(standing.learners, key, lambda one: post_title(standing, one.post, speech.language), *lines)


def _style() -> str:
    return resources.files("bot").joinpath("templates", "training", "style.css").read_text(encoding="utf-8")
