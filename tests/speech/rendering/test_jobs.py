"""A sentence as a job: what its key says, and that any executor can do it."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from langdu.model import AssetFile, Prosody, Span
from langdu.speech.rendering import jobs
from langdu.speech.rendering.disk_cache import SpeechCache
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart, do
from langdu.speech.rendering.packing import packed
from tests.speech.making import NORMAL, utterance, voice

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import Speech, Voice

HUM = voice(files=(AssetFile("model.bin", "https://localhost/model.bin", 3, "a" * 64),))


def job(pinyin: str = "ni3 hao3", start: int = 0, who: Voice = HUM, prosody: Prosody = NORMAL) -> SpeechJob:
    return SpeechJob((SpokenPart(utterance(pinyin, start), who, None),), prosody)


def test_a_key_is_of_all_that_changes_the_sound_and_of_nothing_else() -> None:
    assert job().key == job(start=70).key == pickle.loads(pickle.dumps(job())).key
    others = [
        job("ni2 hao3"),
        job(prosody=Prosody(1.1)),
        job(prosody=Prosody(1.0, 1.0)),
        job(who=replace(HUM, parameters={"speed": 2})),
        job(who=replace(HUM, files=(replace(HUM.files[0], sha256="b" * 64),))),
        job(who=replace(HUM, engine="espeak")),
        SpeechJob(job().parts * 2, Prosody()),
    ]
    assert len({one.key for one in (job(), *others)}) == len(others) + 1
    assert job(who=replace(HUM, name="Another name", licence="other")).key == job().key


def test_a_process_of_a_pool_can_do_one() -> None:
    plain = replace(job(), parts=(SpokenPart(utterance("ni3 hao3"), voice(), None),))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = pool.submit(do, plain).result(60)
    assert there == do(plain)
    assert [mark.label for mark in there.marks] == ["ni3", "hao3"]
    assert there.marks[-1].end <= len(there.pcm) // 2


@pytest.fixture
def spoken() -> Speech:
    return do(replace(job(), parts=(SpokenPart(utterance("ni3 hao3"), voice(), None),)))


def test_what_was_said_is_found_again_wherever_it_stands(spoken: Speech, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path / "new" / "speech")
    assert cache.get(job()) is None
    cache.keep(job(), spoken)
    assert cache.get(job()) == spoken
    elsewhere = cache.get(job(start=70))
    assert elsewhere == jobs.moved(spoken, 70)
    assert elsewhere.marks[0].span == Span(70, 71)


def test_what_a_system_says_is_not_kept(spoken: Speech, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.keep(job(who=voice(engine="system")), spoken)
    assert cache.get(job(who=voice(engine="system"))) is None
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:], lambda data: b"y" + data[1:]],
)
def test_what_is_damaged_is_not_used(damage: object, spoken: Speech, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.keep(job(), spoken)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert cache.get(job()) is None
    cache.keep(job(), spoken)
    assert cache.get(job()) == spoken


def test_the_oldest_goes_where_there_is_no_room(spoken: Speech, tmp_path: Path) -> None:
    import os

    cache = SpeechCache(tmp_path, room=3 * len(packed(spoken)))
    for number, pinyin in enumerate(("ma1", "ma2", "ma3", "ma4")):
        cache.keep(job(pinyin), spoken)
        os.utime(tmp_path / f"{job(pinyin).key}.speech", (number, number))
    cache.shrink()
    assert [cache.get(job(pinyin)) is not None for pinyin in ("ma1", "ma2", "ma3", "ma4")] == [False, False, True, True]


def test_a_place_that_cannot_be_written_costs_nothing_else(spoken: Speech, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = SpeechCache(tmp_path / "file")
    cache.keep(job(), spoken)
    assert cache.get(job()) is None


def test_what_an_unfinished_export_has_used_stays_where_there_is_no_room(spoken: Speech, tmp_path: Path) -> None:
    import os

    cache = SpeechCache(tmp_path, room=len(packed(spoken)))
    words = ("ma1", "ma2", "ma3", "ma4")
    for pinyin in words:
        cache.keep(job(pinyin), spoken)
    cache.begin("a book")
    (run,) = (tmp_path / "runs").iterdir()
    began = run.stat().st_mtime
    for number, pinyin in enumerate(words, -2):
        cache.keep(job(pinyin), spoken)
        os.utime(tmp_path / f"{job(pinyin).key}.speech", (began + number, began + number))
    cache.begin("a book")  # it goes on, and is not younger for it
    assert run.stat().st_mtime == began
    cache.shrink()
    assert [cache.has(job(pinyin)) for pinyin in words] == [False, False, True, True]
    assert cache.size().unfinished == 1
    cache.end("a book")
    cache.shrink()
    assert cache.size().entries == 0


def test_everything_can_be_taken_away(spoken: Speech, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.begin("a book")
    cache.keep(job(), spoken)
    (tmp_path / "put").mkdir()
    (tmp_path / "put" / "a command").write_text("[]")
    (tmp_path / "other.txt").write_text("not ours")
    cache.clear()
    assert (cache.size().entries, cache.size().unfinished) == (0, 0)
    assert (tmp_path / "other.txt").exists()
    assert not list((tmp_path / "put").iterdir())
