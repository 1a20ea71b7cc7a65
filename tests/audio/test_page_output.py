"""The page as a sound device."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from langdu.audio.playing.device import DevicePlayer
from langdu.audio.playing.open import open_player
from langdu.audio.playing.page import MOST_BEHIND_SECONDS, MOST_SAMPLES, Page, PageOutput

if TYPE_CHECKING:
    from collections.abc import Iterator

Messages = list[dict[str, object]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Messages]:
    messages: Messages = []
    monkeypatch.setattr(Page, "link", messages.append)
    return messages


def test_the_page_gets_what_it_asks_for(sent: Messages) -> None:
    output = PageOutput(lambda count: b"\1\2" * count, 24000)
    number = int(str(sent[0]["device"]))
    assert sent[0] == {"type": "sound_open", "device": number, "rate": 24000}
    Page.pulled(number, 3, 0.2)
    assert base64.b64decode(str(sent[1]["sound"])) == b"\1\2" * 3
    assert output.behind_seconds == 0.2
    output.close()
    Page.pulled(number, 3, 0.2)
    assert [message["type"] for message in sent] == ["sound_open", "sound", "sound_close"]


def test_a_page_that_asks_for_too_much_gets_less(sent: Messages) -> None:
    output = PageOutput(bytes, 24000)
    output.answer(10**9, 1e9)
    assert len(base64.b64decode(str(sent[-1]["sound"]))) == MOST_SAMPLES
    assert output.behind_seconds == MOST_BEHIND_SECONDS
    output.answer(-1, -1)
    assert (sent[-1]["sound"], output.behind_seconds) == ("", 0)


def test_who_is_shown_in_a_page_plays_there(sent: Messages) -> None:
    player = open_player()
    assert isinstance(player, DevicePlayer)
    assert not player.silent
    player.close()
    assert {str(message["type"]) for message in sent} == {"sound_open", "sound_close"}
