"""What the network of tones is taught with: recordings whose text is known, and what the natural voice says."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from langdu.model import Pause, Prosody, Say, Span, Utterance
from langdu.pinyin import is_legal, parse, plain
from langdu.pinyin.table import spellings
from langdu.practice.alignment import align
from langdu.practice.recording.listening import listened
from langdu.practice.recording.sound import load, prepared
from langdu.practice.tones.features import SyllableTimes
from langdu.session import book_from_text
from langdu.session.practice.judging import targets_of_text
from langdu.session.text.numbering import numbered_sentences
from langdu.speech import VoiceStore, plan
from langdu.speech.registry import engine
from langdu.training.polyphones.examples import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.model import Syllable, Target
    from langdu.practice.pitch import Pitch
    from langdu.practice.recording.sound import Sound

#: An alignment that is less sure of a syllable than this is left out: it was misread, or is not where it was found.
SURE = 0.2
#: How fast the natural voice says sentences and single syllables; how often a sentence's tones are drawn by lot.
PACES, SLOW_PACES, BY_LOT = (0.6, 1.35), (0.5, 1.1), (0.0, 0.0, 0.25, 0.6, 1.0)


class ToneExample(NamedTuple):
    """A recording: its pitch, when its syllables were said, what they are as spoken, the tones that are right.

    `right` is empty for a syllable that nothing is known of.
    """

    voice: str
    name: str
    pitch: Pitch
    times: tuple[SyllableTimes, ...]
    said: tuple[Syllable, ...]
    right: tuple[frozenset[int], ...]

    @property
    def told(self) -> tuple[int, ...]:
        """The tone that each was to have."""
        return tuple(syllable.tone for syllable in self.said)


def recorded(folder: Path) -> Iterator[ToneExample]:
    """The recordings of one folder of the practice data; its voice is its name's."""
    sentences = _sentences(folder / "sentences.tsv")
    for path in sorted(folder.glob("*.mp3")):
        text = path.stem.removeprefix("cmn-")
        if sentences:
            yield from _read(folder.name, path, *sentences[path.stem.removesuffix("_slow")])
        elif is_legal(text):
            syllable = parse(text)
            yield from _one(folder.name, path.stem, load(path), [syllable], [frozenset((syllable.tone,))])
        elif not text.isascii():
            yield from _read(folder.name, path, text, "")


def _sentences(table: Path) -> dict[str, tuple[str, str]]:
    if not table.exists():
        return {}
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines()[1:])
    return {name: (text, pinyin) for name, text, pinyin in rows}


def _read(voice: str, path: Path, text: str, pinyin: str) -> Iterator[ToneExample]:
    said = targets_of_text(text)
    right = [_agreed(target, other) for target, other in zip(said, _others(pinyin, len(said)), strict=True)]
    yield from _one(voice, path.stem, load(path), [target.spoken for target in said], right)


def _others(pinyin: str, count: int) -> list[str]:
    """Somebody else's reading of each syllable, erhua merged; empty where there is none or it has another length."""
    merged = pinyin.replace(" r5", "").split()
    return merged if len(merged) == count else [""] * count


def _agreed(target: Target, other: str) -> frozenset[int]:
    """The tones that are right by both readings; none are known where the two are of different sounds."""
    if not other or not is_legal(other):
        return target.accepted
    read = parse(other)
    if plain(read).removesuffix("r") != plain(target.spoken).removesuffix("r"):
        return frozenset()
    return target.accepted if read.tone == target.citation.tone else target.accepted | {read.tone}


def _one(
    voice: str, name: str, sound: Sound, syllables: Sequence[Syllable], right: Sequence[frozenset[int]]
) -> Iterator[ToneExample]:
    samples, pitch, _ = listened(sound)
    found = align(samples, syllables).places
    if len(found) != len(syllables) or not syllables:
        return
    times = tuple(SyllableTimes(place.start, place.vowel, place.end) for place in found)
    sure = [tones if place.confidence >= SURE else frozenset() for place, tones in zip(found, right, strict=True)]
    yield ToneExample(voice, name, pitch, times, tuple(syllables), tuple(sure))


def heard_again(example: ToneExample, sound: Sound) -> ToneExample:
    """The same in another recording of it, listened to anew."""
    samples, pitch, _ = listened(sound)
    found = align(samples, example.said).places
    times = tuple(SyllableTimes(place.start, place.vowel, place.end) for place in found)
    return example._replace(pitch=pitch, times=times)


def spoken(sentences: int, singles: int, seed: int = 1) -> Iterator[ToneExample]:
    """What the natural voice says: our own sentences, many with tones drawn by lot, and rows of one to four syllables.

    Raises:
        VoiceMissing: it is not installed.
    """
    lot = random.Random(seed)
    store = VoiceStore()
    voice = store.get("baker")
    speaks = engine(voice, store.folder(voice))
    texts = sorted({text for text, _ in corpus.written("rare")})
    book = book_from_text("\n".join(lot.sample(texts, min(sentences, len(texts)))), "sentences")
    planned = [u for _, _, sentence in numbered_sentences(book) for u in plan(sentence, voice)]
    told = [(_by_lot(utterance, lot), lot.uniform(*PACES)) for utterance in planned[:sentences]]
    told += [(_row(lot), lot.uniform(*SLOW_PACES)) for _ in range(singles)]
    for i, (utterance, pace) in enumerate(told):
        chunks = list(speaks.speak(utterance, Prosody(pace)))
        samples = np.frombuffer(b"".join(chunk.pcm for chunk in chunks), "<i2").astype(np.float32) / np.float32(2**15)
        said = [unit.syllable for unit in utterance.units if isinstance(unit, Say)]
        sound = prepared(np.asarray(samples, np.float32), speaks.sample_rate)
        yield from _one("baker", str(i), sound, said, [frozenset((syllable.tone,)) for syllable in said])


def _by_lot(utterance: Utterance, lot: random.Random) -> Utterance:
    """The same with some tones drawn by lot; no two third tones in a row, which no voice was taught."""
    share = lot.choice(BY_LOT)
    units = [
        Say(u.span, u.syllable.with_tone(lot.randint(1, 4)), u.text, u.closes)
        if isinstance(u, Say) and lot.random() < share
        else u
        for u in utterance.units
    ]
    for i, (here, after) in enumerate(pairwise(units)):
        if isinstance(here, Say) and isinstance(after, Say) and here.syllable.tone == 3 == after.syllable.tone:
            units[i] = Say(here.span, here.syllable.with_tone(lot.choice((2, 2, 1, 4))), here.text, here.closes)
    return Utterance(utterance.span, tuple(units))


def _row(lot: random.Random) -> Utterance:
    """One to four syllables of any sound and tone, as one says words from a list."""
    count = lot.choice((1, 1, 1, 2, 2, 3, 4))
    sounds = sorted(name for name in spellings() if is_legal(name))
    tones = [lot.randint(1, 4) for _ in range(count)]
    tones = [lot.choice((1, 2, 4)) if here == 3 == after else here for here, after in pairwise(tones)] + tones[-1:]
    if count > 1 and lot.random() < 1 / 6:
        tones[-1] = 5
    says = [Say(Span(i, i + 1), parse(lot.choice(sounds)).with_tone(tone)) for i, tone in enumerate(tones)]
    return Utterance(Span(0, count + 1), (*says, Pause(Span(count, count + 1), 0.45, "。")))
