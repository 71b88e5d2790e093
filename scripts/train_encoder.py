"""Fine-tunes the upper layers of the bundled encoder on the phrasings: an experiment whose result was not kept.

    .venv/bin/python scripts/train_encoder.py --home DIR --out adapter.npz [--epochs 2] [--layers 4] [--rank 16]

Low-rank additions to the matrices of the last layers (LoRA, Hu et al. 2021) are trained so that a phrasing is nearest
to a learnt proxy of its procedure among all (softmax over cosines, label smoothing 0.1); the layers below are
run once. Needs torch. On 2 cores some 25 minutes for 45,000 phrasings. docs/measurements.md says what it gave: nothing
beyond noise once fused with the other signals, which is why the index uses the weights as they come.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from index.encoder_bundled import _weights  # noqa: E402
from index.generation import Generations  # noqa: E402
from index.model.packed import PackedModel  # noqa: E402
from index.model.tokens import Tokens  # noqa: E402
from index.passages import title_passage  # noqa: E402
from knowledge.store import Store  # noqa: E402

LONGEST, SCALE, SMOOTHING = 56, 20.0, 0.1
MATRICES = ("q", "k", "v", "ao", "fi", "fo")


class Matrix(nn.Module):
    """A frozen matrix with its bias, and a low-rank addition that is trained; rank 0 for none."""

    def __init__(self, weights: np.ndarray, bias: np.ndarray, rank: int) -> None:
        super().__init__()
        self.register_buffer("weights", torch.tensor(weights))
        self.register_buffer("bias", torch.tensor(bias))
        self.down = nn.Parameter(torch.randn(rank, weights.shape[1]) / math.sqrt(weights.shape[1])) if rank else None
        self.up = nn.Parameter(torch.zeros(weights.shape[0], rank)) if rank else None

    def forward(self, x: Tensor) -> Tensor:
        weights = self.weights if self.up is None else self.weights + self.up @ self.down
        return F.linear(x, weights, self.bias)


class Layer(nn.Module):
    """One layer of BERT with post-normalisation."""

    def __init__(self, model: PackedModel, number: int, rank: int) -> None:
        super().__init__()
        self.heads, self.epsilon = model.heads, model.epsilon
        for name in MATRICES:
            rows = model.inner if name == "fi" else model.hidden
            at = f"l{number}.{name}"
            setattr(self, name, Matrix(model.matrix(f"{at}.w", rows), model.tensor(f"{at}.b").copy(), rank))
        for name in ("aln", "oln"):
            for part in "wb":
                self.register_buffer(f"{name}_{part}", torch.tensor(model.tensor(f"l{number}.{name}.{part}").copy()))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def parted(y: Tensor) -> Tensor:
            return y.view(*y.shape[:2], self.heads, -1).transpose(1, 2)

        query, key, value = parted(self.q(x)), parted(self.k(x)), parted(self.v(x))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = self._norm(x + self.ao(seen.transpose(1, 2).reshape(x.shape)), "aln")
        return self._norm(x + self.fo(F.gelu(self.fi(x))), "oln")

    def _norm(self, x: Tensor, name: str) -> Tensor:
        return F.layer_norm(x, x.shape[-1:], getattr(self, f"{name}_w"), getattr(self, f"{name}_b"), self.epsilon)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--most", type=int, default=0, help="texts to train on, 0 for all")
    options = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    texts, labels = examples(options.home)
    if options.most:
        chosen = random.sample(range(len(texts)), options.most)
        texts, labels = [texts[at] for at in chosen], labels[chosen]
    model = PackedModel(_weights())
    hidden = lower_states(model, texts, model.layers - options.layers)
    upper = nn.ModuleList(Layer(model, n, options.rank) for n in range(model.layers - options.layers, model.layers))
    train(upper, hidden, labels, options.epochs, options.batch, options.rate)
    first = model.layers - options.layers
    np.savez_compressed(
        options.out,
        **{
            f"l{first + number}.{name}.{part}": getattr(getattr(layer, name), part).detach().numpy().astype(np.float16)
            for number, layer in enumerate(upper)
            for name in MATRICES
            for part in ("down", "up")
        },
    )


def examples(home: Path) -> tuple[list[str], np.ndarray]:
    """Phrasings and titles with the number of their class; procedures of one title are one class."""
    folder = Generations(home / "index").current()
    titles = {one.code: title_passage(one).text for one in Store(folder / "knowledge.db").all_procedures()}
    classes: dict[str, int] = {}
    label = {code: classes.setdefault(title.lower().strip(" ."), len(classes)) for code, title in titles.items()}
    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    pairs = [(text, label[code]) for code, text in passages] + [(title, label[code]) for code, title in titles.items()]
    return [text for text, _ in pairs], np.asarray([number for _, number in pairs])


@torch.no_grad()
def lower_states(model: PackedModel, texts: list[str], layers: int) -> list[np.ndarray]:
    """What the layers below make of each text, shape (tokens, hidden), half precision."""
    tokens = Tokens(model.vocabulary, LONGEST)
    rows = [tokens.of(f"query: {text}") for text in texts]
    lower = [Layer(model, number, 0) for number in range(layers)]
    weights, bias = (torch.tensor(model.tensor(f"emb.ln.{part}").copy()) for part in "wb")
    states: list[np.ndarray] = [np.zeros(0)] * len(rows)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
    for start in range(0, len(order), 64):
        batch = order[start : start + 64]
        longest = max(len(rows[at]) for at in batch)
        padded = np.full((len(batch), longest), model.vocabulary.pad, np.int64)
        for place, at in enumerate(batch):
            padded[place, : len(rows[at])] = rows[at]
        mask = torch.tensor([[n < len(rows[at]) for n in range(longest)] for at in batch])
        x = F.layer_norm(torch.tensor(model.embeddings(padded)), (model.hidden,), weights, bias, model.epsilon)
        for layer in lower:
            x = layer(x, mask[:, None, None, :])
        for place, at in enumerate(batch):
            states[at] = x[place, : len(rows[at])].numpy().astype(np.float16)
    return states


def vectors(layers: nn.ModuleList, hidden: list[np.ndarray]) -> Tensor:
    """Unit vectors of texts from their lower states, shape (texts, hidden)."""
    x = nn.utils.rnn.pad_sequence([torch.tensor(one, dtype=torch.float32) for one in hidden], batch_first=True)
    lengths = torch.tensor([len(one) for one in hidden])
    mask = torch.arange(x.shape[1])[None] < lengths[:, None]
    for layer in layers:
        x = layer(x, mask[:, None, None, :])
    return F.normalize((x * mask[..., None]).sum(1) / lengths[:, None], dim=-1)


def train(
    layers: nn.ModuleList, hidden: list[np.ndarray], labels: np.ndarray, epochs: float, batch: int, rate: float
) -> None:
    """Trains the low-rank additions in place; prints loss and accuracy every 50 steps."""
    order = sorted(range(len(hidden)), key=lambda at: len(hidden[at]))
    with torch.no_grad():
        said = torch.cat(
            [vectors(layers, [hidden[at] for at in order[n : n + 256]]) for n in range(0, len(order), 256)]
        )
    sums = torch.zeros(int(labels.max()) + 1, said.shape[1]).index_add_(0, torch.tensor(labels[order]), said)
    proxies = nn.Parameter(F.normalize(sums, dim=-1) - 0.8 * said.mean(0))
    added = [one for one in layers.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW([{"params": added, "lr": rate}, {"params": [proxies], "lr": 2 * rate}])
    steps = max(1, int(epochs * len(hidden) / batch))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [rate, 2 * rate], total_steps=steps, pct_start=0.06)
    loss_sum = right = 0.0
    for step in range(1, steps + 1):
        chosen = random.sample(range(len(hidden)), min(batch, len(hidden)))
        wanted = torch.tensor(labels[chosen])
        scores = SCALE * vectors(layers, [hidden[at] for at in chosen]) @ F.normalize(proxies, dim=-1).T
        loss = F.cross_entropy(scores, wanted, label_smoothing=SMOOTHING)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(added, 1.0)
        optimiser.step()
        schedule.step()
        loss_sum += loss.item()
        right += (scores.argmax(1) == wanted).float().mean().item()
        if step % 50 == 0 or step == steps:
            count = (step - 1) % 50 + 1
            print(f"{step}/{steps} loss {loss_sum / count:.3f} right {right / count:.3f}", flush=True)
            loss_sum = right = 0.0


if __name__ == "__main__":
    main()
