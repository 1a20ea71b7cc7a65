"""`langdu serve`: the reader in a browser, with sound in the page, for who has the address."""

from __future__ import annotations

import base64
import http.client
import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pyte
import pytest

from tests.chromium import Chromium
from tests.tui.terminal import SRC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("it is ended by a signal of POSIX", allow_module_level=True)

#: Keeps what the page gets for its screen: the test reads it as a terminal would.
RECORD = """
window.got = [];
const Plain = WebSocket;
window.WebSocket = class extends Plain {
  constructor(...all) {
    super(...all);
    if (String(all[0]).includes("/screen/"))
      this.addEventListener("message", (event) => {
        if (typeof event.data !== "string") got.push(...new Uint8Array(event.data));
      });
  }
};
"""
#: Milliseconds after which a test that waits for the page has failed.
PATIENCE_MS = 60_000
#: A promise that is kept once an expression is true.
ONCE = """new Promise((kept, failed) => {
  const look = () => (%s) ? kept(true) : setTimeout(look, 20);
  setTimeout(() => failed(new TextDecoder().decode(new Uint8Array(got))), %d);
  look();
})"""


@contextmanager
def served(folder: Path, *words: str) -> Iterator[str]:
    """The address of `langdu serve WORDS`; it is ended by Ctrl-C, in order."""
    command = [sys.executable, "-m", "langdu", "serve", "--port", "0", *words]
    import os

    environment = {**os.environ, "PYTHONPATH": str(SRC), "HOME": str(folder)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert "Traceback" not in told
        assert process.returncode == 0


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("profile"))
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=RECORD)
    yield browser
    browser.close()


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "t.txt"
    path.write_text("清早的银行还没开门。\n他在门口等着。\n", encoding="utf-8")
    return path


def key(browser: Chromium, char: str, name: str = "") -> None:
    code = {"windowsVirtualKeyCode": 13} if name == "Enter" else {}
    browser.call("Input.dispatchKeyEvent", type="keyDown", key=name or char, text=char, **code)
    browser.call("Input.dispatchKeyEvent", type="keyUp", key=name or char, **code)


def screen(browser: Chromium) -> pyte.Screen:
    """What the page has drawn so far."""
    columns, rows = browser.run("[window.innerWidth, window.innerHeight]")
    drawn = pyte.Screen(int(columns), int(rows))  # more cells than there are; the program knows how many it has
    pyte.ByteStream(drawn).feed(bytes(browser.run("got")))
    return drawn


def highlighted(browser: Chromium) -> str:
    """The hanzi on the colour of the syllable that is being said."""
    drawn = screen(browser)
    cells = [cell for row in drawn.buffer.values() for cell in row.values()]
    return "".join(cell.data for cell in cells if "一" <= cell.data <= "鿿" and cell.bg not in GROUNDS and cell.bold)


#: Grounds of the dark theme that are not that colour.
GROUNDS = ("default",)


def until(browser: Chromium, expression: str) -> None:
    browser.run(ONCE % (expression, PATIENCE_MS))


def until_shown(browser: Chromium, text: str) -> None:
    until(browser, f"new TextDecoder().decode(new Uint8Array(got)).includes({text!r})")


def opened(browser: Chromium, address: str, shows: str) -> None:
    """Open a page, and wait until its reader takes keys."""
    browser.requests.clear()
    browser.visit(address)
    until_shown(browser, shows)


def test_it_is_read_aloud_in_the_page(chromium: Chromium, text: Path, tmp_path: Path) -> None:
    with served(tmp_path, str(text), "--voice", "espeak") as address:
        opened(chromium, address, "清")
        until(chromium, "document.activeElement.tagName === 'TEXTAREA'")
        key(chromium, " ")
        until(chromium, "[...langduSound.devices.values()].some((device) => device.loudest > 0.05)")
        said: list[str] = []
        while "门" not in said:
            said += highlighted(chromium)
        places = ["清早的银行还没开门".index(char) for char in dict.fromkeys(said)]
        assert places == sorted(places)
        assert len(places) > 2
        assert all(asked.startswith(address) for asked in chromium.requests)
        key(chromium, "q")
        until(chromium, "document.body.classList.contains('-closed')")


def test_a_word_is_looked_up_in_the_page(chromium: Chromium, text: Path, tmp_path: Path) -> None:
    with served(tmp_path, str(text), "--voice", "silence") as address:
        opened(chromium, address, "清")
        until(chromium, "document.activeElement.tagName === 'TEXTAREA'")
        until_shown(chromium, "Silence")
        key(chromium, "\r", name="Enter")
        until_shown(chromium, "morning")
        key(chromium, "q")


def test_each_page_has_a_reader_of_its_own(chromium: Chromium, text: Path, tmp_path: Path) -> None:
    with served(tmp_path, str(text), "--voice", "silence") as address:
        first = chromium.call("Target.createTarget", url=address)["targetId"]
        opened(chromium, address, "清")
        key(chromium, "?")
        until_shown(chromium, "Reading aloud")
        chromium.call("Target.closeTarget", targetId=first)
        key(chromium, "q")


def test_the_books_then_the_reader(chromium: Chromium, tmp_path: Path) -> None:
    with served(tmp_path, "--voice", "silence") as address:
        opened(chromium, address, "No book yet")
        key(chromium, "q")
        until(chromium, "document.body.classList.contains('-closed')")


def asked(address: str, path: str, **headers: str) -> int:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc)
    connection.request("GET", path, headers=headers)
    return connection.getresponse().status


def test_only_with_the_token_and_from_its_own_page(text: Path, tmp_path: Path) -> None:
    with served(tmp_path, str(text)) as address:
        path = urlsplit(address).path
        assert asked(address, path) == 200
        assert asked(address, "/") == 404
        assert asked(address, "/screen/x") == 404
        assert asked(address, "/wrong" + path) == 404
        assert asked(address, path, Origin="https://elsewhere.example") == 403
        assert asked(address, path, Host="elsewhere.example", Origin="http://elsewhere.example") == 403
        assert asked(address, path + "assets/../../server.py") == 404
        assert asked(address, path + "sound/x") == 404


def test_it_listens_on_this_machine_alone(text: Path, tmp_path: Path) -> None:
    with served(tmp_path, str(text)) as address:
        assert urlsplit(address).hostname == "127.0.0.1"
        assert len(urlsplit(address).path) > 16
    with served(tmp_path, str(text), "--no-token") as address:
        assert urlsplit(address).path == "/"
        assert asked(address, "/") == 200


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{",
        "[1]",
        '{"device": "x", "count": 1, "behind": 0}',
        '{"device": 1}',
        '{"device": 1, "count": Infinity, "behind": 0}',
        '{"device": 1, "count": 9, "behind": NaN}',
    ],
)
def test_what_no_page_of_ours_would_ask_is_left_out(message: str) -> None:
    import asyncio

    from langdu.serve.program import PageProgram

    sent: list[dict[str, object]] = []

    async def meta(data: dict[str, object]) -> bool:
        sent.append(data)
        return True

    async def never(*_: object) -> None:
        raise AssertionError

    program = PageProgram(["x"], write_bytes=never, write_str=never, close=never, download_manager=None)
    program.send_meta = meta
    asyncio.run(program.pull(message))
    assert sent == []
    asyncio.run(program.pull(json.dumps({"device": 1, "count": 960, "behind": 0.1, "more": base64.__name__})))
    assert sent == [{"type": "sound_pull", "device": 1, "count": 960, "behind": 0.1}]
