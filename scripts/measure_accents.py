"""How well accents come back: some phrasings held out, their accents taken off, restored by a model of the rest.

.venv/bin/python scripts/measure_accents.py --home DIR [--held 500]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index.build import PHRASING_WEIGHT  # noqa: E402
from index.generation import Generations  # noqa: E402
from index.passages import body_text, title_passage  # noqa: E402
from index.query.accents import AccentModel  # noqa: E402
from index.query.syllables import folded, is_accented, is_vietnamese, words  # noqa: E402
from knowledge.store import Store  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--held", type=int, default=500)
    options = parser.parse_args()
    folder = Generations(options.home / "index").current()
    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    lines = [line for line in (words(text) for _, text in passages) if is_accented(line)]
    random.Random(1).shuffle(lines)
    held, kept = lines[: options.held], lines[options.held :]
    procedures = list(Store(folder / "knowledge.db").all_procedures())
    bodies = [(words(body_text(one)), 1) for one in procedures]
    titles = [(words(title_passage(one).text), 1) for one in procedures]
    start = time.perf_counter()
    model = AccentModel.learn([*bodies, *titles, *((line, PHRASING_WEIGHT) for line in kept)])
    print(f"learnt in {time.perf_counter() - start:.1f} s from {len(kept)} phrasings and {len(procedures)} records")
    right = best = syllables = 0
    start = time.perf_counter()
    for line in held:
        readings = model.readings([folded(word) for word in line], 3)
        places = [place for place, word in enumerate(line) if is_vietnamese(word)]
        hits = [sum(reading[place] == line[place] for place in places) for reading, _ in readings]
        right, best, syllables = right + hits[0], best + max(hits), syllables + len(places)
    spent = (time.perf_counter() - start) / len(held) * 1000
    print(
        f"syllables right: first reading {right / syllables:.3f}, best of three {best / syllables:.3f}; {spent:.2f} ms"
    )


if __name__ == "__main__":
    main()
