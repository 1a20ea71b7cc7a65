"""The server: a page with the reader in it, for whoever has the address with its token.

The page's scripts, styles and fonts come from this server alone. A page has two connections: one for the screen and
the keys (Textual's), one for sound. Each page has a reader of its own; what it keeps is in the library that all share.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import socket
import sys
from contextlib import asynccontextmanager
from importlib import resources
from typing import TYPE_CHECKING

import jinja2
from aiohttp import WSMsgType, web
from textual_serve.server import Server, to_int

from langdu.errors import LangduError
from langdu.serve.program import PageProgram

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

#: Pages that may be open at once; each costs a process of some 60 MB.
MOST_PAGES = 32
#: What this machine is called where nobody else can reach it.
LOOPBACK = ("127.0.0.1", "::1", "localhost")
#: Seconds between two looks at whether a page is still there.
HEARTBEAT_SECONDS = 15
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "no-referrer",  # the address has the token in it
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
ASSETS = resources.files("langdu.serve").joinpath("assets")
TYPES = {"page.css": "text/css", "page.js": "text/javascript"}


class ReaderServer(Server):
    """Shows what a command draws to each page that is opened.

    Args:
        words: the command, a word each.
        host: the address to listen on.
        port: the port.
        token: what stands first in each path; "" for nothing.
        title: of the page.
        told: called with the page's address when it can be opened.
    """

    def __init__(
        self, words: Sequence[str], host: str, port: int, token: str, title: str, told: Callable[[str], None]
    ) -> None:
        super().__init__(" ".join(words), host=host, port=port, title=title)
        self._words, self._token, self._told = tuple(words), token, told
        self._programs: dict[str, PageProgram] = {}
        self._connections: set[web.WebSocketResponse] = set()
        self._template = jinja2.Template(ASSETS.joinpath("page.html").read_text("utf-8"), autoescape=True)

    def serve(self, debug: bool = False) -> None:
        """Serve until the process is told to end."""
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._listening, access_log=None)

    def _listening(self, _: str) -> None:
        self._told(address(self.host, self.port, self._token))

    async def _make_app(self) -> web.Application:
        root = f"/{self._token}" if self._token else ""
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get(f"{root}/", self.page),
                web.get(f"{root}/assets/{{name}}", self.asset),
                web.get(f"{root}/screen/{{page}}", self.screen),
                web.get(f"{root}/sound/{{page}}", self.sound),
                web.get(f"{root}/download/{{key}}", self.handle_download),
                web.static(f"{root}/static", self.statics_path),
            ]
        )
        app.on_shutdown.append(self.on_shutdown)
        return app

    @web.middleware  # type: ignore[untyped-decorator]
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Only who has the token is answered, and no page of another site.

        A site may give its own name the address of this machine (DNS rebinding): then `Origin` fits, and the name that
        was asked for does not.
        """
        first = "".join(request.path.split("/")[1:2])
        if self._token and not hmac.compare_digest(first.encode(), self._token.encode()):
            raise web.HTTPNotFound(text="langdu: this address lacks its token; open the one that langdu serve printed")
        origin, named = request.headers.get("Origin"), request.url.host or ""
        is_foreign = origin is not None and origin.split("://")[-1] != request.host
        if is_foreign or (self.host in LOOPBACK and named not in LOOPBACK):
            raise web.HTTPForbidden(text="langdu: asked for by another site")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def on_shutdown(self, app: web.Application) -> None:
        """End the readers, each of which keeps its place, and hang up."""
        await asyncio.gather(*(program.stop() for program in list(self._programs.values())))
        await asyncio.gather(*(connection.close() for connection in list(self._connections)))

    @asynccontextmanager
    async def _connected(self, request: web.Request) -> AsyncIterator[web.WebSocketResponse]:
        connection = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await connection.prepare(request)
        self._connections.add(connection)
        try:
            yield connection
        finally:
            self._connections.discard(connection)

    async def page(self, request: web.Request) -> web.Response:
        """The page, with a name of its own for its two connections."""
        font_px = min(max(to_int(request.query.get("fontsize", "18"), 18), 8), 64)
        scheme = "wss" if request.scheme == "https" else "ws"
        root = f"{scheme}://{request.host}{request.path}"
        text = self._template.render(title=self.title, root=root, page=secrets.token_urlsafe(16), font_px=font_px)
        return web.Response(text=text, content_type="text/html")

    async def asset(self, request: web.Request) -> web.Response:
        """A file of ours."""
        name = request.match_info["name"]
        if name not in TYPES:
            raise web.HTTPNotFound
        return web.Response(body=ASSETS.joinpath(name).read_bytes(), content_type=TYPES[name], charset="utf-8")

    async def screen(self, request: web.Request) -> web.WebSocketResponse:
        """The page's screen and keys: starts its reader, which ends with the connection."""
        if len(self._programs) >= MOST_PAGES:
            raise web.HTTPServiceUnavailable(text=f"langdu: {MOST_PAGES} pages are open; close one")
        width, height = (to_int(request.query.get(side, ""), usual) for side, usual in SIZE.items())
        async with self._connected(request) as connection:
            name = request.match_info["page"]
            program = self._programs[name] = PageProgram(
                self._words,
                write_bytes=connection.send_bytes,
                write_str=connection.send_str,
                close=connection.close,
                download_manager=self.download_manager,
            )
            try:
                await program.start(width, height)
                await self._process_messages(connection, program)
            finally:
                await program.stop()
                del self._programs[name]
        return connection

    async def sound(self, request: web.Request) -> web.WebSocketResponse:
        """The page's sound: what it asks for, and what it gets."""
        program = self._programs.get(request.match_info["page"])
        if program is None:
            raise web.HTTPNotFound
        async with self._connected(request) as connection:
            await program.hear(connection)
            async for message in connection:
                if message.type == WSMsgType.TEXT:
                    await program.pull(message.data)
            await program.hear(None)
        return connection


#: Cells of a page that tells none.
SIZE = {"width": 80, "height": 24}


def address(host: str, port: int, token: str) -> str:
    """The page's address."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/{token}/" if token else f"http://{shown}:{port}/"


def free_port(host: str, port: int) -> int:
    """The port to listen on: the one given, or for 0 any that is free.

    Raises:
        LangduError: it cannot be listened on.
    """
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            if sys.platform != "win32":
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            return int(trial.getsockname()[1])
    except (OSError, OverflowError) as error:
        where = f"{host}:{port}"
        remedy = "another langdu may serve there: --port 0 takes any that is free"
        raise LangduError(f"cannot listen there: {error}", where=where, remedy=remedy) from error
