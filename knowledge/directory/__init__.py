"""The directory of Lâm Đồng: units since and before 1 July 2025, which a text names, and how to reach their offices."""

from knowledge.directory.directory import Directory
from knowledge.directory.loading import load_directory
from knowledge.directory.records import Ambiguous, District, Mention, OldUnit, Place, Province, Unit

__all__ = [
    "Ambiguous",
    "Directory",
    "District",
    "Mention",
    "OldUnit",
    "Place",
    "Province",
    "Unit",
    "load_directory",
]
