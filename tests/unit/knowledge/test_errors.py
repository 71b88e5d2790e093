from __future__ import annotations

from pathlib import Path

from knowledge import errors


def test_every_error_is_in_one_branch() -> None:
    leaves = [
        errors.StoreBusyError(Path("k.db")),
        errors.RefusedFileError("a", "b"),
        errors.RefusedArchiveError("a", "b"),
        errors.ContentError("a", ["b"]),
        errors.StoreError(Path("k.db"), "x"),
    ]
    for leaf in leaves:
        assert isinstance(leaf, errors.RetryableError) != isinstance(leaf, errors.PermanentError)


def test_the_datum_to_recover_is_there() -> None:
    refused = errors.RefusedFileError("a.txt", "hỏng; tải lại")
    assert (refused.name, refused.reason, str(refused)) == ("a.txt", "hỏng; tải lại", "a.txt: hỏng; tải lại")
    assert "motcua build" in str(errors.StoreError(Path("k.db"), "hỏng"))
    assert errors.ContentError("a.yaml", ["x: thiếu", "y: lạ"]).problems == ("x: thiếu", "y: lạ")
