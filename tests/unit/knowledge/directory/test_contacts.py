"""Tests of knowledge/directory/contacts.py."""

from pathlib import Path

import pytest

from knowledge.directory import Unit
from knowledge.directory.contacts import FILE, Contact, Contacts
from knowledge.directory.offices import Office
from knowledge.errors import ContentError
from tests.unit.knowledge.directory.sample import DIRECTORY

CENTRE = Contact("25015", Office.CENTRE, "Thôn 1", "0263 3540 616", "7h–17h", "2026-08-05")
POLICE = Contact("25015", Office.POLICE, "", "113", "", "2026-08-06")
OTHER = Contact("25000", Office.CENTRE, "Di Linh", "", "", "2026-08-06")
HEAD = "unit\toffice\taddress\ttelephone\thours\tdate\n"


def unit(code: str) -> Unit:
    place = DIRECTORY.place(code)
    assert isinstance(place, Unit)
    return place


def test_contacts_of_a_unit_and_of_one_office() -> None:
    contacts = Contacts([POLICE, OTHER, CENTRE])
    assert contacts.of(unit("25015")) == (CENTRE, POLICE)
    assert contacts.of(unit("25015"), Office.POLICE) == (POLICE,)
    assert contacts.of(unit("25015"), Office.TAX) == ()
    assert contacts.of(unit("24823")) == ()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "home" / FILE
    Contacts([POLICE, OTHER, CENTRE]).save(path)
    assert path.read_text(encoding="utf-8").startswith(HEAD + "25000\tcentre\tDi Linh\t\t\t2026-08-06\n")
    assert Contacts.load(path).by_office == Contacts([POLICE, OTHER, CENTRE]).by_office
    assert [file.name for file in path.parent.iterdir()] == [FILE]


def test_a_tab_or_a_line_end_cannot_break_the_file(tmp_path: Path) -> None:
    path = tmp_path / FILE
    Contacts([Contact("25015", Office.CENTRE, 'Thôn\t1\n2\u2028 "x', "", "", "2026-08-05")]).save(path)
    (contact,) = Contacts.load(path).by_office.values()
    assert contact.address == 'Thôn 1 2 "x'


def test_a_missing_file_holds_none(tmp_path: Path) -> None:
    assert Contacts.load(tmp_path / FILE).by_office == {}


@pytest.mark.parametrize("text", ["", "x\n", HEAD + "25015\tcentre\n", HEAD + "25015\tshop\t\t\t\t2026-08-05\n"])
def test_a_broken_file_is_named_with_its_mend(tmp_path: Path, text: str) -> None:
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="nhập lại bảng"):
        Contacts.load(path)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match="không đọc được"):
        Contacts.load(path)
