"""The encoder's layers as an ONNX graph: BERT with post-normalisation, mean of the tokens at the end.

    in   embedded (texts, length, hidden): words plus positions; mask (texts, 1, 1, length): 0, or far below where a
         text has ended; share (texts, 1, length): 1 / number of tokens, 0 where a text has ended. One text a call, as
         index.encoder_bundled runs it, never ends before its length
    out  mean (texts, 1, hidden)

Word vectors stay outside: they are nine tenths of the weights, and a text needs a few rows of them. Imported by
index.model.compiled. Tested by tests/unit/index/test_encoder.py against the wheel's own engine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from index.model.packed import PackedModel

OPSET, IR_VERSION = 20, 10
Array = npt.NDArray[np.float32] | npt.NDArray[np.int64]


class _Graph:
    """Nodes and constants under way; every method returns the name of what it made."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def linear(self, source: str, name: str, weights: Array, bias: Array) -> str:
        """`weights` of shape (out, in)."""
        product = self.node("MatMul", [source, self.constant(f"{name}.w", weights.T)], f"{name}.product")
        return self.node("Add", [product, self.constant(f"{name}.b", bias)], name)

    def norm(self, source: str, name: str, weights: Array, bias: Array, epsilon: float) -> str:
        parts = [source, self.constant(f"{name}.w", weights), self.constant(f"{name}.b", bias)]
        return self.node("LayerNormalization", parts, name, axis=-1, epsilon=epsilon)


def encoder_graph(model: PackedModel) -> ModelProto:
    """The graph of a packed model, weights in float32."""
    graph = _Graph()
    split = graph.constant("heads", np.array([0, 0, model.heads, model.hidden // model.heads], np.int64))
    joined = graph.constant("joined", np.array([0, 0, model.hidden], np.int64))
    scale = graph.constant("scale", np.array(np.sqrt(model.heads / model.hidden), np.float32))
    x = graph.norm("embedded", "x", model.tensor("emb.ln.w"), model.tensor("emb.ln.b"), model.epsilon)
    for number in range(model.layers):
        x = _layer(graph, model, f"l{number}", x, split, joined, scale)
    graph.node("MatMul", ["share", x], "mean")
    sizes = {"embedded": ["texts", "length", model.hidden], "mask": ["texts", 1, 1, "length"]}
    sizes["share"] = ["texts", 1, "length"]
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in sizes.items()],
            [helper.make_tensor_value_info("mean", TensorProto.FLOAT, ["texts", 1, model.hidden])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
    )


def _layer(graph: _Graph, model: PackedModel, at: str, x: str, split: str, joined: str, scale: str) -> str:
    heads = []
    for part, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
        weights = model.matrix(f"{at}.{part}.w", model.hidden)
        projected = graph.linear(x, f"{at}.{part}", weights, model.tensor(f"{at}.{part}.b"))
        parted = graph.node("Reshape", [projected, split], f"{at}.{part}.parted")
        heads.append(graph.node("Transpose", [parted], f"{at}.{part}.heads", perm=order))
    query, key, value = heads
    alike = graph.node("Mul", [graph.node("MatMul", [query, key], f"{at}.alike"), scale], f"{at}.scaled")
    attention = graph.node("Softmax", [graph.node("Add", [alike, "mask"], f"{at}.masked")], f"{at}.attention", axis=-1)
    seen = graph.node("MatMul", [attention, value], f"{at}.seen")
    turned = graph.node("Transpose", [seen], f"{at}.turned", perm=[0, 2, 1, 3])
    context = graph.node("Reshape", [turned, joined], f"{at}.context")
    out = graph.linear(context, f"{at}.ao", model.matrix(f"{at}.ao.w", model.hidden), model.tensor(f"{at}.ao.b"))
    x = _add_and_norm(graph, model, f"{at}.aln", x, out)
    inner = graph.linear(x, f"{at}.fi", model.matrix(f"{at}.fi.w", model.inner), model.tensor(f"{at}.fi.b"))
    active = graph.node("Gelu", [inner], f"{at}.active")
    out = graph.linear(active, f"{at}.fo", model.matrix(f"{at}.fo.w", model.hidden), model.tensor(f"{at}.fo.b"))
    return _add_and_norm(graph, model, f"{at}.oln", x, out)


def _add_and_norm(graph: _Graph, model: PackedModel, name: str, x: str, added: str) -> str:
    total = graph.node("Add", [x, added], f"{name}.sum")
    return graph.norm(total, name, model.tensor(f"{name}.w"), model.tensor(f"{name}.b"), model.epsilon)
