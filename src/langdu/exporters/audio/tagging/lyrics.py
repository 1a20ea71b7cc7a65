"""The text of a sound file as lyrics: a line a sentence, kept only while it is short enough for a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.model import one_line
from langdu.pinyin import marked

if TYPE_CHECKING:
    from langdu.model import ExportInfo, TimedSentence

#: Characters of all lines that a tag may have: about six hours of speech. A player reads the tags before the sound.
MOST_CHARACTERS = 100_000


class LyricLines:
    """The sentences, as they come; none at all when they are too many, rather than the first of them.

    Args:
        info: which of hanzi and pinyin is shown, and the sample rate.
    """

    def __init__(self, info: ExportInfo) -> None:
        self._info, self._characters = info, 0
        self._lines: list[tuple[str, int]] = []

    def add(self, sentence: TimedSentence) -> None:
        """The next sentence that is said."""
        if self._characters > MOST_CHARACTERS:
            return
        line = one_line(self._shown(sentence))
        self._characters += len(line)
        if self._characters > MOST_CHARACTERS:
            self._lines.clear()
        elif line:
            self._lines.append((line, round(sentence.start * 1000 / self._info.sample_rate)))

    def all(self) -> tuple[tuple[str, int], ...]:
        """Each line, and when it begins in ms."""
        return tuple(self._lines)

    def _shown(self, sentence: TimedSentence) -> str:
        said = (marked(syllable) for reading in sentence.sentence.readings for syllable in reading.citation)
        pinyin = "" if self._info.style.shown == "hanzi" else " ".join(said)
        hanzi = "" if self._info.style.shown == "pinyin" and pinyin else sentence.text
        return f"{hanzi} {pinyin}"
