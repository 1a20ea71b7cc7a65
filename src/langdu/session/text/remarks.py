"""What is to be told of a text once: that a machine made its glosses, what of it is set aside, what is not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from langdu.model import one_line
from langdu.session.text.gloss_sample import tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Document, GlossPolicy

#: Characters to which a font of the text's own gives a shape, and nothing else a meaning (Unicode, private use area).
_OWN_CHARACTER = re.compile("[\ue000-\uf8ff]")


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


def not_shown(document: Document) -> Iterator[str]:
    """What the text has besides that is neither shown nor read: pictures, characters that only its own font has."""
    count = document.pictures
    if document.has_cover and count == 1:
        yield "the cover is not shown"
    elif count:
        cover = ", the cover among them" if document.has_cover else ""
        yield f"{count} pictures are not shown{cover}" if count > 1 else "a picture is not shown"
    if own := len(_OWN_CHARACTER.findall(document.source)):
        counted = f"{own} characters" if own > 1 else "a character"
        yield f"{counted} of a font of its own cannot be read"
