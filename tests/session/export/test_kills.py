"""Exports that are killed, interrupted or cannot keep what was said: begun once more, the files are the same bytes."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from langdu.exporters import endings
from tests.outside.program import status_of
from tests.session.export.killing import SENTENCES, Ended, KillableExport, text

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
#: Sentences of the text that are said: two headings and the one with a gloss come to the others.
SPOKEN = SENTENCES + 3
#: When the text was written, in seconds; packages of cards have it in them.
WRITTEN = 1_700_000_000
#: Where it does not matter which files are written.
FEW = (".wav", ".json", ".srt")


def folder_of(path: Path) -> Path:
    path.mkdir()
    (path / "a.txt").write_text(text(), "utf-8")
    os.utime(path / "a.txt", (WRITTEN, WRITTEN))
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of an export in every format that nothing came between."""
    export = KillableExport(folder_of(tmp_path_factory.mktemp("undisturbed") / "a"))
    ended = export.run()
    assert ended.status == 0, ended.said
    assert (ended.last["sentences"], ended.last["kept"]) == (SPOKEN, 0)
    files = export.files()
    assert set(files) == {"a.txt", *(f"a{ending}" for ending in endings())}
    return files


def other(files: dict[str, bytes], than: dict[str, bytes]) -> set[str]:
    """The names of files that are not the same."""
    return {name for name in files.keys() | than.keys() if files.get(name) != than.get(name)}


def few(files: dict[str, bytes]) -> dict[str, bytes]:
    """Those of `FEW`, and the text."""
    return {name: data for name, data in files.items() if name in {"a.txt", *(f"a{ending}" for ending in FEW)}}


@pytest.mark.parametrize("sentences", [1, 7, SPOKEN + 1])
def test_killed_and_begun_again_it_is_the_same_in_every_format(
    tmp_path: Path, undisturbed: dict[str, bytes], sentences: int
) -> None:
    export = KillableExport(folder_of(tmp_path / "a"))
    killed = export.run(stop_after=sentences)
    assert killed.status in (-signal.SIGKILL, 0)  # that much was said when it ended
    ended = export.run()
    assert ended.status == 0
    assert other(export.files(), undisturbed) == set()
    assert ended.last["sentences"] == SPOKEN
    assert ended.last["kept"] >= killed.last["sentences"]


def test_killed_over_and_over_it_comes_to_its_end(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    export = KillableExport(folder_of(tmp_path / "a"), FEW)
    for sentences in (2, 5, 11):
        export.run(stop_after=sentences)
    assert export.run().status == 0
    assert other(export.files(), few(undisturbed)) == set()


@pytest.mark.parametrize("put", [1, 2])
def test_killed_while_its_files_are_put_the_same_command_goes_on(
    tmp_path: Path, undisturbed: dict[str, bytes], put: int
) -> None:
    export = KillableExport(folder_of(tmp_path / "a"), FEW, options=())
    assert export.run(dies_at_put=put).status == -signal.SIGKILL
    names = {f"a{ending}" for ending in FEW[:put]}
    assert names == few(export.files()).keys() - {"a.txt"}  # those that were put before
    ended = export.run()
    assert ended.status == 0, ended.said
    assert other(export.files(), few(undisturbed)) == set()
    assert ended.last["kept"] == SPOKEN
    again = export.run()
    assert (again.status, "--force" in again.said) == (2, True)  # finished, they are the user's


def test_what_was_there_or_came_meanwhile_is_refused_when_it_goes_on(tmp_path: Path) -> None:
    export = KillableExport(folder_of(tmp_path / "a"), FEW, options=())
    (export.folder / "a.srt").write_text("somebody's")
    assert export.run().status == 2
    forced = KillableExport(export.folder, FEW)
    assert forced.run(dies_at_put=1).status == -signal.SIGKILL
    refused = export.run()
    assert refused.status == 2
    assert "a.srt: this file is there already" in refused.said  # and not a.wav, which the killed one put
    (export.folder / "a.srt").unlink()
    (export.folder / "a.wav").write_text("somebody's by now")
    assert "a.wav: this file is there already" in export.run().said
    assert (export.folder / "a.wav").read_text() == "somebody's by now"


def test_of_several_parts_or_texts_those_that_were_put_are_no_hindrance(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "a")
    (folder / "b.txt").write_text("雨停了。\n", "utf-8")
    for options in (("--split", "chapter", "-o", "a.json"), ("b.txt", "--to", "json", "-o", ".")):
        export = KillableExport(folder, (), options=options)
        assert export.run(dies_at_put=1).status == -signal.SIGKILL
        assert len(export.files()) > 2
        ended = export.run()
        assert ended.status == 0, ended.said


def test_interrupted_it_leaves_nothing_and_goes_on_later(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    export = KillableExport(folder_of(tmp_path / "a"), FEW)
    stopped = export.run(stop_after=3, stop_by=signal.SIGINT)
    if stopped.status:
        assert stopped.status in (130, -signal.SIGINT)
        assert set(export.files()) <= set(few(undisturbed))  # no part of a file
    assert "Traceback" not in stopped.said
    ended = export.run()
    assert other(export.files(), few(undisturbed)) == set()
    assert ended.last["kept"] >= stopped.last["sentences"]


def test_damaged_entries_are_said_again_and_the_others_not(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    export = KillableExport(folder_of(tmp_path / "a"), FEW)
    export.run()
    first, second, third, *_ = sorted(export.cache.glob("*.speech"))
    first.write_bytes(first.read_bytes()[: first.stat().st_size // 2])
    second.write_bytes(b"")
    whole = third.read_bytes()
    third.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    ended = export.run()
    assert (ended.status, ended.last["kept"]) == (0, SPOKEN - 3)
    assert other(export.files(), few(undisturbed)) == set()


def untold(ended: Ended) -> None:
    assert ended.status == 0
    assert "what was said could not be kept for the next time" in ended.said


def test_a_cache_that_cannot_be_written_costs_only_what_would_have_been_kept(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    place = tmp_path / "taken"
    place.write_text("no folder")
    export = KillableExport(folder_of(tmp_path / "a"), FEW, cache=place)
    untold(export.run())
    assert other(export.files(), few(undisturbed)) == set()


def test_a_disk_that_is_too_full_for_the_cache_costs_no_more(tmp_path: Path) -> None:
    """Of one long sentence the entry is larger than its subtitles, and than what may be written."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text("她说雨停了鸟在叫" * 40 + "。\n", "utf-8")
    export = KillableExport(tmp_path / "a", (".srt",), most_bytes=4096)
    untold(export.run())
    narrow = export.files()
    assert not list(export.cache.glob("*.speech"))
    KillableExport(tmp_path / "a", (".srt",)).run()
    assert export.files() == narrow


def test_two_at_once_share_a_cache(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    cache = tmp_path / "cache"
    exports = [KillableExport(folder_of(tmp_path / name), FEW, cache=cache) for name in "ab"]
    running = [export.begin() for export in exports]
    for process in running:
        process.communicate()
        assert status_of(process) == 0  # type: ignore[arg-type]
    for export in exports:
        assert other(export.files(), few(undisturbed)) == set()
    assert exports[0].run().last["kept"] == SPOKEN
