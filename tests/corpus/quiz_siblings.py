"""Siblings: every choice is a procedure that exists under that title, and the key's is the question's own.

Whether the case fits its procedure cannot be told from the raw text; what can be told is whether the question points
at another choice. Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_siblings.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_raw import CODE, Corpus, Question, same_title
from tests.corpus.quiz_text import fold, holds, starts, words

LEAST = 6  # words that a shortened title keeps at least


def sibling(question: Question, corpus: Corpus) -> Iterator[Finding]:
    """What is wrong with a question that asks which procedure fits."""
    said = []
    for place, choice in enumerate(question.choices):
        codes = CODE.findall(choice)
        if len(codes) != 1:
            yield Finding(ERROR, "choice names no code or several", choice)
            continue
        code, title = codes[0], choice.replace(codes[0], " ").strip(" ()[]–-:,.")
        said.append(fold(title))
        if (place == question.key) != (code == question.code):
            yield Finding(ERROR, "the key's code is not the question's", f"{choice} / {question.code}")
        yield from _title(code, title, corpus)
        yield from _given_away(question, code, corpus, place == question.key)
    if len(set(said)) < len(said):
        yield Finding(ERROR, "two choices have one title", " | ".join(question.choices))


def _title(code: str, title: str, corpus: Corpus) -> Iterator[Finding]:
    titles = corpus.titles.get(code)
    if titles is None:
        yield Finding(ERROR, "no procedure has the code of a choice", f"{code} {title}")
    elif not same_title(title, titles):
        short = len(words(title)) >= LEAST and any(starts(whole, title) for whole in titles)
        name = "title of a choice is shortened" if short else "title of a choice is not the procedure's"
        yield Finding(WARNING if short else ERROR, name, f"{code}: {title} / {sorted(titles)[0][:120]}")


def _given_away(question: Question, code: str, corpus: Corpus, right: bool) -> Iterator[Finding]:
    if any(holds(question.question, title) for title in corpus.titles.get(code, ())):
        level, name = (WARNING, "question says the key's title") if right else (ERROR, "question says a wrong title")
        yield Finding(level, name, f"{code}: {question.question}")
