"""Fits the probability that the first procedure is right, and says how well it holds: scripts/calibrate.

    .venv/bin/python scripts/calibrate.py tests/data/heldout/messages.jsonl --home DIR [--talking] [--svg FILE]

The messages, in the form of `motcua eval`, are not among the phrasings of the home. First turns are fitted, or with
--talking the later turns of dialogues, each after what the turn before was about. Prints the weights for
bot/decision.yaml and, from ten-fold cross-validation, a table of reliability; --svg draws it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.decision import FEATURES, distinct, features  # noqa: E402
from bot.library import Library  # noqa: E402
from bot.settings import Settings  # noqa: E402
from index.talk import Talk  # noqa: E402

BINS = np.linspace(0, 1, 11)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--talking", action="store_true")
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    searcher = Library(Settings.from_mapping({}, home=options.home)).searcher
    titles = {row.code: row.title.strip(" .").lower() for row in searcher.rows}
    rows, right = [], []
    for text, talk, gold in turns(options.messages, options.talking):
        ranking = searcher.search(text, talk=talk)
        if not gold & set(titles) or not ranking.hits:
            continue
        first = distinct(ranking.hits)[0].row
        right.append(bool({first.code, first.same_as} & gold) or titles[first.code] in {titles.get(c) for c in gold})
        found = features(ranking)
        rows.append([found[name] for name in FEATURES])
    inputs, wanted = np.asarray(rows), np.asarray(right)
    model = LogisticRegression(C=100.0, max_iter=1000).fit(inputs, wanted)
    said = cross_val_predict(model, inputs, wanted, cv=10, method="predict_proba")[:, 1]
    weights = {name: round(float(w), 2) for name, w in zip(FEATURES, model.coef_[0], strict=True)}
    print({**weights, "bias": round(float(model.intercept_[0]), 2)})
    points = reliability(said, wanted)
    print(f"{len(wanted)} messages, {wanted.mean():.3f} right first\nsaid    right   n")
    for mean, share, count in points:
        print(f"{mean:.2f}    {share:.2f}   {count}")
    for level in (0.4, 0.5, 0.6, 0.7, 0.8):
        over = said >= level
        print(f"answered at {level}: {over.mean():.3f} of all, wrong {(over & ~wanted).mean():.3f} of all")
    if options.svg:
        options.svg.write_text(drawing(points), encoding="utf-8")


def turns(path: Path, talking: bool) -> Iterator[tuple[str, Talk | None, set[str]]]:
    """Message, what was talked of before it, and the codes that are right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        before: Talk | None = None
        for turn in item.get("turns") or [item]:
            if talking == (before is not None):
                yield turn["query"], before, set(turn["gold"])
            before = Talk(turn["query"], turn["gold"][0])


def reliability(said: np.ndarray, right: np.ndarray) -> list[tuple[float, float, int]]:
    """By tenth of what was said: the mean of it, the share that was right, how many."""
    places = np.clip(np.digitize(said, BINS) - 1, 0, 9)
    bins = [places == place for place in range(10)]
    return [(float(said[one].mean()), float(right[one].mean()), int(one.sum())) for one in bins if one.any()]


def drawing(points: list[tuple[float, float, int]]) -> str:
    """The table as a picture: said from left to right, right from below; on the diagonal both agree."""
    most = max(count for _, _, count in points)
    dots = "".join(
        f'<circle cx="{40 + 300 * said:.0f}" cy="{340 - 300 * share:.0f}" r="{3 + 9 * (count / most) ** 0.5:.1f}" '
        f'fill="#2457a6" fill-opacity="0.7"><title>{said:.2f} / {share:.2f} / {count}</title></circle>'
        for said, share, count in points
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 380" font-family="sans-serif" font-size="12">'
        '<rect x="40" y="40" width="300" height="300" fill="none" stroke="#888"/>'
        '<line x1="40" y1="340" x2="340" y2="40" stroke="#bbb" stroke-dasharray="4"/>'
        f'{dots}<text x="120" y="372">probability said</text>'
        '<text x="14" y="240" transform="rotate(-90 14 240)">share right</text></svg>\n'
    )


if __name__ == "__main__":
    main()
