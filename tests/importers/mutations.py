"""Damaged files, the same at every run, and what came of them."""

from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

from langdu.errors import LangduError
from langdu.importers import Source, load
from tests.importers.pdf_file import Mark, Words, pdf
from tests.importers.test_epub import packed
from tests.importers.test_fb2_docx import FB2, NOTES, WORD
from tests.importers.test_html import PAGE
from tests.importers.test_mhtml import MHTML

if TYPE_CHECKING:
    from collections.abc import Iterator

SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:02,500\n<i>你好</i>，老师。\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}- 再见。\n"
)
#: A small file of each format, by its ending.
SEEDS: dict[str, bytes] = {
    "txt": (
        "目录\n第一章 春\n第二章 夏\n第三章 秋\n\n第一章 春\n\n看[文](https://a.cn/b)，$E=mc^2$[1]。\n[1] 注。\n"
        "第二章 夏\n\nhttps://a.cn\n1. 甲\n2. 乙\n"
    ).encode(),
    "md": (
        "---\ntitle: 茶\n---\n# 题\n\n甲[^1]**乙**[丙](http://a.cn)<b>丁</b>$a_b$\n\n[^1]: 注\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n"
        "```\nx\n```\n\n$$\na\n$$\n\n1. 项\n   - 子\n\n<div>块</div>\n"
    ).encode(),
    "srt": SUBTITLES.encode(),
    "vtt": (
        "WEBVTT\n\nNOTE 注\n\n1\n00:01.000 --> 00:02.500 align:start\n"
        "<v 甲><ruby>银<rt>yín</rt></ruby>行<00:01.500>好 &amp;\n\n01:00:03.000 --> 01:00:04.000\n再见\n"
    ).encode(),
    "ass": (
        "[Script Info]\nTitle: 月亮\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\n"
        "Style: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, "
        "Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,甲,0,0,0,,{\\k25}银{\\k30}行\\N好\n"
    ).encode(),
    "lrc": "[ti:歌]\n[ar:人]\n[offset:+500]\n[00:01.50][01:10.5]<00:01.50>你<00:02.00>好\n[00:03.00]再见\n".encode(),
    "json": (
        '{"index": 0, "start": 0, "end": 3, "kind": "body", "text": "银行。", "readings": [{"start": 0, "end": 1, "text": '
        '"银", "citation": ["yin2"], "spoken": ["yin2"], "hint": "yin", "source": "gloss", "conflict": null}]}\n'
    ).encode(),
    "pdf": pdf(
        [[Words(50, 500, 12, "春天来了，河边的"), Words(50, 480, 12, "柳树都绿了。"), Words(190, 20, 9, "1")]] * 2,
        [Mark("第一章", 0, 520), Mark("第二章", 1, 520)],
    ),
}


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


SEEDS |= {
    "html": PAGE.encode(),
    "epub": packed(),
    "mhtml": MHTML,
    "fb2": FB2.encode(),
    "docx": zipped({"word/document.xml": WORD.encode(), "word/footnotes.xml": NOTES.encode()}),
}
#: Endings that the importer of another one reads.
SAME = {"markdown": "md", "htm": "html", "xhtml": "html", "mht": "mhtml", "ssa": "ass", "jsonl": "json"}
SEEDS["zip"] = zipped({"1.txt": "甲。".encode(), "下/2.md": "# 乙\n".encode(), "3.srt": SUBTITLES.encode()})


def mutated(data: bytes, draw: random.Random) -> bytes:
    """A few bytes changed, put in, taken out, doubled or cut off; of a zip, half of the time inside a member."""
    if data.startswith(b"PK\x03\x04") and draw.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            members = {name: file.read(name) for name in file.namelist()}
        name = draw.choice(sorted(members))
        return zipped({**members, name: mutated(members[name], draw)})
    broken = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(broken) + 1)
        new = draw.choice((draw.randbytes(4), bytes(broken[at : at + 40]) * 2, b"", b"9", b"<", b"[", b"-", b"\n"))
        broken[at : at + draw.choice((0, 1, 1, 1, 20))] = new
    return bytes(broken if draw.random() < 0.8 else broken[: draw.randrange(len(broken) + 1)])


def files(ending: str, count: int, seed: int = 7) -> Iterator[Source]:
    """Damaged files of a format."""
    draw = random.Random(seed)
    for _ in range(count):
        yield Source(mutated(SEEDS[ending], draw), f"a.{ending}", "a")


def opens_or_says_why(source: Source) -> None:
    """Load it; what it is then holds together.

    Raises:
        Exception: any but langdu's own.
    """
    with suppress(LangduError):
        document = load(source)
        end = 0
        for block in document.blocks:
            assert end <= block.span.start < block.span.end <= len(document.source)
            end = block.span.end
        assert len(document.cues) in (0, len(document.blocks))
        assert all(0 <= hint.span.start < len(document.source) for hint in document.hints)
        assert all(part.span.end <= len(document.source) for part in document.set_aside)
