"""Tests of index/reuse.py, and of the promise it makes: a build that reuses gives what a build from nothing gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.content import CONTENT
from index.build import RECIPE, BuildReport, build_index, kinds_digest
from index.generation import CURRENT, MANIFEST, Generations
from index.handbooks import Shelf
from index.metric import FEWEST
from index.passages import phrasing_passages
from index.reuse import PASSAGES, VECTORS, take_over
from knowledge.kinds import KindMessage
from knowledge.phrasings import Phrasings
from knowledge.records import Procedure
from knowledge.store import Store
from knowledge.store_writes import StoredFile, apply_import, stored_record
from tests.unit.index.hand_encoder import HandEncoder

TITLES = {"1.000001": "Đăng ký khai sinh", "1.000002": "Đăng ký kết hôn", "1.000003": "Cấp giấy đất"}
SAID = {
    "1.000001": ("làm giấy khai sinh cho bé", "bé mới sinh khai sinh"),
    "1.000002": ("em đi kết hôn lần", "mình kết hôn"),
    "1.000003": ("đất nhà tôi mất giấy", "mất sổ đất"),
}
KINDS = (KindMessage("smalltalk", "thanks", "cảm ơn"), KindMessage("smalltalk", "bye", "chào nha"))
MADE_OF_TIME = {MANIFEST, "knowledge.db"}  # the time of the import and of the build stand in these


def phrasings(rest: str = "") -> dict[str, Phrasings]:
    """Enough messages for a metric to be learnt."""
    each = FEWEST // (2 * len(SAID)) + 1
    return {
        code: Phrasings(code, 1, "", tuple(f"{text} {number}{rest}" for text in texts for number in range(each)))
        for code, texts in SAID.items()
    }


def build(home: Path, titles: Mapping[str, str], said: Mapping[str, Phrasings], encoder: HandEncoder) -> BuildReport:
    home.mkdir(exist_ok=True)
    store = Store(home / "knowledge.db")
    try:
        files = []
        for code, title in titles.items():
            record = stored_record(Procedure(code, title, steps=f"Nộp đơn {title} ở xã."), [])
            files.append(StoredFile(f"{code}.txt", title, "2026-07-20", (record,)))
        apply_import(store, "portal-text", files, present=(), whole=True, now="2026-08-01T00:00:00+00:00")
        return build_index(store, CONTENT, said, KINDS, Shelf(), encoder, home, lambda step, done, total: None)
    finally:
        store.close()


def files_of(home: Path) -> dict[str, bytes]:
    serving = Generations(home / "index").current()
    return {path.name: path.read_bytes() for path in serving.iterdir() if path.name not in MADE_OF_TIME}


def test_a_changed_title_over_the_same_phrasings_gives_what_a_first_build_gives(tmp_path: Path) -> None:
    changed = {**TITLES, "1.000002": "Đăng ký lại kết hôn"}
    encoder = HandEncoder()
    build(tmp_path / "grown", TITLES, phrasings(), encoder)
    encoder.embedded.clear()
    assert build(tmp_path / "grown", changed, phrasings(), encoder).changed
    assert encoder.embedded == ["Đăng ký lại kết hôn"]
    build(tmp_path / "fresh", changed, phrasings(), HandEncoder())
    grown, fresh = files_of(tmp_path / "grown"), files_of(tmp_path / "fresh")
    assert grown.keys() == fresh.keys()
    assert [name for name in fresh if not name.endswith(".npz") and grown[name] != fresh[name]] == []


def test_other_phrasings_are_made_anew(tmp_path: Path) -> None:
    home = tmp_path / "home"
    build(home, TITLES, phrasings(), HandEncoder())
    before = files_of(home)
    build(home, TITLES, phrasings(" đất"), HandEncoder())
    after = files_of(home)
    assert before[PASSAGES] != after[PASSAGES]
    assert before[VECTORS] != after[VECTORS]


def test_nothing_is_taken_over_from_another_encoder_another_recipe_or_a_broken_generation(tmp_path: Path) -> None:
    home = tmp_path / "home"
    build(home, TITLES, phrasings(), HandEncoder())
    generations = Generations(home / "index")
    passages = phrasing_passages([Procedure(code, title) for code, title in TITLES.items()], phrasings(), {})
    recipe = f"{RECIPE}-{kinds_digest(KINDS)}"
    target = tmp_path / "target"
    target.mkdir()
    assert not take_over(generations, target, "another", recipe, passages)
    assert not take_over(generations, target, "hand", "another", passages)
    assert not take_over(generations, target, "hand", recipe, passages[1:])
    assert list(target.iterdir()) == []
    assert take_over(generations, target, "hand", recipe, passages)
    (generations.current() / VECTORS).unlink()
    assert not take_over(generations, target, "hand", recipe, passages)
    (generations.folder / CURRENT).unlink()
    assert not take_over(generations, target, "hand", recipe, passages)
