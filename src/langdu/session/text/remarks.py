"""What is to be told of a text once: that a machine made its glosses, and what of it is set aside."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from langdu import annotate
from langdu.model import one_line
from langdu.session.text import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.annotate import Tally
    from langdu.model import Document, GlossPolicy, Sentence

#: Blocks of a text that are looked at, all over it, those of them that are read, and glosses after which it is enough.
SEEN, READ, GLOSSES = 3000, 60, 2000
#: What every gloss has; a block without it, and without a transcript's hints, has none.
_SIGN = re.compile("[(（\\[［【〔{《<\\\\\t]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜㄅ-ㄩ]|[a-z][1-5]")
#: The texts last asked about, and what was found.
_known: deque[tuple[Document, Tally]] = deque(maxlen=4)


def of_glosses(document: Document, policy: GlossPolicy) -> str | None:
    """What to say of the text's glosses, if they are not heeded."""
    if policy != "weigh" or not (glosses := tally(document)).is_machines:
        return None
    telling = glosses.contradicting + glosses.knowing
    return (
        "the text's glosses were most likely made by a machine: where words and context have another reading than the "
        f"commonest, {glosses.contradicting} of {telling} have the commonest; they are not heeded, "
        "--gloss force heeds them"
    )


def set_aside(document: Document) -> Iterator[str]:
    """What is shown and not read aloud: the tail of a title, which is the second block."""
    for block in document.blocks[:2]:
        if block.kind == "aside":
            yield f"set aside, not read aloud: {one_line(document.source[block.span.start : block.span.end])}"


def tally(document: Document) -> Tally:
    """What a text's glosses know, by a sample: the same whichever part of it is read first."""
    for known, found in _known:
        if known is document:
            return found
    found = annotate.tally(pipeline.read(list(_sample(document)), (), "ignore"))
    _known.append((document, found))
    return found


def _sample(document: Document) -> Iterator[Sentence]:
    """Sentences most of whose characters are glossed."""
    blocks = range(0, len(document.blocks), max(1, len(document.blocks) // SEEN))
    glossed = [number for number in blocks if _may_be_glossed(document, number)]
    count = 0
    for number in glossed[:: max(1, len(glossed) // READ)]:
        for sentence in pipeline.split(document, number):
            if sentence.is_spoken and annotate.is_dense(sentence):
                yield sentence
                count += len(sentence.hints)
        if count >= GLOSSES:
            return


def _may_be_glossed(document: Document, number: int) -> bool:
    span = document.blocks[number].span
    return bool(document.hints) or _SIGN.search(document.source, span.start, span.end) is not None
