"""A voice of many small files: all come, are checked, and are one file in the end."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from langdu.assets import collection, download
from langdu.errors import InstallFailed
from langdu.model import AssetFile
from langdu.speech import VoiceStore, catalogue
from tests.speech.https import CERTIFICATE, Behaviour, serve
from tests.speech.making import sha256, voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.model import Voice

SYLLABLES = [f"{of}{tone}" for of in ("ma", "ba", "shi") for tone in (1, 2, 3, 4)]
FILES = {f"cmn-{name}.mp3": name.encode() * 50 for name in SYLLABLES}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Behaviour]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(download, "PAUSE", 0.0)
    yield from serve(Behaviour(b"", files=dict(FILES)))


@pytest.fixture
def store(tmp_path: Path) -> VoiceStore:
    own = tmp_path / "own"
    own.mkdir()
    lines = [f"{name}\t{len(data)}\t{sha256(data)}" for name, data in FILES.items()]
    (own / "list.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return VoiceStore(tmp_path / "voices", own=own)


@pytest.fixture
def wanted(store: VoiceStore, server: Behaviour, tmp_path: Path) -> Voice:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    files = [AssetFile(name, "", len(data), sha256(data)) for name, data in FILES.items()]
    made = tmp_path / "made.zip"
    collection.pack(files, {file.sha256: tmp_path / file.name for file in files}, made)
    packed = made.read_bytes()
    source = server.address.removesuffix("model.bin")
    file = AssetFile("all.zip", source, len(packed), sha256(packed), listed="list.tsv")
    return voice(files=(file,), download_size=sum(map(len, FILES.values())))


def test_all_come_and_are_packed(store: VoiceStore, wanted: Voice, tmp_path: Path) -> None:
    told: list[int] = []
    store.install(wanted, lambda done, _: told.append(done))
    assert store.installed(wanted)
    with zipfile.ZipFile(tmp_path / "voices" / "test" / "all.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
    assert told == sorted(told)
    assert told[-1] == wanted.download_size


def test_what_came_before_a_failure_is_not_fetched_again(store: VoiceStore, wanted: Voice, server: Behaviour) -> None:
    server.files["cmn-shi4.mp3"] = bytes(200)  # not what the list says
    with pytest.raises(InstallFailed, match=r"cmn-shi4\.mp3"):
        store.install(wanted)
    asked = len(server.asked)
    server.files |= FILES
    store.install(wanted)
    assert len(server.asked) - asked < len(FILES)
    assert store.installed(wanted)


def test_cancelling_ends_it(store: VoiceStore, wanted: Voice) -> None:
    with pytest.raises(InstallFailed, match="cancelled"):
        store.install(wanted, cancelled=lambda: True)
    assert not store.installed(wanted)


def test_a_server_that_is_too_busy_is_given_the_time_that_it_asks_for(
    store: VoiceStore, wanted: Voice, server: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(download.Transfer, "_rest", lambda _self, seconds: rests.append(seconds))
    server.statuses, server.retry_after = [429, 503], "7"
    store.install(wanted)
    assert rests == [7.0, 7.0]


@pytest.mark.parametrize("line", ["", "ma1.mp3 5 " + 64 * "a", "../ma1.mp3\t5\t" + 64 * "a", "ma1.mp3\t0\t" + 64 * "a"])
def test_a_list_that_is_none_says_where(line: str, tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(f"ma2.mp3\t5\t{64 * 'b'}\n{line}\n", "utf-8")
    with pytest.raises(InstallFailed, match="line 2"):
        collection.listed(path, "https://localhost/")
    with pytest.raises(InstallFailed, match="cannot be read"):
        collection.listed(tmp_path / "missing.tsv", "https://localhost/")


def test_every_list_of_ours_adds_up() -> None:
    folder = catalogue.packaged_dir()
    collected = {
        (file, whose.download_size)
        for whose in catalogue.read_all(folder, folder / "nobody").voices.values()
        for file in whose.files
        if file.listed
    }
    assert collected
    for file, size in collected:
        assert sum(small.size for small in collection.listed(folder / file.listed, file.source)) == size
