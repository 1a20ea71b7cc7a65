r"""Labels for Audacity: a sentence a line, its times in seconds, parted by tabs.

Source: Audacity's manual, "Importing and Exporting Labels". A line that begins with \ would tell of frequencies: none
does, since each begins with a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter
from langdu.exporters.timed_units import pinyin_line, timed_units
from langdu.model import one_line

if TYPE_CHECKING:
    from langdu.model import TimedSentence


class LabelsExporter(Exporter):
    """Writes labels for Audacity, one for each sentence."""

    _file: TextIO

    def open(self) -> None:
        """Begin the file."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")

    def sentence(self, sentence: TimedSentence) -> None:
        """Write a sentence."""
        times = "\t".join(f"{at / self.info.sample_rate:.6f}" for at in (sentence.start, sentence.end))
        with self.guarded():
            self._file.write(f"{times}\t{self._label(sentence)}\n")

    def _label(self, sentence: TimedSentence) -> str:
        shown, text = self.info.style.shown, one_line(sentence.text)
        if shown not in ("pinyin", "both"):
            return text
        pinyin = one_line(pinyin_line(timed_units(sentence)))
        return pinyin if shown == "pinyin" else f"{text} {pinyin}"

    def finish(self, samples: int) -> None:
        """Close the file."""
        self._file.close()

    def release(self) -> None:
        """Close what there is."""
        self._file.close()
