"""The recordings of people (and of a synthesis that we cannot ask for more) in the practice data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from langdu.model import is_hanzi
from langdu.pinyin import is_legal, parse
from langdu.practice.recording.sound import load
from langdu.session.text import pipeline
from langdu.training.alignment.recorded.utterance import SpokenRecording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Sentence, Syllable

FOLDERS = {"a": "speaker-a-syllables", "c": "speaker-c-words", "h": "sentences-h"}
#: The voice of `sentences-h`'s second half: each sentence again, slowly.
SLOW = "_slow"


def recordings(folder: Path, voice: str) -> Iterator[SpokenRecording]:
    """All of a voice's whose syllables are known, in the order of their names.

    Args:
        folder: the practice data.
        voice: "a", "c" or "h".
    """
    listed = {"a": _syllables, "c": _words, "h": _sentences}[voice](folder / FOLDERS[voice])
    for name, syllables in listed:
        yield SpokenRecording(name, voice, load(folder / FOLDERS[voice] / f"{name}.mp3").samples, syllables)


def _syllables(folder: Path) -> Iterator[tuple[str, tuple[Syllable, ...]]]:
    for path in sorted(folder.glob("cmn-*.mp3")):
        said = path.stem.removeprefix("cmn-").lstrip("_").replace("u:", "v")
        if is_legal(said):
            yield path.stem, (parse(said),)


def _words(folder: Path) -> Iterator[tuple[str, tuple[Syllable, ...]]]:
    for path in sorted(folder.glob("cmn-*.mp3")):
        word = path.stem.removeprefix("cmn-")
        if all(map(is_hanzi, word)):
            yield path.stem, spoken(word)


def _sentences(folder: Path) -> Iterator[tuple[str, tuple[Syllable, ...]]]:
    for line in (folder / "sentences.tsv").read_text("utf-8").splitlines()[1:]:
        name, _, said = line.split("\t")
        syllables = _parsed(said)
        for ending in ("", SLOW):
            if (folder / f"{name}{ending}.mp3").exists():
                yield name + ending, syllables


def texts(folder: Path) -> list[tuple[str, str]]:
    """The names and texts of `sentences-h`."""
    lines = (folder / FOLDERS["h"] / "sentences.tsv").read_text("utf-8").splitlines()[1:]
    return [(name, text) for name, text, _ in (line.split("\t") for line in lines)]


def _parsed(said: str) -> tuple[Syllable, ...]:
    """Syllables from numbered pinyin, in which a 儿 that only colours the one before it is `r5`."""
    found: list[Syllable] = []
    for part in said.split():
        if part == "r5" and found:
            found[-1] = replace(found[-1], erhua=True)
        else:
            found.append(parse(part))
    return tuple(found)


def spoken(text: str) -> tuple[Syllable, ...]:
    """A text's syllables as a voice says them."""
    return tuple(s for sentence in read(text) for reading in sentence.readings for s in reading.spoken)


def read(text: str) -> list[Sentence]:
    """A text's sentences with their readings; no learner's corrections."""
    document = pipeline.from_text(text, "text")
    return [sentence for i in range(len(document.blocks)) for sentence in pipeline.annotated(document, i, (), "weigh")]
