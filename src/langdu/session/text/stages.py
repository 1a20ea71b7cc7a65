"""The stages from a block of a document to sentences with readings: gloss, split, normalize, annotate."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from langdu import annotate, gloss, importers, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from langdu.model import Correction, Cut, Document, GlossPolicy, Sentence


def split(document: Document, block: int) -> tuple[Sentence, ...]:
    """The sentences of a block, glosses folded away into hints; no readings yet. A cue, with its time, is one."""
    piece = document.blocks[block]
    folded = gloss.fold(document, piece)
    if document.cues:
        return importers.unsplit(piece.kind, folded.tokens, folded.hints)
    return importers.split(piece.kind, folded.tokens, folded.hints)


def sketch(document: Document, block: int) -> tuple[Sentence, ...]:
    """A block's sentences with each character's commonest reading: for the first paint only."""
    return sketched(split(document, block))


def sketched(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The same of sentences that were split already."""
    return tuple(map(annotate.sketch, sentences))


def read(
    sentences: Sequence[Sentence],
    corrections: Sequence[Correction],
    policy: GlossPolicy,
    *,
    doubts: bool = False,
    cuts: Sequence[Cut] = (),
) -> Iterator[Sentence]:
    """The stages after splitting; sentences that are not spoken stay as they are.

    Args:
        sentences: as they were split.
        corrections: the user's.
        policy: how far to trust glosses.
        doubts: whether a machine made the text's.
        cuts: where the user wants text divided into words, the oldest first.
    """
    spoken = [_prepared(sentence, corrections) for sentence in sentences if sentence.is_spoken]
    done = iter(_annotator(policy, doubts, tuple(cuts))(spoken))
    return (next(done) if sentence.is_spoken else sentence for sentence in sentences)


def segmented(sentences: Sequence[Sentence], cuts: Sequence[Cut] = ()) -> tuple[Sentence, ...]:
    """The sentences that are spoken, with the words that `read` gives them, and without readings."""
    return _segmenter(tuple(cuts))([normalize.normalize(sentence) for sentence in sentences if sentence.is_spoken])


def _prepared(sentence: Sentence, corrections: Sequence[Correction]) -> Sentence:
    return normalize.normalize(annotate.apply_corrections(sentence, corrections) if corrections else sentence)


@lru_cache(4)
def _annotator(
    policy: GlossPolicy, doubts: bool, cuts: tuple[Cut, ...]
) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    return annotate.annotator(policy, doubts=doubts, cuts=cuts)


@lru_cache(4)
def _segmenter(cuts: tuple[Cut, ...]) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    return annotate.segmenter(cuts)
