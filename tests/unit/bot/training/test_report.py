"""Tests of bot/training/report.py, standing.py and the templates of the page."""

import csv
import io
import re
from dataclasses import fields, replace

import pytest
from bs4 import BeautifulSoup
from jinja2 import meta, nodes

from bot.templating import environment
from bot.training.report import (
    LANGUAGES,
    PROGRESS_CSV,
    TOPICS_CSV,
    Page,
    Speech,
    render_csv,
    render_page,
)
from bot.training.standing import Learner, Standing, Topic
from bot.wording import load_wording
from tests.unit.bot.training.standings import LEARNERS, POSTS, STANDING, TODAY, learner

TOOLS = {"speech", "post_title", "wrong_share", "share", "least", "least_asked", "idle_days", "style"}
MANY = replace(
    STANDING,
    learners=tuple(learner(f"{n:08x}", f"{n % 124:05d}", modules_done=n % 5, rehearsals=1) for n in range(124 * 3)),
)


def soup(standing: Standing, language: str = "vi") -> BeautifulSoup:
    return BeautifulSoup(render_page(standing, language), "lxml")


def rows(page: BeautifulSoup, section: str) -> list[list[str]]:
    body = page.select(f'section[aria-labelledby="{section}"] table tbody tr')
    cells = [[cell for cell in row.find_all(["th", "td"])] for row in body]
    for cell in (cell for row in cells for cell in row):
        for plot in cell.find_all("svg"):
            plot.decompose()
    return [[" ".join(cell.text.split()) for cell in row] for row in cells]


