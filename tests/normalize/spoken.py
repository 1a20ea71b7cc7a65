"""A text as normalize says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu import gloss, importers, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Sentence


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text`, normalized."""
    document = importers.from_text(text, "x")
    for block in document.blocks:
        folded = gloss.fold(document, block)
        yield from map(normalize.normalize, importers.split("body", folded.tokens, folded.hints))


def spoken(text: str) -> str:
    """`text` with what is said in the place of what is written."""
    return "".join(map(_spoken, sentences(text)))


def _spoken(sentence: Sentence) -> str:
    rewrites = {rewrite.span.start: rewrite for rewrite in sentence.rewrites}
    out, covered = "", -1
    for token in sentence.tokens:
        rewrite = rewrites.get(token.span.start)
        if rewrite is not None:
            covered = rewrite.span.end
            out += rewrite.spoken
        elif token.span.start >= covered:
            out += token.text
    return out
