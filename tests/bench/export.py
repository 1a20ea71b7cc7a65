"""Export's real-time factor, beside the raw engine's on the same utterances in the same run."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure, best_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(shared: Path) -> Iterator[Figure]:
    from langdu.speech import VoiceStore

    store = VoiceStore()
    yield from _seed(shared, store)
    for name in ("baker", "espeak"):
        voice = store.get(name)
        if not store.installed(voice):
            yield Figure(f"{name} is not installed", 0, "")
            continue
        yield from _voice(store, name)


def _seed(shared: Path, store) -> Iterator[Figure]:
    """The document of the seed as an audiobook, subtitles and a book, on two cores."""
    from langdu.session import open_book
    from langdu.session.export import ExportOptions, export

    voice = store.get("baker")
    texts = sorted((shared / "seed").glob("*.txt")) + sorted((shared / "seed").glob("*.md"))
    if not texts or not store.installed(voice):
        yield Figure("the seed or baker is not there", 0, "")
        return
    with tempfile.TemporaryDirectory() as place:
        outputs = tuple(Path(place) / f"seed.{ending}" for ending in ("m4b", "srt", "epub"))
        book = open_book(str(texts[0]))
        began = time.perf_counter()
        report = export(book, ExportOptions(voice, store.folder(voice), outputs, workers=2))
        spent = time.perf_counter() - began
    what = f"seed to m4b, srt and epub, {report.seconds:.0f} s of speech"
    yield Figure(what, spent / report.seconds, "RTF", "limit 0.05")


def _voice(store, name: str) -> Iterator[Figure]:

    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.export import ExportOptions, export
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import plan
    from langdu.speech.registry import engine

    voice = store.get(name)
    folder = store.folder(voice) if voice.files else None
    book = book_from_text(PASSAGE * 4, "bench")
    utterances = [u for _, _, sentence in numbered_sentences(book) for u in plan(sentence, voice)]
    raw = engine(voice, folder)

    def alone() -> None:
        for utterance in utterances:
            for _ in raw.speak(utterance, Prosody()):
                pass

    alone()
    single = best_of(2, alone)
    # Once an export, however long it is: of a quick engine it is most of what a short one takes besides the engine.
    start = best_of(2, lambda: _first_said(voice, folder, utterances[0]))
    yield Figure(f"{name}, a worker's start and first utterance", start, "s", f"raw engine {single:.2f} s for all")
    with tempfile.TemporaryDirectory() as place:
        for workers in (1, 2):
            outputs = (Path(place) / "out.wav", Path(place) / "out.srt", Path(place) / "out.json")
            reports = []
            job = ExportOptions(voice, folder, outputs, workers=workers)
            spent = best_of(2, lambda job=job, reports=reports: reports.append(export(book, job)))
            seconds = reports[-1].seconds
            beside = f"raw engine {single / seconds:.4f}, so {single / spent:.2f} x its speed (budget {(0.95, 1.8)[workers - 1]})"
            yield Figure(f"{name}, {workers} worker(s), {seconds:.0f} s of speech", spent / seconds, "RTF", beside)


def _first_said(voice, folder, utterance) -> None:
    from langdu.model import Prosody
    from langdu.speech import Speaker

    speaker = Speaker(voice, folder, live=False)
    try:
        for _ in speaker.speak(utterance, Prosody()):
            pass
    finally:
        speaker.close()
