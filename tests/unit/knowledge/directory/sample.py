"""The project's own directory, read once for all tests."""

from pathlib import Path

import knowledge
from knowledge.directory import Ambiguous, Directory, load_directory
from knowledge.directory.records import Found

FOLDER = Path(knowledge.__file__).parent / "content" / "directory"
DIRECTORY: Directory = load_directory(FOLDER)


def keys(found: Found | None) -> list[str]:
    """The keys of what was found: one, several where ambiguous, none."""
    if found is None:
        return []
    return [place.key for place in found.choices] if isinstance(found, Ambiguous) else [found.place.key]
