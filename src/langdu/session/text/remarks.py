"""What is to be told of a text once: that a machine made its glosses, and what of it is set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import one_line
from langdu.session.text.gloss_sample import tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Document, GlossPolicy


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
