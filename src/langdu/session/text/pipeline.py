"""The way through: from a file to a document, from its blocks to sentences with readings."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from langdu import gloss, importers
from langdu.model import Section, one_line
from langdu.session.text.gloss_sample import is_doubtful
from langdu.session.text.stages import read, sketch, split

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from langdu.importers import Source
    from langdu.model import Correction, Cut, Document, GlossPolicy, Sentence

__all__ = [
    "annotated",
    "annotated_at",
    "annotated_blocks",
    "annotated_together",
    "first_pages",
    "from_text",
    "load",
    "load_folder",
    "read",
    "refined",
    "sections_of",
    "sketch",
    "split",
]


def load(source: Source) -> Document:
    """A text's document, its transcripts and asides found.

    Raises:
        BadInput: it cannot be read.
        PluginBroken: the importer that another package has for it cannot be loaded.
    """
    return refined(importers.load(source))


def first_pages(source: Source) -> Document | None:
    """The beginning of a text, refined, where its importer has it much sooner than the whole; else None.

    Raises:
        BadInput: it cannot be read.
        PluginBroken: the importer that another package has for it cannot be loaded.
    """
    found = importers.importer_for(source)().first_pages(source)
    return None if found is None else refined(found)


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
    """The document with lines joined that were one, transcripts, asides and translations found; cues stay."""
    if document.cues:
        return document
    if not document.has_paragraphs:
        document = replace(document, blocks=importers.unbroken(document, _crosses))
    return importers.with_translations(gloss.refine(document))


def _crosses(before: str, after: str) -> bool:
    from langdu.annotate.words.across import crosses  # with the dictionary: most texts need it later

    return crosses(before, after)


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


def annotated(
    document: Document,
    block: int,
    corrections: Sequence[Correction],
    policy: GlossPolicy,
    cuts: Sequence[Cut] = (),
) -> tuple[Sentence, ...]:
    """A block's sentences, read in full."""
    return annotated_blocks(document, [block], corrections, policy, cuts)[0]


def annotated_blocks(
    document: Document,
    blocks: Sequence[int],
    corrections: Sequence[Correction],
    policy: GlossPolicy,
    cuts: Sequence[Cut] = (),
) -> list[tuple[Sentence, ...]]:
    """Several blocks' sentences, read in full: in less time together than one by one."""
    return annotated_together(document, [split(document, block) for block in blocks], corrections, policy, cuts)


def annotated_at(
    document: Document,
    offsets: Sequence[int],
    corrections: Sequence[Correction],
    policy: GlossPolicy,
    cuts: Sequence[Cut] = (),
) -> list[Sentence | None]:
    """The sentences that stand at some code points, read in full; None where there is none."""
    found = [_at(document, offset) for offset in offsets]
    done = annotated_together(document, [[one] for one in found if one is not None], corrections, policy, cuts)
    ahead = (sentence for (sentence,) in done)
    return [None if one is None else next(ahead) for one in found]


def _at(document: Document, offset: int) -> Sentence | None:
    sentences = split(document, document.blocks.at(offset)) if document.blocks else ()
    return next((one for one in sentences if one.span.start <= offset < one.span.end), None)


def annotated_together(
    document: Document,
    blocks: Sequence[Sequence[Sentence]],
    corrections: Sequence[Correction],
    policy: GlossPolicy,
    cuts: Sequence[Cut] = (),
) -> list[tuple[Sentence, ...]]:
    """The same of blocks that were split already."""
    sentences = [sentence for block in blocks for sentence in block]
    doubts = policy == "weigh" and is_doubtful(document, sentences)
    done = iter(read(sentences, corrections, policy, doubts=doubts, cuts=cuts))
    return [tuple(islice(done, len(block))) for block in blocks]
