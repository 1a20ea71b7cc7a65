"""A voice's files by HTTPS: whatever the line and the server do, they come whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import urllib.error
from typing import IO, TYPE_CHECKING, Any

import pytest

from langdu.assets import download, staging
from langdu.errors import InstallFailed
from langdu.model import AssetFile, Voice
from langdu.speech import VoiceStore
from tests.speech.https import CERTIFICATE, Behaviour, serve
from tests.speech.making import sha256, voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = bytes(range(256)) * 2000
SUM = sha256(CONTENT)


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(tmp_path / "voices")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Behaviour]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "PAUSE", 0.0)
    yield from serve(Behaviour(CONTENT))


def here(server: Behaviour, content: bytes = CONTENT, path: str = "/model.bin", size: int | None = None) -> Voice:
    """A voice whose file is on the server, says its manifest."""
    source = server.address.replace("/model.bin", path)
    file = AssetFile("model.bin", source, size or len(content), sha256(content))
    return voice(files=(file,), download_size=len(content))


def left(tmp_path: Path) -> dict[str, int]:
    """What is in the voices' folder, with sizes, but for the record of agreements."""
    root = tmp_path / "voices"
    files = (path for path in root.rglob("*") if path.is_file() and path.name != "agreements.json")
    return {path.relative_to(root).as_posix(): path.stat().st_size for path in files}


def fails(store: VoiceStore, wanted: Voice) -> str:
    """The one line that the user is told."""
    with pytest.raises(InstallFailed) as caught:
        store.install(wanted)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert not store.installed(wanted)
    return str(caught.value)


def keep(tmp_path: Path, content: bytes, name: str = SUM) -> Path:
    """What an earlier installation left of the file."""
    folder = tmp_path / "voices" / ".part-test"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(content)
    return folder


# The line breaks off.


@pytest.mark.parametrize("ranges", [True, False])
def test_a_transfer_that_breaks_off_is_taken_up(
    ranges: bool, store: VoiceStore, server: Behaviour, tmp_path: Path
) -> None:
    server.ranges = ranges
    server.breaks += [100_000, 70_000]
    told: list[int] = []
    store.install(here(server), lambda done, _: told.append(done))
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT
    assert server.asked[:2] == ["", "bytes=100000-"]
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    assert list(left(tmp_path)) == ["test/model.bin"]


def test_a_line_that_breaks_off_often_but_brings_something_is_borne_with(store: VoiceStore, server: Behaviour) -> None:
    server.breaks += [66_000] * 6
    store.install(here(server))
    assert len(server.asked) == 7


def test_a_transfer_that_always_breaks_off_fails_and_is_taken_up_next_time(
    store: VoiceStore, server: Behaviour, tmp_path: Path
) -> None:
    server.breaks += [10] * download.TRIES
    assert "the download broke off: only 50 of 512000 bytes came" in fails(store, here(server))
    assert left(tmp_path) == {f".part-test/{SUM}": 50}
    store.install(here(server))
    assert server.asked[-1] == "bytes=50-"
    assert list(left(tmp_path)) == ["test/model.bin"]


MANIFEST = """
id = "mine"
name = "Mine"
engine = "silence"
language = "zh-CN"
gender = "neutral"
licence = "mine"
attribution = "me"
quality = 1
sample_rate = 16000
hint = "pinyin"
marks = "engine"
sandhi = "langdu"
sample = "你好。"
download_size = {size}

[[files]]
name = "model.bin"
source = "{source}"
size = {size}
sha256 = "{sum}"
"""
KILLED = """
import os, signal
from langdu.speech import VoiceStore

def killed(done, total):
    if done > 200_000:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

store = VoiceStore()
store.install(store.get("mine"), killed)
"""


def test_an_installation_that_was_killed_goes_on_where_it_was(server: Behaviour, home: Path) -> None:
    folder = home / "config" / "voices"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(MANIFEST.format(source=server.address, size=len(CONTENT), sum=SUM), "utf-8")
    done = subprocess.run([sys.executable, "-c", KILLED], check=False, capture_output=True)
    assert done.returncode
    partial = home / "data" / "voices" / ".part-mine" / SUM
    there = partial.stat().st_size
    assert 100_000 < there < len(CONTENT)
    store = VoiceStore()
    assert not store.installed(store.get("mine"))
    store.install(store.get("mine"))
    assert server.asked[-1] == f"bytes={there}-"
    assert (home / "data" / "voices" / "mine" / "model.bin").read_bytes() == CONTENT
    assert not partial.exists()


