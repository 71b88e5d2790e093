"""The oracle of the quiz: checks every question of an export against the raw records, with no code of its generator.

    python -m tests.corpus.quiz_oracle FILE.jsonl [--corpus FOLDER] [--examples 3]

Exit code 1 where a question has an error. An error is a wrong question; a warning one to look at (counted apart);
unverifiable is what the raw text cannot decide. Tested by tests/unit/oracles/test_quiz_oracle.py.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.quiz_competence import competence
from tests.corpus.quiz_figures import fee, time
from tests.corpus.quiz_form import ERROR, UNVERIFIABLE, WARNING, Finding, form, well_keyed
from tests.corpus.quiz_papers import papers
from tests.corpus.quiz_raw import Corpus, Question, corpus, read_export
from tests.corpus.quiz_siblings import sibling
from tests.corpus.quiz_spread import spread
from tests.corpus.quiz_steps import steps
from tests.corpus.quiz_text import without
from tests.corpus.raw import ARCHIVE, ROOT, bare

FACTS = {"time": time, "fee": fee, "papers": papers, "competence": competence, "steps": steps}


@dataclass
class Verdict:
    """What was found, by kind; `found` keeps (question's id, finding)."""

    checked: Counter[str] = field(default_factory=Counter)
    with_errors: Counter[str] = field(default_factory=Counter)
    found: dict[str, list[tuple[str, Finding]]] = field(default_factory=lambda: defaultdict(list))

    def of(self, level: str) -> list[str]:
        """Every finding of `level` as a line, for an assertion."""
        return [
            f"{kind} {known}: {finding.name}: {finding.detail}"
            for kind, pairs in self.found.items()
            for known, finding in pairs
            if finding.level == level
        ]

    def counts(self, kind: str, level: str) -> Counter[str]:
        """How often each finding of `level` was made for `kind`."""
        return Counter(finding.name for _, finding in self.found[kind] if finding.level == level)


def examine(lines: Iterable[Mapping[str, Any]], known: Corpus) -> Verdict:
    """The verdict on an export."""
    verdict = Verdict()
    seen: set[str] = set()
    asked: set[tuple[str, frozenset[str]]] = set()
    kept: dict[str, list[Question]] = defaultdict(list)
    for number, line in enumerate(lines, 1):
        try:
            question = Question.of(line)
        except (KeyError, TypeError) as exc:
            verdict.checked["?"] += 1
            verdict.found["?"].append((f"line {number}", Finding(ERROR, "line lacks a field", repr(exc))))
            continue
        findings = check(question, known)
        if question.id in seen:
            findings.append(Finding(ERROR, "id is used twice", question.id))
        if (question.question, frozenset(question.choices)) in asked:
            findings.append(Finding(ERROR, "question is asked twice", question.question))
        seen.add(question.id)
        asked.add((question.question, frozenset(question.choices)))
        if well_keyed(question):
            kept[question.kind].append(question)
        verdict.checked[question.kind] += 1
        verdict.with_errors[question.kind] += any(finding.level == ERROR for finding in findings)
        verdict.found[question.kind] += [(question.id, finding) for finding in findings]
    for kind, questions in kept.items():
        verdict.found[kind] += [("all", finding) for finding in spread(questions)]
    return verdict


def check(question: Question, known: Corpus) -> list[Finding]:
    """Everything found about one question; its facts are looked at only where its form lets them be."""
    findings = list(form(question))
    if not well_keyed(question):
        return findings
    if question.kind == "sibling":
        findings += sibling(question, known)
    elif question.code not in known.titles:
        findings.append(Finding(ERROR, "no procedure has the code", question.code))
    elif question.code not in known.records:
        findings.append(Finding(UNVERIFIABLE, "the record is only in the other archive", question.code))
    elif question.kind in FACTS:
        record = known.records[question.code]
        if question.question == without(question.question, record.title):
            findings.append(Finding(WARNING, "question does not say the title", question.question))
        explanation = question.explanation.replace(question.right, " ")  # what is not in the dossier may be named
        for number in re.findall(r"[^\s(),;«»]*[^\W\d_]/[^\s(),;«»]+|\d+/[^\s(),;«»]+", explanation):
            if bare(number.strip(".:")) not in bare(record.text):
                findings.append(Finding(ERROR, "explanation names a number that the record lacks", number))
        findings += FACTS[question.kind](question, record)
    return findings


def report(verdict: Verdict, examples: int) -> str:
    """The verdict for people."""
    lines = []
    for kind, checked in sorted(verdict.checked.items()):
        levels = [f"{verdict.counts(kind, level).total()} {level}s" for level in (ERROR, WARNING)]
        unverifiable = f"{verdict.counts(kind, UNVERIFIABLE).total()} {UNVERIFIABLE}"
        wrong = f"{verdict.with_errors[kind]} questions with errors"
        lines.append(f"{kind}: {checked} checked, {wrong}, {', '.join(levels)}, {unverifiable}")
        for level in (ERROR, WARNING, UNVERIFIABLE):
            for name, count in verdict.counts(kind, level).most_common():
                lines.append(f"  {level} {count:5} {name}")
                shown = [pair for pair in verdict.found[kind] if pair[1].level == level and pair[1].name == name]
                lines += [f"        {known}: {' '.join(finding.detail.split())}" for known, finding in shown[:examples]]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Exit code of the command: 0, or 1 where there are errors."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.quiz_oracle", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="folder of the archives")
    parser.add_argument("--examples", type=int, default=3, help="how many of each finding to show")
    options = parser.parse_args(arguments)
    if not (options.corpus / ARCHIVE).is_file():
        parser.error(f"corpus not present: {options.corpus / ARCHIVE}; name its folder with --corpus")
    verdict = examine(read_export(options.file), corpus(options.corpus))
    print(report(verdict, options.examples))
    if not verdict.checked:
        print("the file has no questions")
    return int(bool(verdict.of(ERROR)) or not verdict.checked)


if __name__ == "__main__":
    sys.exit(main())
