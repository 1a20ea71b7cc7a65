"""SubRip subtitles: a cue a sentence, as it is shown, from its first sound to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter

if TYPE_CHECKING:
    from langdu.model import TimedSentence

#: Characters a subtitle line holds at most; two lines are read with ease, so longer cues have more lines.
LINE = 24
BREAK_AFTER = "。！？；，、：…—,;:!?.”’」』）)》"


class SrtExporter(Exporter):
    """A subtitle file."""

    _file: TextIO
    _cues = 0

    def open(self) -> None:
        """Begin the file."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")

    def sentence(self, sentence: TimedSentence) -> None:
        """Write a cue."""
        self._cues += 1
        start, end = (timestamp(at / self.sample_rate) for at in (sentence.start, sentence.end))
        with self.guarded():
            self._file.write(f"{self._cues}\n{start} --> {end}\n{wrapped(sentence.text)}\n\n")

    def finish(self, samples: int) -> None:
        """Close the file."""
        self._file.close()

    def release(self) -> None:
        """Close what there is."""
        self._file.close()


def timestamp(seconds: float) -> str:
    """`HH:MM:SS,mmm`."""
    milliseconds = round(seconds * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds // 1000:02},{milliseconds % 1000:03}"


def wrapped(text: str) -> str:
    """`text` in lines of at most `LINE` characters, broken after punctuation where that is near; none is empty."""
    text = " ".join(text.replace("\u200b", "").split())
    lines = []
    while len(text) > LINE:
        cut = max((i for i in range(LINE // 2, LINE + 1) if text[i - 1] in BREAK_AFTER), default=LINE)
        lines.append(text[:cut].strip())
        text = text[cut:]
    return "\n".join([*lines, text.strip()]).strip("\n")
