"""Accents restored for text typed without them: a bigram model over syllables, learnt from the knowledge itself.

P(accented | folded) is maximised along the sentence by a beam search; p(w | v) interpolates bigram and unigram
relative frequencies. The best few readings are kept, since one folded sentence may be two true ones. Words that
carry accents stay as typed. Learnt at build time in seconds; accuracy on held-out text is printed by
scripts/measure_accents. Imported by index. Tested by tests/unit/index/query/test_accents.py.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.query.syllables import folded, has_accent, is_vietnamese

BEAM = 12
MIX = 0.85  # weight of the bigram against the unigram; 0.75 to 0.9 are alike on held-out titles
RARE = 2  # bigrams seen less often are noise
START = "^"
KEPT = 1.5  # log-probability for leaving a bare word bare in a text whose other words carry accents


class AccentModel:
    """Restores accents. `readings` is the entry."""

    def __init__(self, unigrams: dict[str, int], bigrams: dict[tuple[str, str], int]) -> None:
        self._unigrams = unigrams
        self._bigrams = bigrams
        self._total = max(1, sum(unigrams.values()))
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in sorted(unigrams, key=lambda w: -unigrams[w]):
            self._forms[folded(word)].append(word)

    @classmethod
    def learn(cls, texts: Iterable[tuple[Sequence[str], int]]) -> AccentModel:
        """A model from tokenised texts with a weight each. Texts typed without accents must not be given."""
        unigrams: Counter[str] = Counter()
        bigrams: Counter[tuple[str, str]] = Counter()
        by_weight: dict[int, list[Sequence[str]]] = defaultdict(list)
        for words, weight in texts:
            by_weight[weight].append(words)
        for weight, lines in by_weight.items():
            singles, pairs = _counts(lines)
            for word, count in singles.items():
                unigrams[word] += weight * count
            for pair, count in pairs.items():
                bigrams[pair] += weight * count
        common = {pair: count for pair, count in bigrams.items() if count >= RARE}
        return cls({w: c for w, c in unigrams.items() if c >= RARE}, common)

    @classmethod
    def load(cls, path: Path) -> AccentModel:
        """Reads what `save` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        bigrams = {
            (first, second): count for first, follow in content["bigrams"].items() for second, count in follow.items()
        }
        return cls(content["unigrams"], bigrams)

    def save(self, path: Path) -> None:
        """Writes one JSON file."""
        nested: dict[str, dict[str, int]] = defaultdict(dict)
        for (first, second), count in self._bigrams.items():
            nested[first][second] = count
        path.write_text(
            json.dumps({"unigrams": self._unigrams, "bigrams": nested}, ensure_ascii=False), encoding="utf-8"
        )

    def knows(self, word: str) -> bool:
        """Whether the folded word has any known form."""
        return folded(word) in self._forms

    def readings(self, words: Sequence[str], best: int = 3) -> list[tuple[tuple[str, ...], float]]:
        """The `best` likeliest accented forms of a sentence with their probabilities among those kept, best first."""
        marked = sum(1 for word in words if has_accent(word))
        mostly_accented = marked > 0.3 * sum(1 for word in words if is_vietnamese(word)) if words else False
        beam: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
        for word in words:
            forms = self._candidates(word)
            grown = []
            for score, path in beam:
                previous = path[-1] if path else START
                for form in forms:
                    step = self._log_probability(previous, form)
                    if mostly_accented and form == word:
                        step += KEPT
                    grown.append((score + step, (*path, form)))
            grown.sort(key=lambda item: -item[0])
            beam = grown[:BEAM]
        top = beam[:best]
        scale = top[0][0]
        weights = [math.exp(score - scale) for score, _ in top]
        total = sum(weights)
        return [(path, weight / total) for (_, path), weight in zip(top, weights, strict=True)]

    def _candidates(self, word: str) -> list[str]:
        if has_accent(word) or not is_vietnamese(word):
            return [word]
        return self._forms.get(word, [])[:8] or [word]

    def _log_probability(self, previous: str, word: str) -> float:
        unigram = (self._unigrams.get(word, 0) + 0.1) / self._total
        before = self._unigrams.get(previous, 0) if previous != START else 0
        pair = self._bigrams.get((previous, word), 0)
        bigram = pair / (before + 5.0) if before else 0.0
        return math.log(MIX * bigram + (1 - MIX) * unigram)


def _counts(lines: Iterable[Sequence[str]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Syllables and pairs of neighbours; what is not Vietnamese breaks a line as its start does."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for words in lines:
        line = [word if is_vietnamese(word) else START for word in words]
        singles.update(line)
        pairs.update(zip((START, *line), line, strict=False))
    del singles[START]
    return singles, Counter({pair: count for pair, count in pairs.items() if pair[1] != START})
