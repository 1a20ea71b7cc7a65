"""Recordings of a human, put together: whole words where there are any, else syllables in the tone that is spoken.

For learners who want to compare with a human. What was not recorded is never said in another tone, which would teach
the wrong thing: it is silence, and told. A third tone before another syllable is cut after its low part, since a
syllable recorded alone rises in the end, and in a word none does.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import NEUTRAL, Note, Say, Syllable
from langdu.pinyin import numbered, parse
from langdu.speech import recordings
from langdu.speech.engines.common import waves
from langdu.speech.engines.common.clause_engine import ClauseEngine, ClauseSound, syllables
from langdu.speech.engines.common.mark_estimates import spread
from langdu.speech.engines.common.stretch import stretched
from langdu.speech.engines.reference.takes import Unusable, take
from langdu.speech.recordings import RAW
from langdu.speech.references import ARCHIVE, INDEX, RATE, RecordingIndex, toned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Latin
    from langdu.model.speech import MarkOrigin
    from langdu.signal.arrays import Samples
    from langdu.speech.engine import Parameters

#: The part of a recorded third tone that is low: of 110 syllables of one speaker the lowest pitch lies at 34 to 66 % of
#: the voiced part, in the middle at 53 %.
LOW = 0.6
#: A neutral syllable that was not recorded: its fourth tone, in this part of its length and of its loudness.
NEUTRAL_LENGTH_RATIO, SOFT = 0.6, 0.5
#: Seconds between two syllables, over which the first fades; and those of silence where nothing was recorded.
JOIN, ABSENT = 0.02, 0.3
#: Syllables of a word at most.
LONGEST_WORD_SYLLABLES = 8


class Reference(ClauseEngine):
    """The recordings in `folder`, as `prepare` left them."""

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        self.sample_rate = RATE
        try:
            if folder is None:
                raise FileNotFoundError(INDEX)
            self._folder, self._recorded = folder, RecordingIndex.read(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            remedy = "remove it, and add the recordings again"
            raise VoiceMissing(f"the recordings cannot be read: {error}", where=str(folder), remedy=remedy) from error
        self._sound_of = lru_cache(maxsize=64)(self._load)

    def sound(self, units: Sequence[Say | Latin], sign: str, rate: float) -> ClauseSound:
        """Word after word, syllable after syllable."""
        import numpy as np

        edges: list[float] = [0.0]
        pieces: list[Samples] = []
        origins: list[MarkOrigin] = []
        notes: list[Note] = []
        at = 0
        while at < len(units):
            count, samples, told = self._piece(units, at)
            pieces.append(waves.faded(stretched(samples, 1 / rate, RATE), round(JOIN * RATE)))
            edges += spread([1.0] * count, edges[-1], edges[-1] + len(pieces[-1]))[1:]
            origins += ["engine" if count == 1 else "estimated"] * count
            notes += told
            at += count
        return ClauseSound(np.concatenate(pieces), edges, origins, tuple(notes))

    def _piece(self, units: Sequence[Say | Latin], at: int) -> tuple[int, Samples, list[Note]]:
        """The recording for the units from `at` on: how many it is of, its sound, and what is to be told of it."""
        for count in range(min(LONGEST_WORD_SYLLABLES, len(units) - at), 1, -1):
            word = self._recorded.whole(units[at : at + count])
            if word is not None:
                return count, self._sound_of(word), []
        unit = units[at]
        if isinstance(unit, Say) and self._recorded.words.get(unit.text) == (unit.syllable,):
            return 1, self._sound_of(unit.text), []
        said = [self._syllable(one, last=at == len(units) - 1) for one in syllables(unit)]
        notes = [Note(unit.span, "lost" if lost else "approximated", told) for _, told, lost in said if told]
        return 1, _joined([sound for sound, _, _ in said]), notes

    def _syllable(self, syllable: Syllable, *, last: bool) -> tuple[Samples, str, bool]:
        """A syllable's sound, what is to be told of it, and whether it is lost."""
        import numpy as np

        name, files = toned(syllable), self._recorded.files
        wanted = parse(name)
        if name in files:
            if wanted.tone == 3 and not last:
                samples = self._sound_of(name)
                return samples[: round(LOW * len(samples))], "", False
            return self._sound_of(name), "", False
        if wanted.tone == NEUTRAL and numbered(wanted.with_tone(4)) in files:
            samples = self._sound_of(numbered(wanted.with_tone(4)))
            told = f"{name}: not recorded; its fourth tone, short and soft"
            return samples[: round(NEUTRAL_LENGTH_RATIO * len(samples))] * SOFT, told, False
        plain = Syllable(wanted.initial, wanted.final, wanted.tone)
        if wanted.erhua and numbered(plain) in files:
            return self._sound_of(numbered(plain)), f"{name}: not recorded; said without r", False
        return np.zeros(round(ABSENT * RATE), np.float32), f"{name}: not recorded; silence in its place", True

    def _load(self, of: str) -> Samples:
        import soundfile

        samples: Samples = soundfile.read(self._folder / self._recorded.files[of], dtype="float32")[0]
        return samples

    @classmethod
    def prepare(cls, folder: Path) -> None:
        """Decode, trim and level the copies that `recordings.take` made, and list those that can be used.

        A voice of a manifest brings them in `recordings.zip`. What is in the index already (readings of words, say)
        stays in it.

        Raises:
            InstallFailed: none of them is sound.
        """
        if (archive := folder / ARCHIVE).exists():
            recordings.take(archive, folder)
            (folder / INDEX).write_text(json.dumps({"spoken": {}}), encoding="utf-8")
        copies: dict[str, str] = json.loads((folder / RAW).read_text("utf-8"))
        index = json.loads((folder / INDEX).read_text("utf-8"))
        files: dict[str, str] = {}
        skipped: Counter[str] = Counter()
        for of, name, why in _prepared(folder, copies):
            if why:
                skipped[why] += 1
            else:
                files[of] = name
        if not files:
            raise InstallFailed("none of the files is a sound that can be used", remedy="check one with a player")
        index |= {"recordings": files, "skipped": skipped}
        (folder / INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
        (folder / RAW).unlink()


def _prepared(folder: Path, copies: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What each copy is of, the name of what became of it, and why nothing did."""
    import soundfile

    for number, (of, copy) in enumerate(copies.items()):
        name = f"take{number:05}.flac"  # as references.TAKE has it
        try:
            soundfile.write(folder / name, take(folder / copy), RATE, subtype="PCM_16")
        except Unusable as error:
            yield of, "", str(error)
        else:
            yield of, name, ""
        (folder / copy).unlink()


def _joined(sounds: Sequence[Samples]) -> Samples:
    import numpy as np

    return np.concatenate(list(sounds))
