"""Export's jobs: any executor does them, a bounded number at once, and what was said is not said again."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from langdu.model import AssetFile, Speech
from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.session.export.ordered import in_order
from langdu.speech.rendering.disk_cache import SpeechCache
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart
from tests.speech.making import NORMAL, utterance, voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = "雨停了。鸟叫了。\n\n他走出家门，看见一道彩虹。\n"
#: A voice with a file, as those whose speech is kept; its engine does without.
HUM = voice(files=(AssetFile("model.bin", "https://localhost/model.bin", 3, "a" * 64),))


class Slow(Executor):
    """Says nothing, and only when somebody waits for it; counts what is under way."""

    def __init__(self) -> None:
        self.begun = self.done = self.most = 0

    def submit(self, function: Callable[..., Speech], /, *args: object, **kwargs: object) -> Future[Speech]:
        self.begun += 1
        self.most = max(self.most, self.begun - self.done)
        future: Future[Speech] = Future()
        future.set_result(Speech(b"\0\0", 16000))
        return future


def jobs(count: int) -> Iterator[tuple[int, SpeechJob | None]]:
    for number in range(count):
        yield number, None if number % 3 == 2 else SpeechJob((SpokenPart(utterance("ma1", number), HUM, None),), NORMAL)


def test_another_executor_gives_the_same_file(tmp_path: Path) -> None:
    book = book_from_text(TEXT, "彩虹")
    threads, processes = tmp_path / "threads.wav", tmp_path / "processes.wav"
    export(book, ExportOptions(voice(), None, (threads,), workers=2))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        report = export(book, ExportOptions(voice(), None, (processes,)), executor=pool)
    assert report.sentences == 3
    assert processes.read_bytes() == threads.read_bytes()
    book.close()


def test_memory_does_not_grow_with_the_book() -> None:
    executor = Slow()
    for number, _ in in_order(jobs(100), executor, 4, None):
        executor.done = number
        assert executor.begun - number <= 6
    assert executor.begun == 67


def test_what_was_said_is_not_said_again(tmp_path: Path) -> None:
    cache, executor = SpeechCache(tmp_path), Slow()
    first = list(in_order(jobs(4), executor, 2, cache))
    begun = executor.begun
    assert begun == 2  # of three times the same word the first was kept before the last was asked for
    assert list(in_order(jobs(4), executor, 2, cache)) == first
    assert executor.begun == begun


def test_a_failure_ends_it_and_drops_what_was_not_begun() -> None:
    class Failing(Slow):
        waiting: list[Future[Speech]] = []  # noqa: RUF012

        def submit(self, function: Callable[..., Speech], /, *args: object, **kwargs: object) -> Future[Speech]:
            future: Future[Speech] = Future()
            if self.waiting:
                self.waiting.append(future)
            else:
                self.waiting.append(future)
                future.set_exception(RuntimeError("broken"))
            return future

    failing = Failing()
    with pytest.raises(RuntimeError, match="broken"):
        list(in_order(jobs(10), failing, 3, None))
    assert all(future.cancelled() for future in failing.waiting[1:])
