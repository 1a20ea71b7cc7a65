"""Signs of life while a library works."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from langdu.speech.engines.common import keepalive
from langdu.speech.engines.common.keepalive import patiently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langdu.model import Chunk


def test_a_long_work_gives_empty_chunks_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepalive, "SIGN", 0.001)
    go = threading.Event()

    def work() -> str:
        go.wait()
        return "done"

    found: list[str] = []

    def listening() -> Iterator[Chunk]:
        found.append((yield from patiently(work, 16000)))

    doing = listening()
    first = next(doing)
    assert (first.pcm, first.marks, first.sample_rate) == (b"", (), 16000)
    go.set()
    assert not any(chunk.pcm for chunk in doing)
    assert found == ["done"]


def test_what_goes_wrong_is_raised_as_it_is() -> None:
    def work() -> None:
        raise TimeoutError("its own")

    with pytest.raises(TimeoutError, match="its own"):
        list(patiently(work, 16000))


def test_work_that_nobody_waits_for_any_more_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keepalive, "SOON", 0.001)
    stopped, over = threading.Event(), threading.Event()

    def work() -> None:
        stopped.wait()
        over.set()

    doing = patiently(work, 16000, stopped.set)
    next(doing)
    doing.close()
    assert over.wait(60)
