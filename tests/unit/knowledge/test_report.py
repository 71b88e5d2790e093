from __future__ import annotations

import json

from knowledge.report import (
    EXAMPLES,
    Changed,
    Changes,
    Cleaned,
    CleanedCount,
    ImportReport,
    Refused,
    SourceReport,
    count_cleaned,
)  # fmt: skip

REPORT = ImportReport(
    (
        SourceReport(
            "portal-text",
            3,
            Changes(("1.000001",), (Changed("1.000002", ("steps",)),), 1, ("1.000009",)),
            (CleanedCount(Cleaned.HTML_TAG, 1, ("1.000001",)),),
            (Refused("x.txt", "hỏng; tải lại"),),
        ),
    ),
    ("1.000007",),
)


def test_to_json() -> None:
    report = json.loads(REPORT.to_json())
    assert report["sources"]["portal-text"]["counts"] == {
        "added": 1, "changed": 1, "unchanged": 1, "gone": 1, "refused": 1,
    }  # fmt: skip
    assert report["sources"]["portal-text"]["changed"] == {"1.000002": ["steps"]}
    assert report["sources"]["portal-text"]["cleaned"] == {"html_tag": 1}
    assert report["refused"] == [{"source": "portal-text", "name": "x.txt", "reason": "hỏng; tải lại"}]
    assert report["listed_without_record"] == ["1.000007"]


def test_touched_and_merge() -> None:
    assert REPORT.touched == {"1.000001", "1.000002", "1.000009"}
    merged = REPORT.merge(ImportReport((SourceReport("authored", 0),), ("1.000007", "1.000008")))
    assert [source.source for source in merged.sources] == ["portal-text", "authored"]
    assert merged.listed_without_record == ("1.000007", "1.000008")
    assert merged.source("authored") == SourceReport("authored", 0)
    assert merged.source("none") is None


def test_count_cleaned_counts_records_once_and_limits_examples() -> None:
    found = [(f"1.{n:06}", [Cleaned.HTML_TAG, Cleaned.HTML_TAG]) for n in range(30)]
    (count,) = count_cleaned(found)
    assert (count.kind, count.records, len(count.codes)) == (Cleaned.HTML_TAG, 30, EXAMPLES)
