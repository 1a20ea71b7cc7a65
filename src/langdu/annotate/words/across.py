"""Whether a break between two pieces of text cuts a word in two."""

from __future__ import annotations

from langdu.annotate.words.segment import INSIDE, cost, segmented

#: Characters looked at on either side.
CONTEXT_CHARACTERS = 8
#: How much rarer the two pieces must be than the whole, in nats: 银|行 is by 8, 秋|天很高 by 6, 家|人很多 by 1.
RARER = 4.0
#: What cannot begin a sentence, unless it begins a word (了解).
_BOUND = frozenset("的了着著们們吗嗎呢吧么麼得")


def crosses(before: str, after: str) -> bool:
    """Whether the last of `before` and the first of `after` are likelier in one word than apart, or have to be."""
    left, right = before[-CONTEXT_CHARACTERS:], after[:CONTEXT_CHARACTERS]
    whole = segmented(f"{left}{right}\n")
    if whole.places[len(left)] < INSIDE:
        return right[:1] in _BOUND and not whole.places[len(left)]
    apart = cost(segmented(f"{left}\n")) + cost(segmented(f"{right}\n")) - cost(segmented("\n"))
    return apart - cost(whole) >= RARER
