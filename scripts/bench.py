"""Build, start, latency, memory and quality, measured as whole processes, beside an ordinary hybrid search.

Run through scripts/bench. Every figure is of this machine at this moment; quote it with both.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

MOTCUA = [sys.executable, "-m", "bot"]
CHANGED = 10  # records changed for the incremental build


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--home", type=Path, help="an existing home: skips the builds")
    parser.add_argument("--skip-baseline", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder) / "home"
        if not options.home:
            builds(options.corpus, home, Path(folder))
        row("start to first answer", *first_answer(home))
        print(
            subprocess.run([sys.executable, __file__, "--inside", str(home)], capture_output=True, text=True).stdout,
            end="",
        )
        if options.questions:
            questions = [str(path) for path in options.questions]
            out = Path(folder) / "answers.jsonl"
            print(
                subprocess.run(
                    [*MOTCUA, "eval", *questions, "--home", str(home), "--out", str(out)],
                    capture_output=True,
                    text=True,
                ).stdout
            )
            if not options.skip_baseline:
                baseline(options.questions, home)


def row(name: str, seconds: float, megabytes: float) -> None:
    """One line of the table."""
    print(f"{name:32s} {seconds:8.1f} s  {megabytes:7.0f} MB peak")


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of a whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {status}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def builds(corpus: Path, home: Path, folder: Path) -> None:
    """Cold, unchanged, and with ten records changed."""
    command = [*MOTCUA, "build", "--home", str(home), "--corpus"]
    row("build, cold", *timed([*command, str(corpus)]))
    row("build, nothing changed", *timed([*command, str(corpus)]))
    changed = folder / corpus.name
    change_ten(corpus, changed)
    row("build, ten records changed", *timed([*command, str(changed)]))
    row("build, changed back", *timed([*command, str(corpus)]))


def change_ten(source: Path, target: Path) -> None:
    """A copy of the archive in which ten records have another title."""
    left = CHANGED
    with tarfile.open(source) as old, tarfile.open(target, "w:xz", preset=0) as new:
        for member in old:
            data = old.extractfile(member).read() if member.isfile() else b""
            if left and member.isfile() and b"T\xc3\xaan th\xe1\xbb\xa7 t\xe1\xbb\xa5c: " in data:
                data = re.sub(rb"(T\xc3\xaan th\xe1\xbb\xa7 t\xe1\xbb\xa5c: )", rb"\1Ban moi ", data, count=1)
                left -= 1
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))


def first_answer(home: Path) -> tuple[float, float]:
    """A new process until it has answered one question."""
    return timed([*MOTCUA, "ask", "đăng ký tạm trú cần giấy tờ gì", "--home", str(home)])


def inside(home: Path) -> None:
    """Latency and resident memory within one process, over the phrasings as questions."""
    from bot.assistant import open_assistant
    from bot.messages import Message, Person
    from bot.settings import Settings

    start = time.perf_counter()
    assistant = open_assistant(Settings.from_mapping({}, home=home), lasting=False)
    ready = time.perf_counter() - start
    passages = json.loads((assistant.library.searcher.folder / "passages.json").read_text(encoding="utf-8"))
    questions = [text for _, text in passages[:: max(1, len(passages) // 300)]][:300]
    times = []
    for number, question in enumerate(questions):
        begin = time.perf_counter()
        assistant.respond(Message(Person(f"bench:{number}"), question))
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    row("ready to answer", ready, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(
        f"answers in process: median {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"
        f" over {len(times)}"
    )


def baseline(paths: list[Path], home: Path) -> None:
    """An ordinary hybrid on the same questions: BM25 and FAISS over official text, joined by reciprocal rank."""
    import bm25s
    import numpy as np

    from bot.cli.evaluate import judge, table
    from bot.evaluation import Turn, read_questions
    from index.encoder import MODELS, load_encoder
    from index.evaluation import figures
    from index.generation import Generations
    from index.passages import body_text
    from index.query.syllables import words
    from index.vectors import VectorIndex
    from knowledge.store import Store

    folder = Generations(home / "index").current()
    procedures = sorted(Store(folder / "knowledge.db").all_procedures(), key=lambda p: p.code)
    codes = [procedure.code for procedure in procedures]
    lexical = bm25s.BM25()
    lexical.index([words(body_text(procedure)) for procedure in procedures], show_progress=False)
    titles, encoder = VectorIndex.load(folder / "titles.faiss"), load_encoder("", home / MODELS)
    judged = []
    for item in read_questions(paths):
        turns = []
        for text in item.turns:
            dense = titles.scores(encoder.encode_queries([text])[0])
            tokens = [word for word in words(text) if word in lexical.vocab_dict] or None
            sparse = lexical.get_scores(tokens) if tokens else np.zeros(len(codes))
            places = [np.argsort(np.argsort(-scores)) for scores in (dense, sparse)]
            best = np.argsort(-sum(1 / (60 + place) for place in places))[:10]
            turns.append(Turn("answer", tuple(codes[at] for at in best), "overview", "", False, 0.0))
        judged += judge(item, turns)
    print("ordinary hybrid (BM25 + FAISS over official text, reciprocal rank):")
    print(table(figures(judged), []))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    if len(sys.argv) == 3 and sys.argv[1] == "--inside":
        inside(Path(sys.argv[2]))
    else:
        main()
