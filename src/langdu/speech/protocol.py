"""What the reader's process and an engine's worker say to each other.

To the worker, on its standard input, one JSON object a line:
    {"op": "start", "folder": PATH or null, "parameters": {…}}           first, once
    {"op": "speak", "id": N, "span": [S, E], "units": […], "rate": R, "pitch": P}
    {"op": "cancel", "id": N}                                            stop N at its next chunk
Units are ["say", start, end, initial, final, tone, erhua, text, closes], ["latin", start, end, text] and
["pause", start, end, seconds, sign]. The end of input ends the worker.

From the worker, on a private copy of its standard output, frames:
    2 bytes "LD", 1 byte kind, 4 bytes request, 4 bytes length of what follows (all big-endian), then
    READY  JSON {"sample_rate": HZ}; request 0
    CHUNK  4 bytes length, JSON {"rate": HZ, "marks": [[start, end, from, to, origin, label]…],
           "notes": [[start, end, fate, what]…]}, PCM
    END    nothing; the request is answered (or was cancelled)
    ERROR  JSON {"what", "where", "remedy", "missing"}; request 0: the engine could not be started
The worker's real fds 1 and 2 go to a pipe that the parent keeps for its log: a library may print what it likes.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from langdu.errors import EngineFailed, LangduError, VoiceMissing
from langdu.model import Chunk, Latin, Mark, Note, Pause, Prosody, Say, Span, Syllable, Utterance

if TYPE_CHECKING:
    from typing import BinaryIO

    from langdu.model import Unit

MAGIC = b"LD"
HEADER = struct.Struct(">2sBII")
#: No utterance is longer than some minutes of 48 kHz sound; a greater length is a stream gone wrong.
MAX_LENGTH = 1 << 26


class Kind(IntEnum):
    """What a frame is."""

    READY = 1
    CHUNK = 2
    END = 3
    ERROR = 4


_KINDS = frozenset(map(int, Kind))


class ProtocolError(ValueError):
    """The worker's stream makes no sense."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of the worker's stream; `request` is the one it answers, 0 for none."""

    kind: Kind
    request: int
    payload: bytes


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Send a frame at once."""
    stream.write(HEADER.pack(MAGIC, frame.kind, frame.request, len(frame.payload)) + frame.payload)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, or None at the end of the stream.

    Raises:
        ProtocolError: this is no frame, or half of one.
    """
    header = stream.read(HEADER.size)
    if not header:
        return None
    if len(header) < HEADER.size:
        raise ProtocolError("the stream ends within a frame")
    magic, kind, request, length = HEADER.unpack(header)
    if magic != MAGIC or length > MAX_LENGTH or kind not in _KINDS:
        raise ProtocolError(f"no frame: {header!r}")
    payload = stream.read(length)
    if len(payload) < length:
        raise ProtocolError("the stream ends within a frame")
    return Frame(Kind(kind), request, payload)


def json_line(message: dict[str, Any]) -> bytes:
    """A line for the worker's standard input."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def speak_line(request: int, utterance: Utterance, prosody: Prosody) -> bytes:
    """The request to say `utterance`."""
    span, units = utterance.span, [_pack_unit(unit) for unit in utterance.units]
    return json_line(
        {
            "op": "speak",
            "id": request,
            "span": [span.start, span.end],
            "units": units,
            "rate": prosody.rate,
            "pitch": prosody.pitch,
        }
    )


def read_speak(message: dict[str, Any]) -> tuple[Utterance, Prosody]:
    """What a `speak_line` asks for."""
    units = tuple(_unpack_unit(*unit) for unit in message["units"])
    return Utterance(Span(*message["span"]), units), Prosody(message["rate"], message["pitch"])


def _pack_unit(unit: Unit) -> list[Any]:
    start, end = unit.span.start, unit.span.end
    match unit:
        case Say(_, syllable, text, closes):
            return [
                "say",
                start,
                end,
                syllable.initial,
                syllable.final,
                syllable.tone,
                syllable.erhua,
                text,
                closes,
            ]
        case Latin(_, text):
            return ["latin", start, end, text]
        case Pause(_, seconds, sign):
            return ["pause", start, end, seconds, sign]


def _unpack_unit(kind: str, start: int, end: int, *rest: Any) -> Unit:
    span = Span(start, end)
    if kind == "say":
        return Say(span, Syllable(*rest[:4]), rest[4], rest[5])
    return Latin(span, rest[0]) if kind == "latin" else Pause(span, rest[0], rest[1])


def chunk_payload(chunk: Chunk) -> bytes:
    """A chunk as a frame's payload."""
    marks = [[m.span.start, m.span.end, m.start, m.end, m.origin, m.label] for m in chunk.marks]
    notes = [[n.span.start, n.span.end, n.fate, n.what] for n in chunk.notes]
    head = json_line({"rate": chunk.sample_rate, "marks": marks, "notes": notes})
    return struct.pack(">I", len(head)) + head + chunk.pcm


def read_chunk(payload: bytes) -> Chunk:
    """The chunk of a frame.

    Raises:
        ProtocolError: there is none in it.
    """
    try:
        (length,) = struct.unpack_from(">I", payload)
        head = json.loads(payload[4 : 4 + length])
        marks = tuple(Mark(Span(s, e), a, b, origin, label) for s, e, a, b, origin, label in head["marks"])
        notes = tuple(Note(Span(s, e), fate, what) for s, e, fate, what in head["notes"])
        return Chunk(payload[4 + length :], head["rate"], marks, notes)
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise ProtocolError(f"no chunk: {error}") from error


def error_payload(error: LangduError) -> bytes:
    """An error as a frame's payload."""
    missing = isinstance(error, VoiceMissing)
    return json_line({"what": error.what, "where": error.where, "remedy": error.remedy, "missing": missing})


def read_error(payload: bytes) -> LangduError:
    """The error of a frame: VoiceMissing, or EngineFailed."""
    try:
        told = json.loads(payload)
        kind = VoiceMissing if told["missing"] else EngineFailed
        return kind(told["what"], where=told["where"], remedy=told["remedy"])
    except (ValueError, KeyError, TypeError):
        return EngineFailed("the engine answered nonsense")
