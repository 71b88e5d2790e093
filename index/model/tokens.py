"""Text to token ids, as multilingual-e5-small was trained: XLM-RoBERTa's unigram pieces, by the tokenizers library.

The normalisation map and the marker of word borders are applied here, since the packed file holds them in a form of
its own. Imported by index.encoder_bundled. Tested by tests/unit/index/model/test_tokens.py.
"""

from __future__ import annotations

import re

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from index.model.packed import Vocabulary

BORDER = "\u2581"  # stands for a space in the pieces
SPACES = re.compile(" {2,}")


class Tokens:
    """Turns texts into ids."""

    def __init__(self, vocabulary: Vocabulary, longest: int) -> None:
        """`longest`: ids a text may have, the two that frame it included."""
        self._vocabulary = vocabulary
        self._content = longest - 2
        scores = vocabulary.scores.tolist()
        pieces = list(zip(vocabulary.pieces, scores, strict=True))
        self._tokenizer = Tokenizer(Unigram(pieces, unk_id=vocabulary.unknown))

    def of(self, text: str) -> list[int]:
        """The ids of a text, framed; what is beyond the longest is left out."""
        text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", " ")
        text = SPACES.sub(" ", text.translate(self._vocabulary.normal))
        if not text.startswith(" "):
            text = f" {text}"
        ids = self._tokenizer.encode(text.replace(" ", BORDER), add_special_tokens=False).ids
        return [self._vocabulary.start, *ids[: self._content], self._vocabulary.end]
