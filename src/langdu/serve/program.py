"""A reader behind a page: a process of its own, started without a shell, whose sound goes to the page."""

from __future__ import annotations

import asyncio
import base64
import json
import math
from typing import TYPE_CHECKING

from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable, Sequence

    from aiohttp.web import WebSocketResponse
    from textual_serve.download_manager import DownloadManager

DRIVER = "langdu.tui.browser.driver:BrowserDriver"
#: What a page tells with each request for samples, and of which type.
PULL: dict[str, type | tuple[type, ...]] = {"device": int, "count": int, "behind": (int, float)}


class PageProgram(AppService):
    """A reader, and the page's two connections.

    Args:
        words: the command, a word each.
        write_bytes: sends to the page's screen.
        write_str: the same for text.
        close: ends that connection.
        download_manager: Textual's, for files that a program hands to the page.
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        write_str: Callable[[str], Awaitable[None]],
        close: Callable[[], Awaitable[None]],
        download_manager: DownloadManager,
    ) -> None:
        super().__init__(
            " ".join(words),
            write_bytes=write_bytes,
            write_str=write_str,
            close=close,
            download_manager=download_manager,
        )
        self._words = tuple(words)
        self._sound: WebSocketResponse | None = None
        self._open_devices: dict[int, str] = {}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        environment = self._build_environment(width, height)
        environment |= {"TEXTUAL_DRIVER": DRIVER, "COLORTERM": "truecolor", "TERM": "xterm-256color"}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._words, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Pass on what the program draws until it ends; then hang up, and the page says that it has ended."""
        await super().run()
        process = self._process
        if process is not None:
            await process.wait()
        await self.remote_close()

    async def hear(self, connection: WebSocketResponse | None) -> None:
        """Send sound over a connection from now on; None for none."""
        self._sound = connection
        for opened in list(self._open_devices.values()):
            await self._to_page(opened)

    async def pull(self, message: str) -> None:
        """The page asks for samples: `{"device": 1, "count": 960, "behind": 0.2}`; what is otherwise is left out."""
        try:
            asked = json.loads(message)
        except ValueError:
            return
        is_whole = isinstance(asked, dict) and all(isinstance(asked.get(name), kind) for name, kind in PULL.items())
        if is_whole and math.isfinite(asked["behind"]):
            await self.send_meta({"type": "sound_pull", **{name: asked[name] for name in PULL}})

    async def on_meta(self, data: bytes) -> None:
        """What the program tells: of sound, or what Textual knows."""
        told = json.loads(data)
        if not str(told.get("type")).startswith("sound"):
            await super().on_meta(data)
            return
        device = int(told["device"])
        if told["type"] == "sound_open":
            self._open_devices[device] = json.dumps(["open", device, told["rate"]])
            await self._to_page(self._open_devices[device])
        elif told["type"] == "sound_close":
            self._open_devices.pop(device, None)
            await self._to_page(json.dumps(["close", device]))
        else:
            await self._to_page(device.to_bytes(4, "little") + base64.b64decode(told["sound"]))

    async def _to_page(self, message: str | bytes) -> None:
        connection = self._sound
        if connection is None:
            return
        try:
            await (connection.send_str(message) if isinstance(message, str) else connection.send_bytes(message))
        except (ConnectionError, RuntimeError):
            self._sound = None
