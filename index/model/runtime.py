"""onnxruntime, imported so that it tells nobody that it runs.

Since 1.29 its wheels for Linux and macOS send Microsoft what is run on which machine, under an identifier that they
keep in the home of the user; set before it is first imported, ORT_DISABLE_TELEMETRY stops all of it
(microsoft/onnxruntime, pull request 27379). Imported by index.model.compiled and index.encoder_bundled;
nothing else may import onnxruntime. Tested by tests/unit/index/model/test_runtime.py.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime


def session(path: Path) -> Any:
    """A model file opened on the processor; a call takes one thread: two were no sooner done and used more."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def write_in_8_bits(whole: Path, path: Path) -> None:
    """Writes the model file `whole` to `path` with its matrices in 8 bits, each column by a scale of its own."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        whole,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
