"""A Dask cluster of two workers on this machine beside the local pool of two engines, with the natural voice.

Also what the numbers of `session.export.cluster` come from: tasks a second without speech, bytes a second of speech.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import PASSAGE, Figure, best_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.session.export.cluster import ClusterExecutor

#: How often each is measured.
TURNS = 3
#: Jobs of the voice that is silent, to measure all but the speaking; as many at once as a large cluster has under way.
EMPTY_JOBS = 2000


def run(shared: Path) -> Iterator[Figure]:
    from langdu.session.export.cluster import cluster_executor
    from langdu.speech import VoiceStore

    store = VoiceStore()
    baker, silence = store.get("baker"), store.get("silence")
    if not store.installed(baker):
        yield Figure("baker is not installed", 0, "")
        return
    voices = [baker, silence]
    with (
        tempfile.TemporaryDirectory() as place,
        _cluster(Path(place)) as address,
        cluster_executor(address, voices, lambda _: None) as executor,
    ):
        yield from _beside_the_pool(store, Path(place), executor)
        yield _tasks(silence, executor)


def _beside_the_pool(store, place: Path, executor: ClusterExecutor) -> Iterator[Figure]:
    from langdu.model import Prosody
    from langdu.session import book_from_text
    from langdu.session.export import ExportOptions, export
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech.rendering.jobs import job_of
    from langdu.speech.rendering.packing import packed
    from langdu.speech.worker.speaker import Speaker

    voice, book = store.get("baker"), book_from_text(PASSAGE * 4, "bench")
    options = ExportOptions(voice, store.folder(voice), (place / "out.wav", place / "out.srt"), workers=2)
    reports, files = [], []

    def here() -> None:
        reports.append(export(book, options))
        files.append((place / "out.wav").read_bytes())

    def there() -> None:
        reports.append(export(book, options, executor=executor))
        files.append((place / "out.wav").read_bytes())

    export(book, options, executor=executor)  # a cluster's engines are awake from its first export on
    times = [(best_of(1, here), best_of(1, there)) for _ in range(TURNS)]  # in turn: what else the machine does changes
    local, cluster = (min(some) for some in zip(*times, strict=True))
    seconds = reports[-1].seconds
    same = "the same bytes" if len(set(files)) == 1 else "OTHER BYTES"
    beside = f"local pool {local / seconds:.4f}, so {local / cluster:.2f} x its speed (limit 0.9); {same}"
    yield Figure(f"two Dask workers, {seconds:.0f} s of speech", cluster / seconds, "RTF", beside)
    planner = Speaker(voice, options.folder, live=False)
    jobs = [job_of(numbered.sentence, planner, Prosody()) for numbered in numbered_sentences(book)]
    size = sum(len(packed(executor.submit(None, job).result())) for job in jobs if job)
    sentences = reports[-1].sentences
    yield Figure("a sentence's result", size / sentences / 1000, "kB", f"{size / seconds / 1000:.1f} kB/s of speech")


def _tasks(voice, executor: ClusterExecutor) -> Figure:
    from langdu.model import Prosody, Say, Span, Utterance
    from langdu.pinyin import parse
    from langdu.speech.rendering.jobs import SpeechJob, SpokenPart, do

    units = (Say(Span(0, 1), parse("ma1"), "妈", ""),)
    job = SpeechJob((SpokenPart(Utterance(Span(0, 1), units), voice, None),), Prosody())

    def all_of_them() -> None:
        for future in [executor.submit(do, job) for _ in range(EMPTY_JOBS)]:
            future.result()

    rate = EMPTY_JOBS / best_of(2, all_of_them)
    return Figure("jobs without speech", rate, "1/s", "scheduler, both workers and this program on one machine")


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers of one thread each; its address."""
    program, file = (sys.executable, "-m"), folder / "scheduler.json"
    common = ("--no-dashboard", "--scheduler-file", str(file))
    scheduler = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    worker = ("distributed.cli.dask_worker", "--nthreads", "1", "--host", "127.0.0.1")
    with (folder / "log").open("w") as log:
        started = [subprocess.Popen([*program, *words, *common], stderr=log) for words in (scheduler, worker, worker)]
        try:
            yield _ready(file)
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait()


def _ready(file: Path) -> str:
    import time

    import distributed

    while not file.exists() or not file.read_text():
        time.sleep(0.1)
    address = str(json.loads(file.read_text())["address"])
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(2)
    return address
