"""The graph written once into an ONNX file with 8-bit weights, and kept beside the index.

On 2 cores a question of 35 tokens takes 8 ms with this file, where the wheel's own engine takes 48 and the same graph
in float32 13; cosine to the engine is 0.997 (docs/measurements.md). Imported by index.encoder_bundled. Tested by
tests/unit/index/test_encoder.py.
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

from index.model.packed import PackedModel

RECIPE = 1  # raise when the same weights would now give another file


def compiled_file(model: PackedModel, folder: Path, name: str) -> Path:
    """The file of `model` in `folder`, made where it is missing (some 4 seconds) and swapped in whole."""
    path = folder / f"{name}-{RECIPE}.onnx"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".building-") as building:
            made = Path(building) / path.name
            _compile(model, made)
            with made.open("rb") as handle:
                os.fsync(handle.fileno())
            made.replace(path)
    return path


def _compile(model: PackedModel, path: Path) -> None:
    # Only here: importing onnx takes half a second and is not needed where the file exists.
    import onnx

    from index.model.graph import encoder_graph
    from index.model.runtime import write_in_8_bits

    whole = path.with_suffix(".whole")
    onnx.save(encoder_graph(model), whole)
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)  # the library advises a preparation that a graph made by hand does not need
    try:
        write_in_8_bits(whole, path)
    finally:
        root.setLevel(level)
