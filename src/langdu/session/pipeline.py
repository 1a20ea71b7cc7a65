"""The way through, from a block of a document to sentences with readings: gloss, split, normalize, annotate."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from langdu import annotate, gloss, importers, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from langdu.model import Correction, Document, GlossPolicy, Sentence


def load(path: Path, encoding: str | None = None) -> Document:
    """A file's document, its transcripts and asides found.

    Raises:
        BadInput: the file cannot be read as text.
    """
    return gloss.refine(importers.load(path, encoding))


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The same for bytes, as from standard input."""
    return gloss.refine(importers.load_bytes(data, name, encoding))


def from_text(text: str, title: str) -> Document:
    """The same for a text at hand."""
    return gloss.refine(importers.from_text(text, title))


def split(document: Document, block: int) -> tuple[Sentence, ...]:
    """The sentences of a block, glosses folded away into hints; no readings yet."""
    piece = document.blocks[block]
    folded = gloss.fold(document, piece)
    return importers.split(piece.kind, folded.tokens, folded.hints)


def sketch(document: Document, block: int) -> tuple[Sentence, ...]:
    """A block's sentences with each character's commonest reading: for the first paint only."""
    return tuple(annotate.sketch(sentence) for sentence in split(document, block))


def annotated(
    document: Document, block: int, corrections: Sequence[Correction], policy: GlossPolicy
) -> tuple[Sentence, ...]:
    """A block's sentences, read in full."""
    read = annotator(policy)
    return tuple(read(sentence, corrections) for sentence in split(document, block))


@cache
def annotator(policy: GlossPolicy) -> Callable[[Sentence, Sequence[Correction]], Sentence]:
    """The stages after splitting, as one function of a sentence and the user's corrections."""
    chain = annotate.annotator(policy)

    def read(sentence: Sentence, corrections: Sequence[Correction]) -> Sentence:
        corrected = annotate.apply_corrections(sentence, corrections) if corrections else sentence
        return chain(normalize.normalize(corrected)) if sentence.is_spoken else sentence

    return read
