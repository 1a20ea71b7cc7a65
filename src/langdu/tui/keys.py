"""The keys of the reader, for the help screen and the line of hints."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key: how it is written, what it does, and two words for the line of hints ("" for none)."""

    keys: str
    does: str
    hint: str = ""


READING = (
    Key("space", "play, pause", "play"),
    Key("← →  k j", "the sentence before, the next", "sentence"),
    Key("r", "repeat the sentence", "repeat"),
    Key("[ ]", "slower, faster (0.5 to 2.0), at the same pitch", "speed"),
    Key("click  enter", "read from that character on, from the cursor on"),
    Key("f", "follow the voice again after scrolling by hand"),
)
TEXT = (
    Key("↑ ↓  pgup pgdn", "scroll; home end: the beginning, the end"),
    Key("p", "pinyin above, below, alone, off", "pinyin"),
    Key("t", "tone colours", "tones"),
    Key("d", "dark or light"),
)
READINGS = (
    Key("e", "why the character under the cursor is read so; correct it", "explain, correct"),
    Key(", .", "move the cursor a character back, on"),
    Key("c", "the next character whose gloss was overruled"),
)
PROGRAM = (
    Key("i", "install the natural voice"),
    Key("?", "this page", "help"),
    Key("q", "quit; the place is kept", "quit"),
)
GROUPS = (("Reading aloud", READING), ("The text", TEXT), ("How a character is read", READINGS), ("langdu", PROGRAM))


def hints() -> list[tuple[str, str]]:
    """Keys and two words on each, the most wanted first."""
    short = {"← →  k j": "← →"}
    return [(short.get(key.keys, key.keys), key.hint) for _, group in GROUPS for key in group if key.hint]
