"""Siblings: every choice is a procedure that exists under that title, and the key's is the question's own.

Whether the case fits its procedure cannot be told from the raw text; what can be told is whether the question points
at another choice. Imported by quiz_oracle. Tested by tests/unit/oracles/test_quiz_siblings.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.corpus.quiz_form import ERROR, WARNING, Finding
from tests.corpus.quiz_raw import CODE, Corpus, Question, same_title
from tests.corpus.quiz_text import fold, holds, starts, words

LEAST = 6  # words that a shortened title keeps at least
_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")  # what is left around a code; some titles have their own code in them
PLAIN = 3  # words: a shorter title is how people speak anyway ("Tách hộ")


def sibling(question: Question, corpus: Corpus) -> Iterator[Finding]:
    """What is wrong with a question that asks which procedure fits."""
    said: dict[str, list[bool]] = {}
    for place, choice in enumerate(question.choices):
        codes = CODE.findall(choice)
        if len(set(codes)) != 1:
            yield Finding(ERROR, "choice names no code or several", choice)
            continue
        code = codes[0]
        title = _BRACKETS.sub(" ", choice.replace(code, " ")).strip(" –-:,.")
        said.setdefault(fold(title), []).append(place == question.key)
        if (place == question.key) != (code == question.code):
            yield Finding(ERROR, "the key's code is not the question's", f"{choice} / {question.code}")
        yield from _title(code, title, corpus)
        yield from _given_away(question, code, corpus, place == question.key)
    for alike in said.values():
        if len(alike) > 1:
            name = "the key's title is a wrong choice's too" if any(alike) else "two wrong choices have one title"
            yield Finding(ERROR if any(alike) else WARNING, name, " | ".join(question.choices))


def _title(code: str, title: str, corpus: Corpus) -> Iterator[Finding]:
    titles = corpus.titles.get(code)
    if titles is None:
        yield Finding(ERROR, "no procedure has the code of a choice", f"{code} {title}")
    elif not same_title(title, (_BRACKETS.sub(" ", whole.replace(code, " ")) for whole in titles)):
        short = len(words(title)) >= LEAST and any(starts(whole, title) for whole in titles)
        name = "title of a choice is shortened" if short else "title of a choice is not the procedure's"
        yield Finding(WARNING if short else ERROR, name, f"{code}: {title} / {sorted(titles)[0][:120]}")


def _given_away(question: Question, code: str, corpus: Corpus, right: bool) -> Iterator[Finding]:
    said = [title for title in corpus.titles.get(code, ()) if holds(question.question, title)]
    if not said:
        return
    if right:
        yield Finding(WARNING, "question says the key's title", f"{code}: {question.question}")
    else:
        plain = len(words(said[0])) < PLAIN or holds(question.right, said[0])
        yield Finding(WARNING if plain else ERROR, "question says a wrong title", f"{code}: {question.question}")
