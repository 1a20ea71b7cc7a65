"""A font of the machine in a PDF: found, measured, and embedded with no more than the characters used."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

#: Where systems keep fonts.
FOLDERS = (
    Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
    Path("/System/Library/Fonts"),
    Path("/Library/Fonts"),
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.local/share/fonts").expanduser(),
    Path("~/.fonts").expanduser(),
)
#: Fonts with hanzi by their files, those with the shapes of handwriting first, and those for pinyin that such a font
#: may lack, ǹ and ê̄ among it.
HANZI_FILES = (
    "simkai.ttf", "Kaiti.ttc", "NotoSerifCJK-Regular.ttc", "NotoSerifSC-Regular.otf", "SourceHanSerifSC-Regular.otf",
    "SourceHanSerifCN-Regular.otf", "Songti.ttc", "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf", "Deng.ttf", "msyh.ttc", "simsun.ttc", "PingFang.ttc", "STHeiti Light.ttc",
    "ukai.ttc", "uming.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc",
)  # fmt: skip
PINYIN_FILES = (
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "segoeui.ttf",
    "arial.ttf",
    "Arial.ttf",
    "LiberationSans-Regular.ttf",
)
#: Pieces of a family's name that tell the shapes of a collection's face.
FACES = {"zh-CN": (" SC", " CN", "Micro Hei", "Zen Hei"), "zh-TW": (" TC", " TW")}


def find(names: tuple[str, ...]) -> Path | None:
    """The first of some fonts that the machine has."""
    there = {
        path.name: path
        for folder in FOLDERS
        if folder.is_dir()
        for path in sorted(folder.rglob("*.[tToO][tT][fFcC]"), reverse=True)
    }
    return next((there[name] for name in names if name in there), None)


class PdfFont:
    """A font that a PDF is set in.

    Args:
        path: a TrueType or OpenType font, or a collection.
        language: which face of a collection.

    Raises:
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, language: str) -> None:
        from fontTools.ttLib import TTCollection, TTFont

        number = -1
        if path.suffix.lower() == ".ttc":
            with TTCollection(path, lazy=True) as faces:
                names = [str(face["name"].getDebugName(1)) for face in faces]
            number = next((i for i, name in enumerate(names) if any(end in name for end in FACES[language])), 0)
        self._font: Any = TTFont(path, fontNumber=number, lazy=True)
        self._glyphs: dict[int, str] = self._font.getBestCmap()
        self._units: int = self._font["head"].unitsPerEm
        self._widths: Any = self._font["hmtx"]
        self.is_cff = "CFF " in self._font
        self.name = "LANGDU+" + re.sub(r"[^A-Za-z0-9]", "", str(self._font["name"].getDebugName(6)))
        self._used: dict[int, tuple[int, str]] = {}
        top = self._font["CFF "].cff.topDictIndex[0] if self.is_cff else None
        self._is_cid = top is not None and hasattr(top, "ROS")

    def has(self, char: str) -> bool:
        """Whether it has a character."""
        return ord(char) in self._glyphs

    def width(self, text: str) -> float:
        """In ems."""
        return sum(self._width(self._glyphs.get(ord(char), ".notdef")) for char in text) / 1000

    def _width(self, glyph: str) -> int:
        return round(self._widths[glyph][0] * 1000 / self._units) if glyph in self._widths.metrics else 1000

    def encoded(self, text: str) -> str:
        """Text as a string of a page's content, in hexadecimal digits; its characters are embedded."""
        codes = []
        for char in text:
            glyph = self._glyphs.get(ord(char))
            if glyph is None:
                continue
            number = self._font.getGlyphID(glyph)
            code = int(glyph[3:]) if self._is_cid and re.fullmatch(r"cid\d+", glyph) else number
            self._used.setdefault(code, (number, char))
            codes.append(f"{code:04X}")
        return "".join(codes)

    def program(self) -> bytes:
        """The font's file with the characters used alone."""
        from io import BytesIO

        from fontTools.subset import Options, Subsetter

        options = Options(
            retain_gids=not self._is_cid, notdef_outline=True, layout_features=[], name_IDs=[], hinting=False
        )
        options.drop_tables = [*options.drop_tables, "FFTM"]  # FontForge's own, of which the subsetter complains
        subsetter = Subsetter(options)
        subsetter.populate(gids=[number for number, _ in self._used.values()])
        self._font.recalcTimestamp = False
        subsetter.subset(self._font)
        if self.is_cff:
            return bytes(self._font["CFF "].compile(self._font))
        file = BytesIO()
        self._font.save(file, reorderTables=None)
        return file.getvalue()

    def widths(self) -> str:
        """The array W of its CIDFont."""
        order = self._font.getGlyphOrder()
        names = {code: order[number] for code, (number, _) in self._used.items()}
        return " ".join(f"{code} [{self._width(name)}]" for code, name in sorted(names.items()))

    def box(self) -> tuple[int, int, int, int]:
        """What its characters fill at most, in thousandths of an em."""
        head = self._font["head"]
        left, bottom, right, top = (
            round(value * 1000 / self._units) for value in (head.xMin, head.yMin, head.xMax, head.yMax)
        )
        return left, bottom, right, top

    def to_unicode(self) -> str:
        """The CMap by which readers find its text."""
        rows = [f"<{code:04X}> <{char.encode('utf-16-be').hex()}>" for code, (_, char) in sorted(self._used.items())]
        parts = [rows[i : i + 100] for i in range(0, len(rows), 100)]
        mapped = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /LangduUCS def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{mapped}\n"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )
