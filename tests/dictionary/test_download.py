"""CC-CEDICT's newest edition, fetched from a server on this machine."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from langdu.dictionary import Dictionaries, shelf
from langdu.dictionary.download import fetch_update
from langdu.dictionary.storage.lines import EntryLine
from langdu.dictionary.storage.table import table_packed
from langdu.errors import BadInput, InstallFailed, LangduError
from tests.dictionary.publishing import cedict
from tests.speech.https import CERTIFICATE, Behaviour, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = gzip.compress(cedict("銀行 银行 [yin2 hang2] /bank, as of 2999/").encode(), mtime=0)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Behaviour]:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    monkeypatch.setenv("no_proxy", "*")
    path = tmp_path / "own.bin"
    path.write_bytes(table_packed([EntryLine("银行", "銀行", "yin2 hang2", ("bank",))], "CC-CEDICT", "2023-11-07"))
    monkeypatch.setattr(shelf, "own_path", lambda: path)
    yield from serve(Behaviour(NEW))


def first_sense() -> str:
    return Dictionaries.installed().entries("银行")[0].senses[0]


def test_the_newest_edition_is_used(server: Behaviour) -> None:
    told: list[tuple[int, int]] = []
    kept = fetch_update(lambda done, whole: told.append((done, whole)), server.address)
    assert (kept.edition, kept.replaced) == ("2999-01-02", True)
    assert told[-1] == (len(NEW), len(NEW))
    assert first_sense() == "bank, as of 2999"


def test_a_download_that_breaks_off_changes_nothing(server: Behaviour) -> None:
    server.breaks = [50]
    with pytest.raises(InstallFailed) as caught:
        fetch_update(lambda *_: None, server.address)
    assert caught.value.remedy
    assert first_sense() == "bank"


@pytest.mark.parametrize("content", [b"<html>sign in</html>", NEW[:-9], gzip.compress(b"x", mtime=0)])
def test_what_is_no_dictionary_changes_nothing(server: Behaviour, content: bytes) -> None:
    server.content = content
    with pytest.raises(BadInput) as caught:
        fetch_update(lambda *_: None, server.address)
    assert "localhost" in str(caught.value)
    assert first_sense() == "bank"


def test_a_server_that_cannot_be_reached_is_told_with_what_to_do(server: Behaviour) -> None:
    server.statuses = [404]
    with pytest.raises(LangduError, match="cannot be fetched") as caught:
        fetch_update(lambda *_: None, server.address)
    assert "dictionaries update FILE" in caught.value.remedy
