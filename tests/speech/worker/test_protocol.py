"""Frames and requests, there and back."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langdu.errors import EngineFailed, VoiceMissing
from langdu.model import Chunk, Mark, Note, Prosody, Span
from langdu.speech.worker import protocol
from langdu.speech.worker.protocol import Frame, Kind, ProtocolError
from tests.speech.making import utterance


def test_an_utterance_arrives_as_it_was_sent() -> None:
    sent = utterance("lü4 huar1 ， @GDP ê4 。"), Prosody(1.25, -2.0)
    assert protocol.read_speak(json.loads(protocol.speak_line(7, *sent))) == sent


@given(pcm=st.binary(), notes=st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=3))
def test_a_chunk_arrives_as_it_was_sent(pcm: bytes, notes: list[str]) -> None:
    told = tuple(Note(Span(3, 4), "approximated", note) for note in notes)
    sent = Chunk(pcm, 22050, (Mark(Span(3, 4), 0, 99, "engine", "lv4"),), told)
    assert protocol.read_chunk(protocol.chunk_payload(sent)) == sent


def test_frames_follow_one_another() -> None:
    frames = [Frame(Kind.READY, 0, b"{}"), Frame(Kind.CHUNK, 1, bytes(1000)), Frame(Kind.END, 1, b"")]
    stream = io.BytesIO()
    for frame in frames:
        protocol.write_frame(stream, frame)
    stream.seek(0)
    assert [protocol.read_frame(stream) for _ in range(4)] == [*frames, None]


@given(st.binary(min_size=1, max_size=200))
def test_rubbish_is_recognised(data: bytes) -> None:
    stream = io.BytesIO(b"X" + data)
    with pytest.raises(ProtocolError):
        protocol.read_frame(stream)


@given(st.binary())
def test_a_rubbish_chunk_is_recognised(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        protocol.read_chunk(b"\0\0\0\5" + data)


@pytest.mark.parametrize("kind", [EngineFailed, VoiceMissing])
def test_an_error_arrives_with_its_kind(kind: type[EngineFailed | VoiceMissing]) -> None:
    told = protocol.read_error(protocol.error_payload(kind("what", where="where", remedy="remedy")))
    assert type(told) is kind
    assert str(told) == "where: what; remedy"


def test_a_rubbish_error_is_an_error() -> None:
    assert isinstance(protocol.read_error(b"{"), EngineFailed)