def table(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_communes_show_learners_progress_and_right_answers() -> None:
    four = replace(STANDING, learners=(*LEARNERS, learner("c0000002", "24001"), learner("c0000003", "24001")))
    assert rows(soup(four), "communes") == [
        ["Phường Mũi Né", "3", "25%", "80%"],
        ["Xã Đơn Dương", "4", "50%", "80%"],
        ["Xã Sông Lũy", "3", "58%", "59%"],
    ]


def test_few_learners_are_said_to_be_few_and_no_more() -> None:
    assert rows(soup(STANDING), "communes") == [
        ["Xã Đơn Dương", "4", "50%", "80%"],
        ["Phường Mũi Né", "3", "–", "–"],
        ["Xã Sông Lũy", "dưới 3", "–", "–"],
    ]
    page = soup(replace(STANDING, learners=LEARNERS[:2]))
    assert [dd.text for dd in page.select(".totals dd")] == ["dưới 3"]
    assert rows(page, "spread") == rows(page, "skills") == rows(page, "weakest") == []


def test_totals_count_persons_and_answers() -> None:
    values = [dd.text for dd in soup(STANDING, "en").select(".totals dd")]
    assert values == ["8", "44%", "67", "72%", "6", "63%", "1"]
    assert [div.text for div in soup(MANY, "vi").select(".totals dd")][2] == "3.720"


def test_weeks_are_named_by_their_monday_and_drawn_as_a_line() -> None:
    page = soup(STANDING)
    assert rows(page, "weeks") == [
        ["20/07/2026", "2", "–", "–"],
        ["13/07/2026", "0", "0", "–"],
        ["06/07/2026", "5", "40", "98%"],
        ["29/06/2026", "3", "–", "–"],
    ]
    plot = page.select_one('section[aria-labelledby="weeks"] svg')
    assert plot is not None
    assert [dot["cy"] for dot in plot.find_all("circle")] == ["80.0", "20.0", "170.0", "110.0"]
    assert len(plot.find_all("line", class_="stroke")) == 3


def test_weakest_topics_name_the_procedure_and_what_was_asked() -> None:
    told = replace(STANDING, learners=(*LEARNERS, *(learner(f"d{n}", "", post="dia-chinh") for n in (1, 2))))
    assert rows(soup(told), "weakest") == [
        ["level: Đăng ký đất đai (1.012756; Địa chính)", "9", "100%"],
        ["Thời hạn: Đăng ký lại khai sinh (1.004884; Tư pháp – hộ tịch)", "40", "75%"],
        ["Phí, lệ phí: Đăng ký khai tử (1.000656; Tư pháp – hộ tịch)", "5", "100%"],
        ["Giấy tờ: Đăng ký khai sinh (1.001193; Tư pháp – hộ tịch)", "10", "80%"],
    ]


def test_skills_and_idle_learners() -> None:
    page = soup(STANDING, "ru")
    assert rows(page, "skills") == [
        ["Все нужные бумаги и ни одной лишней", "6", "55 %"], ["patience", "6", "20 %"],
    ]  # fmt: skip
    assert rows(page, "idle") == [["Phường Mũi Né", "b0000002"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("standing", [Standing(TODAY), replace(STANDING, learners=LEARNERS[:1]), STANDING, MANY])
def test_the_page_asks_no_host_and_every_plot_has_a_title(standing: Standing, language: str) -> None:
    text = render_page(standing, language)
    page = BeautifulSoup(text, "lxml")
    assert page.html is not None and page.html["lang"] == language
    assert not page.find_all(["script", "img", "link", "iframe", "object", "a", "form"])
    assert not re.search(r"https?:|url\(|@import|\bon\w+=|javascript:|\bstyle=", text)
    assert "default-src 'none'" in text and "{" not in page.body.text  # type: ignore[union-attr]
    assert all(plot.title and plot.title.text.strip() and plot["role"] == "img" for plot in page.find_all("svg"))
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_languages_other_than_ours_fall_back() -> None:
    assert 'lang="en"' in render_page(Standing(TODAY), "en-GB")
    assert "Chưa có ai học." in render_page(Standing(TODAY), "ko")


def test_everything_from_records_is_escaped() -> None:
    nasty = "<script>alert(1)</script>\"'&"
    people = tuple(Learner(f"{nasty}{n}", "9", nasty, nasty, TODAY.replace(month=1), TODAY.replace(month=1),
                           1, 2, 3, 1, 1, 0.5) for n in range(3))  # fmt: skip
    standing = Standing(TODAY, people, (Topic(nasty, nasty, nasty, nasty, 9, 9),), posts={nasty: {"vi": nasty}})
    page = soup(standing)
    assert not page.find_all("script")
    assert rows(page, "communes")[0][0] == nasty
    assert page.find_all("code")[0].text == f"{nasty}0"


def test_the_template_uses_exactly_the_fields_of_its_dataclass() -> None:
    env = environment("training")
    assert env.loader is not None
    parsed = env.parse(env.loader.get_source(env, "page.html")[0])
    assigned = {one.target.name for one in parsed.find_all(nodes.Assign) if isinstance(one.target, nodes.Name)}
    assert meta.find_undeclared_variables(parsed) - assigned == {field.name for field in fields(Page)} | TOOLS


def test_languages_say_the_same_things() -> None:
    wording = load_wording("trainer")
    assert list(wording) == list(LANGUAGES)
    marks = [{key: sorted(re.findall(r"{\w+}", text)) for key, text in spoken.items()} for spoken in wording.values()]
    assert marks == [marks[0]] * 3
    assert [Speech(one).text("csv_progress").count("|") for one in LANGUAGES] == [11] * 3
    assert [Speech(one).text("csv_topics").count("|") for one in LANGUAGES] == [8] * 3


def test_colours_can_be_read_in_light_and_dark() -> None:
    """WCAG 2.2: text 4.5 to 1 (1.4.3), what is drawn 3 to 1 (1.4.11)."""
    schemes = re.findall(
        r":root \{[^}]*?((?:\s*--\w+: #\w{6};)+)", environment("training").get_template("style.css").render()
    )
    assert len(schemes) == 3
    for scheme in schemes:
        colour = dict(re.findall(r"--(\w+): (#\w{6})", scheme))
        assert contrast(colour["text"], colour["ground"]) >= 4.5
        assert contrast(colour["muted"], colour["ground"]) >= 4.5
        assert contrast(colour["fill"], colour["ground"]) >= 3
        assert contrast(colour["fill"], colour["track"]) >= 3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_tables_have_a_row_for_each_commune_and_post() -> None:
    people = (*LEARNERS[:3], *(learner(f"d{n}", "22918", post="dia-chinh") for n in range(3)))
    head, *found = table(render_csv(replace(STANDING, learners=people))[PROGRESS_CSV])
    assert head[:5] == ["Mã xã", "Xã, phường", "Mã vị trí", "Vị trí", "Người học"]
    assert found == [
        ["22918", "Phường Mũi Né", "dia-chinh", "Địa chính", "3", "50", "30", "24", "80", "0", "", "0"],
        ["24748", "Xã Đơn Dương", "ho-tich", "Tư pháp – hộ tịch", "3", "50", "30", "24", "80", "4", "80", "1"],
    ]


def test_tables_tell_no_single_answers() -> None:
    _, *found = table(render_csv(STANDING)[PROGRESS_CSV])
    assert [(row[0], row[2], row[4], row[5:]) for row in found] == [
        ("22918", "ho-tich", "3", [""] * 7),
        ("24001", "ho-tich", "dưới 3", [""] * 7),
        ("24748", "dia-chinh", "dưới 3", [""] * 7),
        ("24748", "ho-tich", "3", [""] * 7),
    ]


def test_topics_are_a_table_too() -> None:
    told = replace(STANDING, learners=(*LEARNERS, *(learner(f"d{n}", "", post="dia-chinh") for n in (1, 2))))
    _, *found = table(render_csv(told)[TOPICS_CSV])
    assert found[1] == [
        "ho-tich", POSTS["ho-tich"]["vi"], "1.004884", "Đăng ký lại khai sinh", "Thời hạn", "40", "30", "75", "60",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_cell_is_run_as_a_formula(sign: str) -> None:
    people = tuple(replace(one, unit=f"{sign}1", unit_name=f"{sign}cmd", post=f"{sign}p") for one in LEARNERS[:3])
    standing = Standing(TODAY, people, (Topic(f"{sign}p", f"{sign}c", f'{sign}HYPERLINK("x")', "fee", 9, 9),))
    for text in render_csv(standing).values():
        written = [cell for row in table(text)[1:] for cell in row if cell.lstrip("'").startswith(sign)]
        assert len(written) >= 4
        assert all(cell.startswith(f"'{sign}") for cell in written)
