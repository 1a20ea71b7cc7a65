"""Sound files as phones, messengers and browsers make them."""

from __future__ import annotations

import numpy as np
import pytest

from langdu.errors import BadInput
from langdu.signal.decoding import open as opening
from langdu.signal.decoding.containers import container
from langdu.signal.decoding.open import opened
from tests.signals.decoding.phone import FORMATS, record, video

RATE = 24_000
#: Ten seconds of a tone that a silence of half a second breaks at the fifth.
TONE = (0.3 * np.sin(2 * np.pi * 440 * np.arange(10 * RATE) / RATE)).astype(np.float32)
TONE[5 * RATE : 5 * RATE + RATE // 2] = 0


def all_of(reader) -> np.ndarray:
    pieces = []
    while len(piece := reader.read(10_000)):
        pieces.append(piece)
    return np.concatenate(pieces)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_decoded_whole_and_in_its_time(tmp_path, ending: str) -> None:
    reader = opened(record(tmp_path / f"a.{ending}", TONE, RATE))
    whole = all_of(reader)
    assert reader.frames / reader.sample_rate == pytest.approx(10, abs=0.15)
    assert len(whole) / reader.sample_rate == pytest.approx(10, abs=0.15)
    step = reader.sample_rate // 100
    loud = np.abs(whole[: len(whole) // step * step, 0]).reshape(-1, step).max(axis=1)
    silent = np.flatnonzero(loud[100:-100] < 0.05) + 100
    assert silent[0] / 100 == pytest.approx(5.0, abs=0.12)
    assert len(silent) == pytest.approx(50, abs=12)
    assert np.median(loud) == pytest.approx(0.3, abs=0.1)  # AMR knows speech alone


@pytest.mark.parametrize("ending", ["m4a", "aac", "webm", "amr", "mka"])
def test_after_a_jump_it_is_what_it_was_before(tmp_path, ending: str) -> None:
    reader = opened(record(tmp_path / f"a.{ending}", TONE, RATE))
    assert reader.frames > 0
    whole, rate = all_of(reader), reader.sample_rate
    for second in (7, 4, 0):
        first = second * rate
        at = reader.seek(max(0, first - rate // 2))
        assert at <= first
        reader.read(first - at)
        found, there = reader.read(rate)[:, 0], whole[first : first + rate, 0]
        # A time in whole milliseconds may move it by some samples.
        assert (
            min(np.abs(found[100:-100] - there[100 + d : len(there) - 100 + d]).mean() for d in range(-50, 51)) < 0.02
        )


def test_the_name_does_not_matter(tmp_path) -> None:
    reader = opened(record(tmp_path / "a.mp3", TONE, RATE, ending="m4a"))
    assert len(all_of(reader)) / reader.sample_rate == pytest.approx(10, abs=0.1)


def test_of_several_tracks_one_is_heard_and_it_is_said(tmp_path) -> None:
    reader = opened(record(tmp_path / "a.mp4", TONE, RATE, tracks=2))
    assert len(all_of(reader)) / reader.sample_rate == pytest.approx(10, abs=0.1)
    assert "2 tracks" in reader.remarks[0]


def test_a_film_without_sound_is_told(tmp_path) -> None:
    with pytest.raises(BadInput, match="there is no sound in it"):
        opened(video(tmp_path / "a.mp4"))


@pytest.mark.parametrize("tag", [b"drms", b"enca"])
def test_a_protected_file_is_told(tmp_path, tag: bytes) -> None:
    path = record(tmp_path / "a.m4a", TONE[:RATE], RATE)
    data = path.read_bytes()
    at = data.rindex(b"mp4a")
    path.write_bytes(data[:at] + tag + data[at + 4 :])
    with pytest.raises(BadInput, match=r"protected against copying"):
        opened(path)


@pytest.mark.parametrize("ending", ["m4a", "webm", "amr", "wma"])
def test_a_recording_that_was_cut_off_is_read_as_far_as_it_goes_or_told(tmp_path, ending: str) -> None:
    path = record(tmp_path / f"a.{ending}", TONE, RATE)
    data = path.read_bytes()
    for share in (0.0, 0.001, 0.5, 0.9):
        path.write_bytes(data[: int(share * len(data))])
        told = ""
        try:
            reader = opened(path)
            assert 0 < len(all_of(reader)) / reader.sample_rate < 10
        except BadInput as error:
            told = str(error)
        assert not told or "cannot be read as sound" in told


def test_without_the_package_the_line_says_how_to_get_it(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_missing", lambda _: True)
    (tmp_path / "a.m4a").write_bytes(b"\0\0\0\x20ftypM4A " + bytes(99))
    with pytest.raises(BadInput, match=r"M4A needs a package that is not installed; pip install 'langdu\[audio\]'"):
        opened(tmp_path / "a.m4a")
    (tmp_path / "a.txt").write_text("你好")
    with pytest.raises(BadInput, match="use WAV"):
        opened(tmp_path / "a.txt")


def test_a_list_of_addresses_is_no_sound(tmp_path) -> None:
    for name, text in (("a.m3u8", "#EXTM3U\nhttp://127.0.0.1:9/a.ts\n"), ("a.mp4", "ffconcat version 1.0\nfile b\n")):
        (tmp_path / name).write_text(text)
        with pytest.raises(BadInput, match="cannot be read as sound"):
            opened(tmp_path / name)


def test_a_tag_before_the_sound_is_passed_over() -> None:
    assert container(b"ID3\4\0\0\0\0\0\2xx\xff\xf1\x50\x80")[0] == "aac"
    assert container(b"\xff\xfb\x90\x00")[0] == "mp3"
    assert container(b"ID3\4\0\0\x7f\x7f\x7f\x7f") == ("", "")
