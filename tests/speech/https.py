"""A server of one file, by HTTPS on this machine, that behaves as a test wants."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CERTIFICATE = Path(__file__).parents[1] / "data" / "localhost.pem"


@dataclass
class Behaviour:
    """What it does.

    Attributes:
        content: the file; every path is it, but for `moved`.
        breaks: after how many bytes the first answers break off.
        statuses: what the first requests are answered with instead of the file.
        ranges: whether it sends parts, if asked.
        wrong_part: whether it sends another part than asked.
        limit: whether it refuses a part that begins at or behind its end, or at `limit`.
        length: whether it tells how long the file is.
        endless: whether it never ends.
        files: what paths that end so are instead of `content`.
        moved: where a path that begins with /moved sends on to.
        retry_after: how long it asks those to wait whom it sends a status instead.
        asked: the parts that were asked for, "" for all.
    """

    content: bytes
    breaks: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    ranges: bool = True
    wrong_part: bool = False
    limit: int | None = None
    length: bool = True
    endless: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    retry_after: str = ""
    moved: str = ""
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        """Where the file is."""
        return f"https://localhost:{self.port}/model.bin"


def serve(behaviour: Behaviour) -> Iterator[Behaviour]:
    """Serve until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, behaviour)

        def log_message(self, *_: object) -> None:
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    http.handle_error = lambda *_: None  # type: ignore[method-assign]  # the other side went away, as it should
    behaviour.port = http.server_port
    threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
    yield behaviour
    http.shutdown()
    http.server_close()


def answer(request: BaseHTTPRequestHandler, told: Behaviour) -> None:
    part = request.headers.get("Range", "")
    told.asked.append(part)
    request.close_connection = True
    if request.path.startswith("/moved"):
        request.send_response(302)
        request.send_header("Location", told.moved)
        request.end_headers()
        return
    start = int(part[6:-1]) if told.ranges and part else 0
    content = told.files.get(request.path.rsplit("/", 1)[-1], told.content)
    if told.statuses or start >= (told.limit or len(content)):
        request.send_response(told.statuses.pop(0) if told.statuses else 416)
        request.send_header("Retry-After", told.retry_after)
        request.end_headers()
        return
    body = content[start:]
    request.send_response(206 if start else 200)
    if start:
        first = start + 1 if told.wrong_part else start
        request.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
    if told.length:
        request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body[: told.breaks.pop(0)] if told.breaks else body)
    while told.endless:
        request.wfile.write(body)
