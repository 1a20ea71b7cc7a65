"""Praat's TextGrid, the long format: tiers of sentences, words, hanzi, pinyin and spoken syllables.

Source: Praat's manual, "TextGrid file formats". The intervals of a tier tile the whole; silence is an empty label.
It is written here and not by praatio, which holds all intervals in memory: they wait in a file a tier until their
number is known. What has no length has no interval: its label goes to the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from langdu.exporters.base import Exporter
from langdu.exporters.timed_text.waiting import WaitingLines
from langdu.exporters.timed_units import TimedUnit, timed_units
from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import TimedSentence

TIERS = ("sentence", "word", "hanzi", "pinyin", "syllable")
TRANSLATION = "translation"


class TextGridExporter(Exporter):
    """Writes a TextGrid for Praat."""

    _file: TextIO
    _tiers: dict[str, IntervalTier]

    def open(self) -> None:
        """Begin the file, and those of the tiers."""
        self._file = self.partial.open("w", encoding="utf-8", newline="\n")
        self._tiers = {name: IntervalTier(self.path.parent, self.info.sample_rate) for name in (*TIERS, TRANSLATION)}

    def sentence(self, sentence: TimedSentence) -> None:
        """Write its intervals to where they wait."""
        units = [unit for unit in timed_units(sentence) if unit.marks]
        with self.guarded():
            self._tiers["sentence"].add(sentence.start, sentence.end, sentence.text)
            if sentence.translation:
                self._tiers[TRANSLATION].add(sentence.start, sentence.end, sentence.translation)
            for word in _words(sentence, units):
                text = "".join(unit.text for unit in word)
                self._tiers["word"].add(word[0].marks[0].start, word[-1].marks[-1].end, text)
            for unit in units:
                self._add(unit)

    def _add(self, unit: TimedUnit) -> None:
        for mark in unit.marks:
            self._tiers["syllable"].add(mark.start, mark.end, mark.label)
        if unit.syllables:
            times = unit.marks[0].start, unit.marks[-1].end
            self._tiers["hanzi"].add(*times, unit.text)
            self._tiers["pinyin"].add(*times, unit.pinyin)

    def finish(self, samples: int) -> None:
        """Put the tiers one after the other."""
        if not self._tiers[TRANSLATION].lines.count:
            self._tiers.pop(TRANSLATION).lines.close()
        whole = f"xmin = 0 \nxmax = {_seconds(samples, self.info.sample_rate)} \n"
        self._file.write('File type = "ooTextFile"\nObject class = "TextGrid"\n\n' + whole)
        self._file.write(f"tiers? <exists> \nsize = {len(self._tiers)} \nitem []: \n")
        for number, (name, tier) in enumerate(self._tiers.items(), 1):
            tier.end(samples)
            head = f'class = "IntervalTier" \nname = "{name}" \n{whole}intervals: size = {tier.lines.count} \n'
            self._file.write(f"    item [{number}]:\n" + "".join(f"        {line}\n" for line in head.splitlines()))
            tier.lines.move_to(self._file)
        self.release()

    def release(self) -> None:
        """Close all files."""
        for tier in self._tiers.values():
            tier.lines.close()
        self._file.close()


class IntervalTier:
    """The intervals of a tier while they come.

    Args:
        folder: where they wait.
        sample_rate: in Hz.

    Attributes:
        lines: those that are whole, as the file will have them.
    """

    def __init__(self, folder: Path, sample_rate: int) -> None:
        self.lines = WaitingLines(folder)
        self._rate = sample_rate
        self._at = 0
        self._held = ""

    def add(self, start: int, end: int, label: str) -> None:
        """The next interval, in samples; what lies before it is silence."""
        start = max(start, self._at)
        label, self._held = f"{self._held} {label}" if self._held else label, ""
        if end <= start:
            self._held = label
            return
        if start > self._at:
            self._write(start, "")
        self._write(end, label)

    def end(self, samples: int) -> None:
        """Fill it up to the end; a label that found no interval has the last silence."""
        if samples > self._at:
            self._write(samples, self._held)

    def _write(self, end: int, label: str) -> None:
        times = (f"xmin = {_seconds(self._at, self._rate)}", f"xmax = {_seconds(end, self._rate)}")
        text = 'text = "' + one_line(label).replace('"', '""') + '"'
        rows = "".join(f"            {row} \n" for row in (*times, text))
        self.lines.add(f"        intervals [{self.lines.count + 1}]:\n{rows}")
        self._at = end


def _words(sentence: TimedSentence, units: Sequence[TimedUnit]) -> Iterator[list[TimedUnit]]:
    """The units that sound, those of a word together."""
    ends = {word.start: word.end for word in sentence.sentence.words}
    held, end = list[TimedUnit](), 0
    for unit in units:
        if held and unit.start >= end:
            yield held
            held = []
        if not held:
            end = ends.get(unit.start, unit.end)
        held.append(unit)
    if held:
        yield held


def _seconds(samples: int, sample_rate: int) -> str:
    """With enough digits for any sample of any rate."""
    return f"{samples / sample_rate:.9f}".rstrip("0").rstrip(".")
