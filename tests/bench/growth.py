"""A worker's memory after 100 sentences and after many more: it should not grow with what it has said."""

from __future__ import annotations

import os
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.speech import Speaker

#: How many sentences each says; those of the natural voice take a quarter of a second each.
SENTENCES = {"silence": 1000, "espeak": 1000, "baker": 300}
FIRST, LIMIT = 100, 5.0


def run(shared: Path) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import Speaker, VoiceStore, plan

    store = VoiceStore()
    sentences = [sentence for _, _, sentence in numbered_sentences(book_from_text(PASSAGE, "bench"))]
    for name, count in SENTENCES.items():
        voice = store.get(name)
        if not store.installed(voice):
            yield Figure(f"{name} is not installed", 0, "")
            continue
        utterances = [utterance for sentence in sentences for utterance in plan(sentence, voice)]
        told = {}
        with Speaker(voice, store.folder(voice)) as speaker:
            for i, utterance in enumerate(islice(cycle(utterances), count), 1):
                for _ in speaker.speak(utterance, Prosody()):
                    pass
                if i in (FIRST, count):
                    told[i] = resident(speaker)
        yield Figure(f"{name}, after {FIRST} sentences", told[FIRST], "MB")
        yield Figure(
            f"{name}, after {count}", told[count], "MB", f"{told[count] - told[FIRST]:+.2f}, limit +{LIMIT:.0f}"
        )


def resident(speaker: Speaker) -> float:
    """The memory of its worker, in MB; Linux tells it."""
    pages = int(Path(f"/proc/{speaker.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
