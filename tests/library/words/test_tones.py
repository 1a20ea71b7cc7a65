"""Whether a word's tones are still to be learned."""

from __future__ import annotations

from pathlib import Path

from langdu.library import Library
from langdu.library.words import WordToneLog
from langdu.model import TONES_LEARNED
from langdu.pinyin import parse

BUY = ("买", (parse("mai3"),))


def test_a_miss_counts_until_it_was_right_often_enough() -> None:
    log = WordToneLog(Library(Path(":memory:")))
    log.keep([(*BUY, True)])
    assert log.missed() == frozenset()
    log.keep([(*BUY, False)])
    for _ in range(TONES_LEARNED):
        assert log.missed() == {"买"}
        log.keep([(*BUY, True)])
    assert log.missed() == frozenset()
    assert [(tones.right, tones.missed) for tones in log.all()] == [(TONES_LEARNED + 1, 1)]


def test_learners_are_apart() -> None:
    log = WordToneLog(Library(Path(":memory:")))
    log.keep([(*BUY, False)], "小王")
    assert log.missed() == frozenset()
    assert log.missed("小王") == {"买"}
