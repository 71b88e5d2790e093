"""Posts of a commune and the path that makes a newcomer able: modules of lessons and procedures; content/posts/*.yaml.

    post: tu-phap-ho-tich                   # the file's name
    title: {vi: ..., en: ..., ru: ...}      # `about` too
    as_of: "2026-07"
    modules:
      - title: {vi: ..., en: ..., ru: ...}
        lessons:                            # a section of an authored handbook by the words of its heading
          - {handbook: tu-phap-ho-tich.md, heading: "1.3. Bốn điều cấm phải thuộc"}
        procedures: ["1.001193", "1.000656"]

A module is closed by questions on its procedures. Imported by bot. Tested by tests/unit/knowledge/test_posts.py and
tests/content/test_posts.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import MotCuaError
from knowledge.texts import Texts, read_texts

NAME = re.compile(r"[a-z][a-z-]{1,25}\Z", re.ASCII)
CODE = re.compile(r"\d\.\d{6}\Z", re.ASCII)
KEYS = {"post", "title", "about", "as_of", "modules"}
MODULE_KEYS = {"title", "lessons", "procedures"}


class PostError(MotCuaError):
    """A file of a post does not have the form; the message names file and mend."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A section of a handbook: the file's name and the words of the heading over it."""

    handbook: str
    heading: str


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a path: lessons to read, then procedures to know (codes)."""

    title: Texts
    lessons: tuple[Lesson, ...]
    procedures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post. `title`, `about` by language; `as_of` says when the path was true."""

    name: str
    title: Texts
    about: Texts
    as_of: str
    modules: tuple[Module, ...]

    @property
    def procedures(self) -> tuple[str, ...]:
        """The codes of every module, each once, in order."""
        return tuple(dict.fromkeys(code for module in self.modules for code in module.procedures))

    def within(self, known: Collection[str]) -> Post:
        """The path with only those procedures that there are records of."""
        modules = (
            replace(module, procedures=tuple(code for code in module.procedures if code in known))
            for module in self.modules
        )
        return replace(self, modules=tuple(modules))


def load_posts(folder: Path) -> dict[str, Post]:
    """Every post of the *.yaml files of `folder` by name. Raises PostError; a missing folder is empty."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}


def _read(path: Path) -> Post:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise PostError(f"{path.name}: không phải YAML hợp lệ: {exc}") from exc
    if not isinstance(content, Mapping) or set(content) != KEYS:
        raise PostError(f"{path.name}: cần đúng các khóa {', '.join(sorted(KEYS))}.")
    if content["post"] != path.stem or not NAME.match(path.stem):
        raise PostError(f"{path.name}: «post» phải trùng tên tệp, chữ thường không dấu và gạch nối, tới 26 ký tự.")
    if not isinstance(content["modules"], list) or not content["modules"]:
        raise PostError(f"{path.name}: «modules» cần ít nhất một phần.")
    return Post(
        name=path.stem,
        title=read_texts(PostError, path.name, "title", content["title"]),
        about=read_texts(PostError, path.name, "about", content["about"]),
        as_of=str(content["as_of"]),
        modules=tuple(_module(path.name, at, module) for at, module in enumerate(content["modules"], 1)),
    )


def _module(file: str, at: int, module: Any) -> Module:
    where = f"phần {at}"
    if not isinstance(module, Mapping) or set(module) != MODULE_KEYS:
        raise PostError(f"{file}, {where}: cần đúng các khóa {', '.join(sorted(MODULE_KEYS))}.")
    codes = tuple(module["procedures"] or ())
    if not codes or not all(isinstance(code, str) and CODE.match(code) for code in codes):
        raise PostError(f'{file}, {where}: «procedures» cần các mã trong ngoặc kép, ví dụ "1.001193".')
    return Module(
        title=read_texts(PostError, file, f"{where}, title", module["title"]),
        lessons=tuple(_lesson(file, where, lesson) for lesson in module["lessons"] or ()),
        procedures=codes,
    )


def _lesson(file: str, where: str, lesson: Any) -> Lesson:
    if not isinstance(lesson, Mapping) or set(lesson) != {"handbook", "heading"}:
        raise PostError(f"{file}, {where}: mỗi bài cần «handbook» và «heading».")
    return Lesson(str(lesson["handbook"]), str(lesson["heading"]))
