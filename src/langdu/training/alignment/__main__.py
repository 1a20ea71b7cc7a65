"""Train the networks of alignment: `python -m langdu.training.alignment [--data DIR] [--without VOICE] [-o FILE]`.

Needs torch, which langdu itself does not, and the natural voice installed. DIR holds speaker-a-syllables,
speaker-c-words and sentences-h. `--without` leaves out a voice (a, c, h or baker) altogether, so that the result can be
measured on it. Some ten minutes on one core, and two for the natural voice to speak; what it said is kept in --cache.

The natural voice's own times are the only ones that are known, beside the ends of isolated syllables. A first network
learns from these, tells when the syllables of the other recordings are said, and a second learns from all; and so once
more. At last the two judges are taught what both networks' findings are worth; where only the costs of the search have
changed, `--keep FILE` takes the networks from a file and does that alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from langdu.practice.alignment.hearing import AcousticModels
from langdu.practice.alignment.network import SHIPPED, AlignmentNetwork, stored
from langdu.training.alignment.calibrate import judges
from langdu.training.alignment.fit import FIRST, SECOND, fitted
from langdu.training.alignment.labels import isolated, labelled
from langdu.training.alignment.lessons import Lessons, random_of
from langdu.training.alignment.recorded.cache import cached
from langdu.training.alignment.recorded.recordings import FOLDERS, recordings, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from numpy.typing import NDArray

    from langdu.training.alignment.recorded.augment import Random
    from langdu.training.alignment.recorded.utterance import SpokenRecording

    Arrays = dict[str, NDArray[Any]]

VOICES = ("a", "c", "h", "baker")
#: Epochs of the network that only begins, of the one between, and of the two that are kept; and their channels.
BEGIN, BETWEEN, LAST = 6, 4, {FIRST: 12, SECOND: 7}
CHANNELS = {FIRST: 112, SECOND: 64}


def main() -> None:
    """Train and write."""
    options = _options()
    torch.set_num_threads(1)
    known = [] if options.without == "baker" else cached(options.cache / "baker.npz", lambda: _speech(options.data))
    people = {voice: list(recordings(options.data, voice)) for voice in FOLDERS if voice != options.without}
    random = random_of(1)
    networks = networks_of(stored(options.keep)) if options.keep else trained(known, people, random, _say)
    data, singles = _labelled(AlignmentNetwork(networks, FIRST), known, people)
    arrays = networks | judges(AcousticModels(networks), data, singles, random, _say)
    save: Callable[..., None] = np.savez_compressed
    save(options.output, **arrays)
    _say(f"{options.output}: {options.output.stat().st_size / 1000:.0f} kB")


def trained(
    known: list[SpokenRecording],
    people: Mapping[str, list[SpokenRecording]],
    random: Random,
    say: Callable[[str], None],
) -> Arrays:
    """Both networks' arrays.

    Args:
        known: recordings with times.
        people: by voice, those without.
        random: chooses.
        say: is told how it goes.
    """
    arrays = _fitted(Lessons(known, _singles(known, map(isolated, people.get("a", ()))), random), {FIRST: BEGIN}, say)
    for epochs in ({FIRST: BETWEEN}, LAST):
        data, singles = _labelled(AlignmentNetwork(arrays, FIRST), known, people)
        arrays = _fitted(Lessons(data, singles, random), epochs, say)
    return arrays


def networks_of(arrays: Arrays) -> Arrays:
    """Only the networks' arrays, without the judges'."""
    return {name: array for name, array in arrays.items() if name.startswith((FIRST, SECOND))}


def _labelled(
    network: AlignmentNetwork, known: list[SpokenRecording], people: Mapping[str, list[SpokenRecording]]
) -> tuple[list[SpokenRecording], list[list[SpokenRecording]]]:
    """All recordings with times: those of several syllables, and, by voice, those of one."""
    found = {voice: labelled(network, said) for voice, said in people.items()}
    singles = _singles(known, found.pop("a", []))
    return [*known, *(said for voice in found.values() for said in voice)], singles


def _singles(known: Iterable[SpokenRecording], alone: Iterable[SpokenRecording]) -> list[list[SpokenRecording]]:
    groups = [[said for said in known if len(said.syllables) == 1], list(alone)]
    return [group for group in groups if group]


def _fitted(lessons: Lessons, epochs: Mapping[str, int], say: Callable[[str], None]) -> Arrays:
    arrays: Arrays = {}
    for prefix, count in epochs.items():
        arrays |= fitted(count, CHANNELS[prefix], lessons.epoch, prefix, say)
    return arrays


def _speech(folder: Path) -> Iterator[SpokenRecording]:
    from langdu.training.alignment.recorded.baker import BakerSpeech
    from langdu.training.alignment.recorded.speech import nonsense, sentences

    baker, random = BakerSpeech(), random_of(0)
    yield from sentences(baker, texts(folder), random)
    yield from nonsense(baker, random)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m langdu.training.alignment")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/practice"))
    parser.add_argument("--without", choices=VOICES)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--keep", type=Path, metavar="FILE", help="take its networks, and teach the judges only")
    parser.add_argument("-o", "--output", type=Path, default=SHIPPED)
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
