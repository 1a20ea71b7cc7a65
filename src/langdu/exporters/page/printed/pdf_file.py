"""A PDF written as it comes: a page goes to the file when it is full, and fonts when all pages are.

After ISO 32000-1: 7.5 (file structure), 9.7 (composite fonts), 9.10 (extraction of text). No date and no random
identifier is in it, so that the same text gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.exporters.page.printed.fonts import PdfFont


class PdfFile:
    """The file.

    Args:
        file: where to.
        size: of its pages, in points.
        fonts: how many it will have; pages call them F0, F1 ….
    """

    def __init__(self, file: IO[bytes], size: tuple[float, float], fonts: int) -> None:
        self._file, self._size = file, size
        self._offsets: dict[int, int] = {}
        self._last = 0
        self._pages: list[int] = []
        self._file.write(b"%PDF-1.7\n%\xe4\xbd\xa0\n")
        self._catalog, self._tree = self._number(), self._number()
        self._fonts = [self._number() for _ in range(fonts)]

    def _number(self) -> int:
        self._last += 1
        return self._last

    def _write(self, body: bytes | str, number: int = 0) -> int:
        number = number or self._number()
        self._offsets[number] = self._file.tell()
        text = body.encode() if isinstance(body, str) else body
        self._file.write(b"%d 0 obj\n%b\nendobj\n" % (number, text))
        return number

    def _stream(self, content: bytes, entries: str = "") -> int:
        packed = zlib.compress(content, 9)
        head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries}>>\nstream\n"
        return self._write(head.encode() + packed + b"\nendstream")

    def page(self, content: str) -> None:
        """Write a page."""
        stream = self._stream(content.encode())
        fonts = " ".join(f"/F{i} {number} 0 R" for i, number in enumerate(self._fonts))
        width, height = self._size
        self._pages.append(
            self._write(
                f"<< /Type /Page /Parent {self._tree} 0 R /MediaBox [0 0 {width:g} {height:g}] "
                f"/Contents {stream} 0 R /Resources << /Font << {fonts} >> >> >>"
            )
        )

    def close(self, title: str, language: str, fonts: Sequence[PdfFont]) -> None:
        """Write the fonts and what belongs at the end; the file itself stays open."""
        for number, font in zip(self._fonts, fonts, strict=True):
            self._font(font, number)
        pages = " ".join(f"{page} 0 R" for page in self._pages)
        self._write(f"<< /Type /Pages /Count {len(self._pages)} /Kids [{pages}] >>", self._tree)
        self._write(
            f"<< /Type /Catalog /Pages {self._tree} 0 R /Lang ({language}) "
            "/ViewerPreferences << /DisplayDocTitle true >> >>",
            self._catalog,
        )
        shown = title.encode("utf-16-be", "replace").hex()
        info = self._write(f"<< /Title <FEFF{shown}> /Creator (langdu) >>")
        start = self._file.tell()
        rows = "".join(f"{self._offsets[number]:010} 00000 n \n" for number in range(1, self._last + 1))
        mark = hashlib.sha256(rows.encode()).hexdigest()[:32]
        self._file.write(
            f"xref\n0 {self._last + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {self._last + 1} "
            f"/Root {self._catalog} 0 R /Info {info} 0 R /ID [<{mark}> <{mark}>] >>\n"
            f"startxref\n{start}\n%%EOF\n".encode()
        )

    def _font(self, font: PdfFont, number: int) -> None:
        box, widths, unicode = font.box(), font.widths(), self._stream(font.to_unicode().encode())
        program = self._stream(font.program(), "/Subtype /CIDFontType0C " if font.is_cff else "")
        kind, file = ("CIDFontType0", "FontFile3") if font.is_cff else ("CIDFontType2", "FontFile2")
        described = self._write(
            f"<< /Type /FontDescriptor /FontName /{font.name} /Flags 4 /FontBBox [{' '.join(map(str, box))}] "
            f"/ItalicAngle 0 /Ascent {box[3]} /Descent {box[1]} /CapHeight 700 /StemV 80 /{file} {program} 0 R >>"
        )
        mapped = "" if font.is_cff else "/CIDToGIDMap /Identity "
        cid = self._write(
            f"<< /Type /Font /Subtype /{kind} /BaseFont /{font.name} {mapped}/DW 1000 /W [{widths}] "
            f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {described} 0 R >>"
        )
        self._write(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{font.name} /Encoding /Identity-H "
            f"/DescendantFonts [{cid} 0 R] /ToUnicode {unicode} 0 R >>",
            number,
        )
