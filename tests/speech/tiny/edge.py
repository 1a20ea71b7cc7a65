"""A stand-in for the Edge service on 127.0.0.1, and the engine that asks it instead of Microsoft."""

from __future__ import annotations

import asyncio
import html
import io
import json
import os
import re
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from langdu.speech.engines.edge.engine import Edge

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.speech.engine import Parameters

#: Where the stand-in is; the engine's worker inherits it.
ADDRESS = "LANGDU_TEST_EDGE"
RATE, TICKS = 24000, 10_000_000
#: Seconds of a character, of a sign, and before the first.
CHARACTER, SIGN, LEAD = 0.2, 0.3, 0.1
SIGNS = "，。！？、；："


class LocalEdge(Edge):
    """The engine as it is, with another address."""

    def __init__(self, folder: Path | None, parameters: Parameters) -> None:
        super().__init__(folder, parameters)
        from edge_tts import communicate

        communicate.WSS_URL = os.environ[ADDRESS]


class Service:
    """Hums what it is asked to say, words of two characters at a time.

    Args:
        how: `well`, `refuses` (403), `breaks off` after half of the sound, `nothing` (an end without sound), `nonsense`,
            `garbage` for sound, `silent` about when it speaks what, or `hangs`.
    """

    def __init__(self, how: str = "well") -> None:
        self.how = how
        self.asked: list[str] = []
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._stop: asyncio.Event
        self.port = 0
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),), daemon=True)

    @property
    def address(self) -> str:
        return f"ws://127.0.0.1:{self.port}/edge/v1?TrustedClientToken=x"

    def __enter__(self) -> Service:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    async def _serve(self) -> None:
        from aiohttp import web

        self._stop = asyncio.Event()
        app = web.Application()
        app.router.add_get("/edge/v1", self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        self._started.set()
        await self._stop.wait()
        await runner.cleanup()

    async def _answer(self, request: Any) -> Any:
        from aiohttp import web

        if self.how == "refuses":
            return web.Response(status=403)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.receive()  # what sound is wanted
        ssml = (await socket.receive()).data
        self.asked.append(ssml)
        await self._speak(socket, ssml)
        await socket.close()
        return socket

    async def _speak(self, socket: Any, ssml: str) -> None:
        text = html.unescape(re.sub(r"<[^>]*>", "", ssml.partition("\r\n\r\n")[2]))
        speed = 1 + int(re.search(r"rate='([+-]\d+)%'", ssml)[1]) / 100  # type: ignore[index]
        mp3, words = spoken(text, speed)
        await socket.send_str("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
        if self.how == "hangs":
            await self._stop.wait()
        if self.how == "nonsense":
            await socket.send_str("Path:audio.metadata\r\n\r\n{not json")
            return
        if self.how != "silent":
            for word in words:
                await socket.send_str(f"Path:audio.metadata\r\n\r\n{json.dumps({'Metadata': [word]})}")
        if self.how != "nothing":
            head = b"X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n"
            half = mp3[: len(mp3) // 2] if self.how == "breaks off" else mp3
            half = b"no mp3 " * 100 if self.how == "garbage" else half
            for at in range(0, len(half), 4096):
                await socket.send_bytes(len(head).to_bytes(2, "big") + head + half[at : at + 4096])
        if self.how != "breaks off":
            await socket.send_str("Path:turn.end\r\n\r\n{}")


def spoken(text: str, speed: float) -> tuple[bytes, list[dict[str, Any]]]:
    """The MP3 of `text`, and what the service tells of its words."""
    import soundfile

    parts, words, at = [np.zeros(round(LEAD * RATE), np.float32)], [], LEAD
    for word in re.findall(rf"[{SIGNS}]|[A-Za-z]+|[^\sA-Za-z{SIGNS}]{{1,2}}", text):
        seconds = (SIGN if word in SIGNS else CHARACTER * len(word)) / speed
        time = np.arange(round(seconds * RATE)) / RATE
        parts.append((0.0 if word in SIGNS else 0.3) * np.sin(2 * np.pi * 220 * time).astype(np.float32))
        if word not in SIGNS:
            place = {"Offset": round(at * TICKS), "Duration": round(seconds * TICKS), "text": {"Text": word}}
            words.append({"Type": "WordBoundary", "Data": place})
        at += seconds
    out = io.BytesIO()
    soundfile.write(out, np.concatenate(parts), RATE, format="MP3")
    return out.getvalue(), words
