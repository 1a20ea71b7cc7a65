"""Signs as words, rules and the network see them, so that a final mark, quotes or a speaker's name change no reading.

好的。 and “好的！” and 小王：好的 are the same text to them: what opens and closes a sentence is a boundary, a line
feed, and so is a colon; signs of one kind are one sign. Every character keeps its place.
"""

from __future__ import annotations

import re

#: Signs of one kind, and the one that stands for them.
_SAME = str.maketrans("「『《〈‘\"'【〔[(」』》〉’】〕])﹐,!?;｡…～~—", "““““““““““（””””””””），，！？；。。。。。")
#: Rare hanzi that Unicode has and Python does not know yet are no signs.
_SIGN = "(?:[^\\w\U00020000-\U0003ffff]|_)"
_EDGES = re.compile(f"^{_SIGN}+|[：:]{_SIGN}*|{_SIGN}+$")


def bounded(text: str) -> str:
    """A sentence with a line feed for every sign at its edges and at its colons; as long as before."""
    return _EDGES.sub(lambda match: "\n" * len(match.group()), text).translate(_SAME)


def pieces(text: str) -> list[tuple[int, int]]:
    """Where what `bounded` leaves between line feeds begins and ends."""
    return [match.span() for match in re.finditer("[^\n]+", bounded(text))]
