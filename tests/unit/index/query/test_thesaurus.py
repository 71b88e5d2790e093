from pathlib import Path

import pytest

from index.query.syllables import words
from index.query.thesaurus import Thesaurus, ThesaurusError

YAML = """
- {say: [sổ đỏ, bìa đỏ], kind: everyday, means: giấy chứng nhận quyền sử dụng đất, evidence: "1.012783"}
- {say: cccd, kind: abbreviation, means: căn cước công dân, evidence: usage}
- {say: khai xanh, kind: misspelling, means: khai sinh, evidence: usage}
- {say: birth certificate, kind: english, means: giấy khai sinh, evidence: usage}
- {say: "визу", kind: russian, means: thị thực, evidence: usage}
"""


@pytest.fixture
def thesaurus(tmp_path: Path) -> Thesaurus:
    (tmp_path / "a.yaml").write_text(YAML, encoding="utf-8")
    return Thesaurus.load(tmp_path)


def test_shorthand_and_slips_are_written_out(thesaurus: Thesaurus) -> None:
    assert thesaurus.replace(words("mất CCCD, làm khai xanh")) == words("mất căn cước công dân làm khai sinh")


def test_everyday_words_are_kept_and_their_meaning_added(thesaurus: Thesaurus) -> None:
    assert thesaurus.replace(words("làm sổ đỏ")) == words("làm sổ đỏ")
    assert thesaurus.additions(words("làm bìa đỏ")) == [tuple(words("giấy chứng nhận quyền sử dụng đất"))]


def test_text_without_accents_matches(thesaurus: Thesaurus) -> None:
    assert thesaurus.additions(["so", "do"]) == [tuple(words("giấy chứng nhận quyền sử dụng đất"))]
    assert thesaurus.additions(["so", "nha"]) == []


def test_foreign_words_are_translated(thesaurus: Thesaurus) -> None:
    assert thesaurus.translate(words("lost birth certificate")) == ["giấy", "khai", "sinh"]
    assert thesaurus.translate(words("продлить визу")) == ["thị", "thực"]


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("- {say: x}", encoding="utf-8")
    with pytest.raises(ThesaurusError, match="b.yaml, mục 1"):
        Thesaurus.load(tmp_path)
