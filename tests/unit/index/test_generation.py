import json
from pathlib import Path

import pytest

from index.generation import CURRENT, FORMAT, MANIFEST, Generations, Manifest, NoGeneration, read_manifest


def manifest(name: str, format_: int = FORMAT) -> Manifest:
    return Manifest(name, format_, "recipe", "hand", 7, "digest", 1, 2)


def commit(generations: Generations, name: str) -> Path:
    building = generations.begin()
    (building / "data").write_text(name, encoding="utf-8")
    return generations.commit(building, manifest(name))


def test_without_a_build_the_mend_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoGeneration, match="motcua build"):
        Generations(tmp_path / "index").current()


def test_what_is_committed_serves_whole(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")
    commit(generations, "a")
    final = commit(generations, "b")
    assert generations.current() == final
    assert (final / "data").read_text(encoding="utf-8") == "b"
    assert read_manifest(final) == manifest("b")


def test_a_build_that_stopped_half_way_changes_nothing_and_is_cleared(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")
    commit(generations, "a")
    rest = generations.begin()
    (rest / "data").write_text("half", encoding="utf-8")
    assert generations.current().name == "a"
    commit(generations, "b")
    assert not rest.exists()
    assert generations.current().name == "b"


def test_the_one_before_is_kept_for_a_running_server_older_ones_go(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")
    for name in ("a", "b", "c"):
        commit(generations, name)
    names = {path.name for path in generations.folder.iterdir() if path.is_dir()}
    assert "c" in names
    assert len(names) == 2


def test_a_pointer_to_nothing_is_named(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")
    commit(generations, "a")
    (generations.folder / CURRENT).write_text("gone", encoding="utf-8")
    with pytest.raises(NoGeneration, match="gone"):
        generations.current()


def test_another_format_is_refused(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "index")
    path = commit(generations, "a")
    content = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    (path / MANIFEST).write_text(json.dumps({**content, "format": FORMAT + 1}), encoding="utf-8")
    with pytest.raises(NoGeneration, match=str(FORMAT + 1)):
        read_manifest(path)
    (path / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(NoGeneration, match="không đọc được"):
        read_manifest(path)
