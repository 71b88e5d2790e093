"""Tests of knowledge/directory/names.py with places made by hand."""

from knowledge.directory.names import Match, Names
from knowledge.directory.records import District, Kind, Unit
from knowledge.directory.spelling import read_words, tidy

WARD = Unit("1", "Phường 1 Bảo Lộc", Kind.WARD, "1 Bảo Lộc", "1", frozenset())
DAM = Unit("2", "Xã Liên Đầm", Kind.COMMUNE, "Liên Đầm", "2", frozenset())
HAM = Unit("3", "Xã Hàm Thuận", Kind.COMMUNE, "Hàm Thuận", "3", frozenset())
NAM = Unit("4", "Xã Hàm Thuận Nam", Kind.COMMUNE, "Hàm Thuận Nam", "4", frozenset())
NANG = Unit("5", "Xã Đạ K' Nàng", Kind.COMMUNE, "Đạ K' Nàng", "5", frozenset())
MINH = Unit("7", "Xã Tân Minh", Kind.COMMUNE, "Tân Minh", "7", frozenset())
CITY = District("d", "Thành phố Bảo Lộc", Kind.CITY, "Bảo Lộc", ("1",))
NAMES = Names([WARD, DAM, HAM, NAM, NANG, MINH, CITY], {"Liên Đầm": ["Льендам"]})


def at(text: str, position: int = 0) -> list[Match]:
    return list(NAMES.at(read_words(tidy(text)), position))


def found(text: str, position: int = 0) -> list[tuple[str, int, int]]:
    return [(match.places[0].key, match.length, match.slips) for match in at(text, position)]


def test_with_and_without_accents_and_in_another_language() -> None:
    assert found("Liên Đầm") == found("lien dam") == found("liên dam") == [("2", 2, 0)]
    assert found("Льендам") == found("liendam") == [("2", 1, 0)]
    assert found("ở Liên Đầm", 1) == [("2", 2, 0)]
    assert found("Liên") == found("liên đoàn") == []


def test_one_slip_is_forgiven_two_are_not() -> None:
    assert found("liên đẩm") == [("2", 2, 1)]
    assert found("liền đẩm") == []


def test_the_longest_name_comes_first() -> None:
    assert found("Hàm Thuận Nam") == [("4", 3, 0), ("3", 2, 0)]


def test_parts_that_people_leave_out() -> None:
    assert found("1 Bảo Lộc") == [("1", 3, 0), ("1", 1, 0)]
    assert [place.key for match in at("bao loc") for place in match.places] == ["d"]


def test_apostrophes_and_blanks() -> None:
    for text in ("Đạ K'Nàng", "đạ k’nàng", "da knang", "đạ k nàng", "Đạ K ' Nàng", "daknang"):
        assert [key for key, _, _ in found(text)] == ["5"], text


def test_a_number_written_out_must_be_spelt_as_it_is() -> None:
    assert found("một bảo lộc")[0] == ("1", 3, 0)
    assert found("mot") == found("mốt") == []


def test_what_was_typed_is_told() -> None:
    match = at("Tân Minh")[0]
    assert (match.accented, match.plain, match.capital, match.number) == (True, False, True, False)
    match = at("tan minh")[0]
    assert (match.accented, match.plain, match.capital) == (False, False, False)
