"""`python -m tests.tui.screenshot [OUT] [WIDTH HEIGHT] [TEXT] [--theme paper] [--tones pleco] [--keys a,b]`

The reader as a picture: an SVG with local fonts, and beside it a PNG where chromium is installed. By default the
passage of `langdu demo`, read by the silent voice up to the middle of a sentence.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.cells import cell_len

from langdu.library import Library
from langdu.library.words import WordStatuses, WordToneLog
from langdu.model import Span
from langdu.session import Book, open_book
from langdu.session.reading.aloud import Now
from langdu.speech import VoiceStore
from langdu.tui.app import ReaderApp
from tests.tui.fakes import FakeVoiceProvider

DEMO = Path(__file__).parents[2] / "src/langdu/cli/demo.txt"
FONTS = '"DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", nargs="?", default="screenshot.svg", type=Path)
    parser.add_argument("width", nargs="?", default=80, type=int)
    parser.add_argument("height", nargs="?", default=24, type=int)
    parser.add_argument("text", nargs="?", default=str(DEMO))
    parser.add_argument("--theme", default="night")
    parser.add_argument("--tones", default="off")
    parser.add_argument("--ruby", default="above")
    parser.add_argument("--keys", default="")
    parser.add_argument("--say", default="一个到", help="the characters whose middle one is being spoken")
    parser.add_argument("--pinyin-for", default="all")
    parser.add_argument("--words", default="", help="statuses: 银行=2,长城=99")
    parser.add_argument("--set", default="", help="other preferences: notation=zhuyin,word_spacing=on")
    parser.add_argument("--missed", default="", help="words whose tones were missed: 买,豆浆")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        book = open_book(options.text, library=library)
        for name in ("theme", "tones", "ruby", "pinyin_for"):
            library.prefer(name, getattr(options, name))
        for pair in filter(None, options.set.split(",")):
            library.prefer(*pair.split("="))
        know(library, options)
        svg = asyncio.run(picture(book, library, options))
        book.close()
    options.out.write_text(local_fonts(svg), encoding="utf-8")
    print(options.out)
    if (browser := shutil.which("chromium")) is not None:
        print(png(browser, options.out))


def know(library: Library, options: argparse.Namespace) -> None:
    """Keep what the learner knows of words."""
    statuses = (pair.split("=") for pair in filter(None, options.words.split(",")))
    WordStatuses(library).mark_each({word: int(status) for word, status in statuses})
    WordToneLog(library).keep([(word, (), False) for word in filter(None, options.missed.split(","))])


async def picture(book: Book, library: Library, options: argparse.Namespace) -> str:
    """The reader with something at the speaker, after some keys."""
    provider = FakeVoiceProvider((VoiceStore().get("baker"),))
    app = ReaderApp(book, library, provider)
    async with app.run_test(size=(options.width, options.height)) as pilot:
        await pilot.pause(1.5)
        at = book.document.source.find(options.say)
        if at >= 0:
            at += len(options.say) // 2
            await pilot.press("space")
            provider.made.at = Now(book.at(at), Span(at, at + 1))
            await pilot.pause(0.3)
        for key in filter(None, options.keys.split(",")):
            await pilot.press(key)
            await pilot.pause(0.3)
        return app.export_screenshot(title="langdu")


def local_fonts(svg: str) -> str:
    """The picture without fonts from the web, each run of text as wide as its cells (the export counts letters)."""
    svg = re.sub(r'textLength="([\d.]+)"([^>]*>)([^<]+)<', _stretched, svg)
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]*Fira Code[^;]*;", f"font-family: {FONTS};", svg)


def _stretched(run: re.Match[str]) -> str:
    length, rest, text = float(run[1]), run[2], run[3]
    shown = html.unescape(text)
    return f'textLength="{length * cell_len(shown) / len(shown):.1f}"{rest}{text}<'


def png(browser: str, svg: Path) -> Path:
    """The same as a PNG."""
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text("utf-8")).groups())
    out = svg.with_suffix(".png")
    size = f"--window-size={round(width)},{round(height)}"
    quiet = ["--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--default-background-color=00000000"]
    page = svg.with_suffix(".html")
    page.write_text(f'<meta charset="utf-8"><body style="margin:0">{svg.read_text("utf-8")}</body>', encoding="utf-8")
    subprocess.run(
        [browser, *quiet, size, f"--screenshot={out}", page.resolve().as_uri()], check=True, capture_output=True
    )
    page.unlink()
    return out


if __name__ == "__main__":
    main()
