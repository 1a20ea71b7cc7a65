"""Pages by their address, from a server in this process."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from langdu.errors import BadInput
from langdu.importers import load
from langdu.importers.address import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response({"/page": 200, "/away": 302}.get(self.path, 404))
        self.send_header("Location", "file:///etc/hostname")
        self.send_header("Content-Type", "text/html; charset=gb2312")
        self.end_headers()
        self.wfile.write("<nav>菜单</nav><p>你好，世界。</p>".encode("gb18030"))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_by_its_type_and_charset(site: str) -> None:
    assert load(fetch(f"{site}/page")).source == "你好，世界。\n"


@pytest.mark.parametrize("path", ["/away", "/none"])
def test_what_is_not_there_or_leads_elsewhere_is_refused(site: str, path: str) -> None:
    with pytest.raises(BadInput):
        fetch(site + path)
