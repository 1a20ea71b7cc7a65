"""Saved words are kept with their reading and sentence, apart from statuses and look-ups."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.library.words import LookUps, SavedWords, WordStatuses
from langdu.library.words.saved import SENTENCE_CHARACTERS
from langdu.model import SavedWord
from langdu.pinyin import parse

HANG, XING = (parse("yin2"), parse("hang2")), (parse("xing2"),)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ticking() -> datetime:
    return NOON + timedelta(minutes=next(_minutes))


_minutes = count()


def in_memory() -> Library:
    return Library(Path(":memory:"))


def test_a_saved_word_is_there_the_next_time(tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library.db")) as library:
        SavedWords(library, lambda: NOON).save("銀行", HANG, "他在銀行工作。", "小镇", "b1", 7)
    with closing(Library(tmp_path / "library.db")) as library:
        assert SavedWords(library).all() == (SavedWord("银行", HANG, "他在銀行工作。", "小镇", "b1", 7, NOON),)
        assert SavedWords(library).of("銀行") == SavedWords(library).all()
        assert WordStatuses(library).all() == {}


def test_the_last_one_is_first_and_a_word_saved_again_moves_to_its_new_sentence() -> None:
    saved = SavedWords(in_memory(), ticking)
    saved.save("行", XING, "可以,行。")
    saved.save("行", (parse("hang2"),), "第一行。")
    saved.save("银行", HANG)
    saved.save("行", XING, "行不行?")
    assert [(one.word, one.sentence) for one in saved.all()] == [("行", "行不行?"), ("银行", ""), ("行", "第一行。")]


def test_a_word_is_forgotten_with_all_its_readings() -> None:
    saved = SavedWords(in_memory(), ticking)
    saved.save("行", XING)
    saved.save("行", (parse("hang2"),))
    saved.save("银行", HANG)
    assert saved.forget(["行", "月亮"]) == 1
    assert [one.word for one in saved.all()] == ["银行"]


def test_several_are_saved_or_none() -> None:
    saved = SavedWords(in_memory(), ticking)
    good = SavedWord("银行", HANG, "", "", "", 0, NOON)
    bad = SavedWord("行", XING, "", "", None, 0, NOON)  # type: ignore[arg-type]
    with pytest.raises(OutputFailed):
        saved.save_all([good, bad])
    assert saved.all() == ()


def test_an_endless_sentence_is_cut() -> None:
    saved = SavedWords(in_memory(), ticking)
    saved.save("行", XING, "行" * 100_000)
    assert len(saved.all()[0].sentence) == SENTENCE_CHARACTERS


def test_look_ups_are_a_log_of_their_own() -> None:
    library = in_memory()
    log = LookUps(library, ticking)
    for word in ("銀行", "月亮", "银行"):
        log.keep(word, "小镇", "b1", 3)
    assert [one.word for one in log.recent()] == ["银行", "月亮", "银行"]
    assert [one.word for one in log.recent(1)] == ["银行"]
    assert log.recent()[0].title == "小镇"
    assert log.counts() == {"银行": 2, "月亮": 1}
    assert SavedWords(library).all() == ()
    assert log.clear() == 3
    assert log.recent() == ()


def test_the_log_forgets_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langdu.library.words.look_ups.KEPT_LOOK_UPS", 2)
    log = LookUps(in_memory(), ticking)
    for word in ("甲", "乙", "丙", "丁"):
        log.keep(word)
    assert [one.word for one in log.recent()] == ["丁", "丙"]
