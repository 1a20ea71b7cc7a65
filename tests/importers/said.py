"""What of a document is read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import normalize
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Document, Sentence


def spoken_blocks(document: Document) -> list[str]:
    """A string for each block that is read: its tokens, without those for which nothing is said."""
    blocks = (pipeline.split(document, number) for number in range(len(document.blocks)))
    return [
        "".join("".join(_spoken(s)) for s in sentences) for sentences in blocks if all(s.is_spoken for s in sentences)
    ]


def _spoken(sentence: Sentence) -> Iterator[str]:
    silent = [rewrite.span for rewrite in normalize.normalize(sentence).rewrites if rewrite.spoken == ""]
    for token in sentence.tokens:
        if not any(token.span.start in span for span in silent):
            yield token.text
