"""The way through, from a block of a document to sentences with readings: gloss, split, normalize, annotate."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from langdu import annotate, gloss, importers, normalize
from langdu.model import Section, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from langdu.importers import Source
    from langdu.model import Correction, Document, GlossPolicy, Sentence


def load(source: Source) -> Document:
    """A text's document, its transcripts and asides found.

    Raises:
        BadInput: it cannot be read.
        PluginBroken: the importer that another package has for it cannot be loaded.
    """
    return refined(importers.load(source))


def load_folder(folder: Path, encoding: str | None, chapters: str) -> Document:
    """The same for the texts in a folder, as one.

    Raises:
        BadInput: there is none, or one cannot be read.
        PluginBroken: the importer that another package has for one cannot be loaded.
    """
    from langdu.importers.several.folder import load_folder  # most who read open a file

    return refined(load_folder(folder, encoding, chapters))


def from_text(text: str, title: str) -> Document:
    """The same for a text at hand."""
    return refined(importers.from_text(text, title))


def refined(document: Document) -> Document:
    """The document with lines joined that were one, transcripts and asides found; cues stay as they are."""
    if document.cues:
        return document
    if not document.has_paragraphs:
        document = replace(document, blocks=importers.unbroken(document, _crosses))
    return gloss.refine(document)


def _crosses(before: str, after: str) -> bool:
    from langdu.annotate.words.across import crosses  # with the dictionary: most texts need it later

    return crosses(before, after)


def split(document: Document, block: int) -> tuple[Sentence, ...]:
    """The sentences of a block, glosses folded away into hints; no readings yet."""
    piece = document.blocks[block]
    folded = gloss.fold(document, piece)
    return importers.split(piece.kind, folded.tokens, folded.hints)


def sections_of(document: Document) -> tuple[Section, ...]:
    """The contents: what the file tells of them, else a section for each heading. Glosses are left out of titles."""
    if document.sections:
        return tuple(_without_glosses(document, section) for section in document.sections)
    headings = (number for number, block in enumerate(document.blocks) if block.kind == "heading")
    return tuple(
        Section("".join(sentence.text for sentence in split(document, number)), 1, document.blocks[number].span.start)
        for number in headings
    )


def _without_glosses(document: Document, section: Section) -> Section:
    """A section of plain text, whose title is its heading's line, with the title as it is shown."""
    number = document.blocks.at(section.start)
    inside = tuple(_without_glosses(document, one) for one in section.sections)
    title = section.title
    if document.blocks and document.blocks[number].kind == "heading":
        span = document.blocks[number].span
        if span.start == section.start and one_line(document.source[span.start : span.end]) == title:
            title = "".join(sentence.text for sentence in split(document, number))
    return replace(section, title=title, sections=inside)


def sketch(document: Document, block: int) -> tuple[Sentence, ...]:
    """A block's sentences with each character's commonest reading: for the first paint only."""
    return tuple(annotate.sketch(sentence) for sentence in split(document, block))


def annotated(
    document: Document, block: int, corrections: Sequence[Correction], policy: GlossPolicy
) -> tuple[Sentence, ...]:
    """A block's sentences, read in full."""
    return annotated_blocks(document, [block], corrections, policy)[0]


def annotated_blocks(
    document: Document, blocks: Sequence[int], corrections: Sequence[Correction], policy: GlossPolicy
) -> list[tuple[Sentence, ...]]:
    """Several blocks' sentences, read in full: in less time together than one by one."""
    found = [split(document, block) for block in blocks]
    sentences = [sentence for block in found for sentence in block]
    done = iter(read(sentences, corrections, policy, doubts=policy == "weigh" and _is_doubtful(document, sentences)))
    return [tuple(islice(done, len(sentences))) for sentences in found]


def _is_doubtful(document: Document, sentences: Sequence[Sentence]) -> bool:
    """Whether there are sentences whose glosses were made by a machine, as it does."""
    if not any(sentence.hints and annotate.is_dense(sentence) for sentence in sentences):
        return False
    from langdu.session.text import remarks

    return remarks.tally(document).is_machines


def read(
    sentences: Sequence[Sentence], corrections: Sequence[Correction], policy: GlossPolicy, *, doubts: bool = False
) -> Iterator[Sentence]:
    """The stages after splitting; sentences that are not spoken stay as they are.

    Args:
        sentences: as they were split.
        corrections: the user's.
        policy: how far to trust glosses.
        doubts: whether a machine made the text's.
    """
    spoken = [_prepared(sentence, corrections) for sentence in sentences if sentence.is_spoken]
    done = iter(_annotator(policy, doubts)(spoken))
    return (next(done) if sentence.is_spoken else sentence for sentence in sentences)


def _prepared(sentence: Sentence, corrections: Sequence[Correction]) -> Sentence:
    return normalize.normalize(annotate.apply_corrections(sentence, corrections) if corrections else sentence)


@cache
def _annotator(policy: GlossPolicy, doubts: bool) -> Callable[[Sequence[Sentence]], tuple[Sentence, ...]]:
    return annotate.annotator(policy, doubts=doubts)
