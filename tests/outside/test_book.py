"""A book from the shelf to its end: opened, found one's way in, a sentence marked, left, edited, gone on with.

POSIX only: a pty.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("POSIX only: ptys", allow_module_level=True)

from tests.tui.terminal import Terminal

if TYPE_CHECKING:
    from tests.outside.program import User

PACKAGE = (
    '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>渡口</dc:title></metadata><manifest>'
    '<item id="n" href="n.xhtml" properties="nav"/><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)
NAV = (
    '<html><body><nav epub:type="toc"><ol><li><a href="a.xhtml">清早</a><ol><li><a href="a.xhtml#s">桥上</a></li></ol>'
    '</li><li><a href="b.xhtml">傍晚</a></li></ol></nav></body></html>'
)
FIRST = (
    "<html><body><h1>清早</h1><p>天亮了，街上有人。</p>"
    '<h2 id="s">桥上</h2><p>他的头发很<ruby>长<rt>cháng</rt></ruby>，走得很慢。</p></body></html>'
)
SECOND = (
    "<html><body><h1>傍晚</h1><p>船夫收了网，慢慢地摇回来。</p><p>月亮出来的时候，银行已经关门了。</p></body></html>"
)
ADDED = "<p>这一段是后来加上去的，原来的书里没有。</p>"


def epub(first: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        rootfile = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
        file.writestr("META-INF/container.xml", rootfile)
        for name, text in (("p.opf", PACKAGE), ("n.xhtml", NAV), ("a.xhtml", first), ("b.xhtml", SECOND)):
            file.writestr(name, text)
    return out.getvalue()


def langdu(user: User) -> Terminal:
    argv = [sys.executable, "-m", "langdu"]
    return Terminal(argv, env=user.environment({}), only=True, cwd=user.home)


def test_from_the_shelf_to_a_place_that_is_found_again_in_a_newer_book(user: User) -> None:
    user.writes("book.epub", epub(FIRST))
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("1of4")).send("\x1b")  # the questions of the first start
        terminal.until(lambda t: t.shows("Nobookyet.") and not t.shows("1of4")).send("o")
        terminal.until(lambda t: t.shows("tabcompletes")).send("book.epub\r")
        terminal.until(lambda t: t.shows("渡口·清早") and t.shows("cháng")).send("o")
        terminal.until(lambda t: t.shows("桥上") and t.shows("entergoesthere")).send("jj\r")
        terminal.until(lambda t: t.shows("渡口·傍晚")).send("/")
        terminal.until(lambda t: t.shows("search:")).send("yinhang\r")
        terminal.until(lambda t: t.shows("yinhang:1of1")).send("m")
        terminal.until(lambda t: t.shows("bookmarkset:月亮出来")).send("M")
        terminal.until(lambda t: t.shows("yournote")).send("关门 closes\r")
        terminal.until(lambda t: t.shows("notekept") and t.shows("▸月")).send("b")  # the last sentence
        terminal.until(lambda t: t.shows("▶") or t.shows("7/7")).send("q")
        assert terminal.wait() == 0

    user.writes("book.epub", epub(FIRST.replace("<h1>清早</h1>", f"<h1>清早</h1>{ADDED * 3}")))
    with langdu(user) as terminal:
        terminal.until(lambda t: t.shows("渡口") and t.shows("enterreadon")).send("\r")
        terminal.until(lambda t: t.shows("渡口·傍晚") and t.shows("10/10") and t.shows("▸月")).send("'")
        terminal.until(lambda t: t.shows("%月亮出来的时候，银行已经关门了。") and t.shows("关门closes")).send("\r")
        terminal.until(lambda t: t.shows("10/10") and not t.shows("entergoesthere") and not t.shows("%月亮")).settle()
        terminal.send("q")
        assert terminal.wait() == 0

    told = user.runs("open", "渡口", "--plain", "--voice", "silence", "--rate", "2")
    assert told.out.startswith("月亮出来的时候，银行已经关门了。")
    (row,) = user.runs("bookmarks", "渡口", "--json").out.splitlines()
    assert json.loads(row)["note"] == "关门 closes"
    (row,) = user.runs("list", "--json").out.splitlines()
    assert json.loads(row)["title"] == "渡口"
