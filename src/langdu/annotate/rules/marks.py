"""Signs as words, rules and the network see them, so that a final mark, quotes or a speaker's name change no reading.

好的。 and “好的！” and 小王：好的 are the same text to them: what opens and closes a sentence is a boundary, a line
feed, and so is a colon or a tag; signs of one kind are one sign. Every character keeps its place.
"""

from __future__ import annotations

import re

#: Signs of one kind, and the one that stands for them.
_SAME = str.maketrans("「『《〈‘\"'【〔[(」』》〉’】〕])﹐,!?;｡…～~—", "““““““““““（””””””””），，！？；。。。。。")
#: What is no hanzi; rare ones that Python does not know yet are hanzi.
_OTHER = "[^\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_EDGES = re.compile(f"^{_OTHER}+|[：:<>]{_OTHER}*|{_OTHER}+$")


def bounded(text: str) -> str:
    """A sentence with a line feed for all that is no hanzi at its edges, colons and tags; as long as before."""
    return _EDGES.sub(lambda match: "\n" * len(match.group()), text).translate(_SAME)


def pieces(text: str) -> list[tuple[int, int]]:
    """Where what `bounded` leaves between line feeds begins and ends."""
    return [match.span() for match in re.finditer("[^\n]+", bounded(text))]
