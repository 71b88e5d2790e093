from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
QUESTION = """
import sys
from pathlib import Path
from index.encoder import load_encoder
load_encoder("", Path(sys.argv[1])).encode_queries(["lệ phí"])
"""


def test_nothing_is_kept_or_sent_about_who_runs_it(tmp_path: Path) -> None:
    home, models = tmp_path / "home", tmp_path / "models"
    home.mkdir()
    # onnxruntime is silent by itself where it believes to be tested.
    tested = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in tested}
    for _ in range(2):  # compiling and running
        subprocess.run(
            [sys.executable, "-c", QUESTION, str(models)],
            env={**environment, "HOME": str(home), "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            check=True,
        )
    assert list(home.rglob("*")) == []


def test_nobody_else_imports_it() -> None:
    importers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "index", "knowledge", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        if name.partition(".")[0] == "onnxruntime"
    }
    assert importers == {"index/model/runtime.py"}