def test_cancelling_keeps_what_came_for_the_next_time(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(InstallFailed, match="cancelled"):
        store.install(here(server), lambda done, _: seen.append(done), lambda: any(seen))
    assert seen[-1] < len(CONTENT)
    assert list(left(tmp_path)) == [f".part-test/{SUM}"]
    assert not store.installed(here(server))


# What was kept of an earlier try.


@pytest.mark.parametrize(
    "kept", [b"x" * 1000, CONTENT[:-1] + b"x", CONTENT + b"more"], ids=["wrong", "wrong and whole", "too long"]
)
def test_a_wrong_partial_file_is_discarded(kept: bytes, store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    keep(tmp_path, kept)
    store.install(here(server))
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT
    assert server.asked[-1] == ""


def test_a_whole_partial_file_is_not_fetched_again(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    keep(tmp_path, CONTENT)
    store.install(here(server))
    assert server.asked == []


def test_a_partial_file_of_another_version_is_not_used(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    keep(tmp_path, CONTENT[:1000], "0" * 64)
    store.install(here(server))
    assert server.asked == [""]
    assert list(left(tmp_path)) == ["test/model.bin"]


def test_what_nobody_came_back_to_is_swept_away(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    old = tmp_path / "voices" / ".part-other"
    recent = tmp_path / "voices" / ".part-another"
    for folder in (old, recent):
        folder.mkdir(parents=True)
        (folder / SUM).write_bytes(b"half")
    long_ago = old.stat().st_mtime - staging.KEPT_SECONDS - 60
    for path in (old / SUM, old):
        os.utime(path, (long_ago, long_ago))
    store.install(here(server))
    assert not old.exists()
    assert recent.exists()


# The server does what it likes.


@pytest.mark.parametrize("odd", [{"wrong_part": True}, {"limit": 50_000}], ids=["another part", "416"])
def test_a_server_that_cannot_send_parts_is_asked_for_all(
    odd: dict[str, Any], store: VoiceStore, server: Behaviour
) -> None:
    vars(server).update(odd)
    server.breaks += [100_000]
    store.install(here(server))
    assert server.asked == ["", "bytes=100000-", ""]


@pytest.mark.parametrize("size", [len(CONTENT) - 1, len(CONTENT) + 1])
def test_another_size_is_told_before_anything_is_fetched(
    size: int, store: VoiceStore, server: Behaviour, tmp_path: Path
) -> None:
    told = fails(store, here(server, size=size))
    assert f"what localhost sends is 512000 bytes long, not {size}" in told
    assert set(left(tmp_path).values()) <= {0}


def test_a_file_that_is_too_long_is_noticed_without_being_told(
    store: VoiceStore, server: Behaviour, tmp_path: Path
) -> None:
    server.length = False
    assert "corrupt: it is larger than 1000 bytes" in fails(store, here(server, size=1000))
    assert left(tmp_path) == {}


def test_a_file_that_is_too_short_is_noticed_without_being_told(store: VoiceStore, server: Behaviour) -> None:
    server.length = False
    server.ranges = False
    assert "only 512000 of 512001 bytes came" in fails(store, here(server, size=len(CONTENT) + 1))


def test_a_file_without_an_end_is_not_fetched_without_end(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    server.length, server.endless = False, True
    assert "corrupt: it is larger" in fails(store, here(server, CONTENT + CONTENT[:10]))
    assert left(tmp_path) == {}


def test_another_content_is_told_and_not_kept(store: VoiceStore, server: Behaviour, tmp_path: Path) -> None:
    assert "corrupt: its checksum is wrong" in fails(store, here(server, CONTENT[:-1] + b"x"))
    assert left(tmp_path) == {}


def test_a_file_that_is_gone(store: VoiceStore, server: Behaviour) -> None:
    server.statuses += [404]
    assert "localhost answers 404 Not Found" in fails(store, here(server))
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again(store: VoiceStore, server: Behaviour) -> None:
    server.statuses += [503, 429, 502]
    store.install(here(server))
    assert len(server.asked) == 4


# Redirections.


def test_a_redirection_to_https_is_followed(store: VoiceStore, server: Behaviour) -> None:
    server.moved = server.address
    store.install(here(server, path="/moved"))
    assert store.installed(here(server))


def test_a_redirection_keeps_the_place_where_it_broke_off(store: VoiceStore, server: Behaviour) -> None:
    server.moved = server.address
    server.breaks += [100_000]
    store.install(here(server, path="/moved"))
    assert server.asked == ["", "", "bytes=100000-", "bytes=100000-"]


@pytest.mark.parametrize("to", ["http://localhost:9/model.bin", "ftp://localhost/x", "file:///etc/passwd"])
def test_a_redirection_to_anything_else_is_refused(to: str, store: VoiceStore, server: Behaviour) -> None:
    server.moved = to
    assert "sends us on" in fails(store, here(server, path="/moved"))
    assert len(server.asked) == 1


def test_a_circle_of_redirections_ends(store: VoiceStore, server: Behaviour) -> None:
    server.moved = server.address.replace("model.bin", "moved")
    assert "localhost sends us on and on" in fails(store, here(server, path="/moved"))


# Nobody there, or not who it should be.


def test_without_a_connection_that_is_said(store: VoiceStore, server: Behaviour) -> None:
    nobody = here(server).files[0].source.replace(str(server.port), "9")
    file = AssetFile("model.bin", nobody, len(CONTENT), SUM)
    assert "localhost cannot be reached" in fails(store, voice(files=(file,), download_size=1))


def test_a_server_that_cannot_prove_who_it_is(
    store: VoiceStore, server: Behaviour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert "localhost cannot prove that it is localhost" in fails(store, here(server))


def test_only_https_is_opened() -> None:
    for address in ("http://127.0.0.1:9/", "file:///etc/passwd"):
        with pytest.raises(urllib.error.URLError, match="unknown url type"):
            download.https_opener().open(address, timeout=1)


# The disk.


def test_a_disk_that_fills_up_is_not_left_full(
    store: VoiceStore, server: Behaviour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(self: download.Transfer, stream: Any, out: IO[bytes]) -> None:
        out.write(stream.read(1000))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(download.Transfer, "_copy", fill)
    assert "the disk is full; free some space" in fails(store, here(server))
    assert left(tmp_path) == {}
