"""What the reader's process and an engine's worker say to each other: PROTOCOL.md, beside this file, in code.

To the worker go JSON lines, from it come frames. The worker's real fds 1 and 2 go to a pipe that the parent keeps for
its log: a library may print what it likes.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, get_args

from langdu.errors import EngineFailed, LangduError, VoiceMissing
from langdu.model import Chunk, Fate, Latin, Mark, Note, Pause, Prosody, Say, Span, Syllable, Utterance
from langdu.model.speech import MarkOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import BinaryIO

    from langdu.model import Unit

#: What both sides must agree on; PROTOCOL.md says what asks for another.
VERSION = 1
MAGIC = b"LD"
HEADER = struct.Struct(">2sBII")
#: No utterance is longer than some minutes of 48 kHz sound; a greater length is a stream gone wrong.
MAX_LENGTH = 1 << 26
#: A real-time factor that no voice has.
MOST_FACTOR = 1000


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


def start_line(folder: Path | None, parameters: Mapping[str, Any], *, live: bool = True) -> bytes:
    """The first line: with what to start, and whether somebody listens."""
    message = {"op": "start", "protocol": VERSION, "folder": str(folder) if folder else None}
    return json_line(message | {"parameters": dict(parameters), "live": live})


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker tells when it has loaded.

    Attributes:
        sample_rate: in Hz.
        real_time_factor: the seconds that it needs for a second of speech, about; 0 if it does not know.
    """

    sample_rate: int
    real_time_factor: float = 0.0


def ready_payload(ready: Ready) -> bytes:
    """What a worker says when it has loaded."""
    told = {"protocol": VERSION, "sample_rate": ready.sample_rate, "real_time_factor": ready.real_time_factor}
    return json_line(told)


def read_ready(payload: bytes) -> Ready:
    """What a READY frame tells.

    Raises:
        EngineFailed: the worker speaks another protocol.
        ProtocolError: it is none.
    """
    try:
        told = json.loads(payload)
        check_version(told.get("protocol"))
        return Ready(_whole(told["sample_rate"]), _factor(told.get("real_time_factor", 0.0)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProtocolError(f"nonsense instead of a sample rate: {error}") from error


def _factor(told: Any) -> float:
    factor = float(told)
    if not 0 <= factor < MOST_FACTOR:
        raise ValueError(f"a real-time factor of {told!r}")
    return factor


def check_version(number: object) -> None:
    """See that the other side speaks this protocol.

    Raises:
        EngineFailed: it does not.
    """
    if number != VERSION:
        raise EngineFailed(
            f"the engine's worker and langdu are of different versions ({number} and {VERSION})",
            remedy="start langdu again",
        )


def speak_line(request: int, utterance: Utterance, prosody: Prosody) -> bytes:
    """The request to say `utterance`."""
    span, units = utterance.span, [pack_unit(unit) for unit in utterance.units]
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
    units = tuple(unpack_unit(*unit) for unit in message["units"])
    return Utterance(Span(*message["span"]), units), Prosody(message["rate"], message["pitch"])


def pack_unit(unit: Unit) -> list[Any]:
    """A unit as JSON takes it; `unpack_unit` gives it back."""
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


def unpack_unit(kind: str, start: int, end: int, *rest: Any) -> Unit:
    """What was packed."""
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
        marks = tuple(_mark(*mark) for mark in head["marks"])
        notes = tuple(_note(*note) for note in head["notes"])
        return Chunk(payload[4 + length :], _whole(head["rate"]), marks, notes)
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise ProtocolError(f"no chunk: {error}") from error


def _mark(start: Any, end: Any, first: Any, last: Any, origin: Any, label: Any) -> Mark:
    return Mark(_span(start, end), _whole(first), _whole(last), _one_of(get_args(MarkOrigin), origin), str(label))


def _note(start: Any, end: Any, fate: Any, what: Any) -> Note:
    return Note(_span(start, end), _one_of(get_args(Fate), fate), str(what))


def _span(start: Any, end: Any) -> Span:
    return Span(_whole(start), _whole(end))


def _whole(number: Any) -> int:
    if type(number) is not int or number < 0:
        raise ValueError(f"{number!r} is no whole number")
    return number


def _one_of(choices: tuple[str, ...], value: Any) -> Any:
    if value not in choices:
        raise ValueError(f"{value!r} is none of {', '.join(choices)}")
    return value


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
