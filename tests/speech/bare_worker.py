"""A worker written from PROTOCOL.md alone: `python bare_worker.py {"how": …}`. It knows nothing of langdu.

It says a syllable or a word in 1,000 samples, a chunk each, and a pause in its seconds. `how` is what it does wrong:
see `BREAKS` and `WRONG`; "" is nothing. With `once`, a path, only the first worker does it. With `dies`, it ends itself
after so many bytes of its stream.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from pathlib import Path
from typing import Any

RATE = 16000
LENGTH = 1000
READY, CHUNK, END, ERROR = 1, 2, 3, 4


class Stream:
    """Standard output, on which the worker may die."""

    def __init__(self, dies: int | None) -> None:
        self.sent, self.dies = 0, dies

    def send(self, data: bytes) -> None:
        left = len(data) if self.dies is None else min(len(data), self.dies - self.sent)
        sys.stdout.buffer.write(data[:left])
        sys.stdout.buffer.flush()
        self.sent += left
        if self.dies == self.sent:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def frame(self, kind: int, request: int, payload: bytes) -> None:
        self.send(struct.pack(">2sBII", b"LD", kind, request, len(payload)) + payload)

    def chunk(self, request: int, head: dict[str, Any], pcm: bytes) -> None:
        text = json.dumps(head).encode()
        self.frame(CHUNK, request, struct.pack(">I", len(text)) + text + pcm)


#: What is wrong with a whole stream, after its first chunk.
BREAKS = {
    "garbage": lambda out: out.send(b"Loading model... done\n"),
    "exits in order": lambda _: os._exit(0),
    "exits in disorder": lambda _: os._exit(3),
    "a huge frame": lambda out: out.send(struct.pack(">2sBII", b"LD", CHUNK, 1, 1 << 31)),
    "a frame of no kind": lambda out: out.frame(9, 1, b""),
    "half a frame": lambda out: (out.send(struct.pack(">2sBII", b"LD", CHUNK, 1, 99) + b"x"), os._exit(0)),
    "a chunk that is none": lambda out: out.frame(CHUNK, 1, b"\0\0\0\5abc"),
    "a head that is none": lambda out: out.frame(CHUNK, 1, b"\0\0\0\5[1,2]"),
    "an error that is none": lambda out: out.frame(ERROR, 1, b"no JSON"),
}
#: What is wrong with the second unit's chunk: (head, pcm) -> (head, pcm).
WRONG = {
    "another rate": lambda head, pcm: (head | {"rate": 8000}, pcm),
    "half a sample": lambda head, pcm: (head, pcm + b"x"),
    "no mark": lambda head, pcm: (head | {"marks": []}, pcm),
    "two marks": lambda head, pcm: (head | {"marks": head["marks"] * 2}, pcm),
    "another's mark": lambda head, pcm: (head | {"marks": [[0, 1, *head["marks"][0][2:]]]}, pcm),
    "a mark back in time": lambda head, pcm: (moved(head, LENGTH - 10, 2 * LENGTH), pcm),
    "a mark that ends before it begins": lambda head, pcm: (moved(head, 2 * LENGTH, LENGTH), pcm),
    "a mark before the beginning": lambda head, pcm: (moved(head, -5, LENGTH), pcm),
    "a mark in no samples": lambda head, pcm: (moved(head, 0.5, LENGTH), pcm),
    "a mark beyond the sound": lambda head, pcm: (moved(head, LENGTH, 999 * LENGTH), pcm),
    "a mark of no origin": lambda head, pcm: (head | {"marks": [[*head["marks"][0][:4], "heard", ""]]}, pcm),
    "a note of no fate": lambda head, pcm: (head | {"notes": [[0, 1, "sung", ""]]}, pcm),
}


def moved(head: dict[str, Any], first: float, last: float) -> dict[str, Any]:
    start, end, *_, origin, label = head["marks"][0]
    return head | {"marks": [[start, end, first, last, origin, label]]}


def speak(out: Stream, message: dict[str, Any], how: str) -> None:
    at, request = 0, message["id"]
    for i, (kind, start, end, *rest) in enumerate(message["units"]):
        count = round(rest[0] / message["rate"] * RATE) if kind == "pause" else LENGTH
        label = rest[4] if kind == "say" else rest[0]
        marks = [] if kind == "pause" else [[start, end, at, at + count, "engine", label]]
        head: dict[str, Any] = {"rate": RATE, "marks": marks, "notes": []}
        if i == 0:
            head["notes"] = [[start, end, "approximated", "the first"]]
        pcm = struct.pack("<h", i + 1) * count
        if i == 1 and how in WRONG:
            head, pcm = WRONG[how](head, pcm)
        out.chunk(request, head, pcm)
        at += count
        if i == 0 and how in BREAKS:
            BREAKS[how](out)
        while how == "endless":
            out.chunk(request, {"rate": RATE, "marks": [], "notes": []}, bytes(10_000))
    out.frame(END, request, b"")


def wrong(told: dict[str, Any]) -> tuple[str, int | None]:
    """What this worker does wrong, and after how many bytes it dies."""
    if "once" in told:
        mark = Path(told["once"])
        if mark.exists():
            return "", None
        mark.touch()
    return told.get("how", ""), told.get("dies")


def main() -> None:
    how, dies = wrong(json.loads(sys.argv[1]))
    out = Stream(dies)
    start = json.loads(sys.stdin.buffer.readline())
    if how == "ends at once":
        os._exit(0)
    if how == "talks first":
        out.send(b"Hello, I am a library\n")
    if start["protocol"] != 1:
        text = {"what": "another version", "where": "", "remedy": "", "missing": False}
        out.frame(ERROR, 0, json.dumps(text).encode())
        return
    ready = {"protocol": 2 if how == "another version" else 1, "sample_rate": 8000 if how == "rate" else RATE}
    out.frame(READY, 0, b"{}" if how == "ready for nothing" else json.dumps(ready).encode())
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["op"] == "speak" and how != "says nothing":
            if how == "floods":
                os.write(2, b"all is well " * 200_000 + b"\n" * 10_000)
            speak(out, message, how)


if __name__ == "__main__":
    main()
