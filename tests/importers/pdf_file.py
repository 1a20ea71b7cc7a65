"""A PDF of given words at given places, in Adobe's standard Chinese font, which readers have and files need not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 880/StemV 93>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 3 0 R>>",
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
)
WIDTH, HEIGHT = 400, 600


class Words(NamedTuple):
    """Words on a page: from the left and the foot in points, their size, and they themselves."""

    left: float
    bottom: float
    size: float
    text: str


class Mark(NamedTuple):
    """An entry of the outline: its title, page and height."""

    title: str
    page: int
    height: float


def pdf(pages: Sequence[Sequence[Words]], outline: Sequence[Mark] = (), *, encrypted: bool = False) -> bytes:
    """The file."""
    first = 6
    kids = [first + 2 * number for number in range(len(pages))]
    objects = [b"", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), b" ".join(b"%d 0 R" % kid for kid in kids))]
    objects += FONT
    for words in pages:
        objects += _page(words, len(objects) + 2)
    root = len(objects) + 1
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % (b"/Outlines %d 0 R" % root if outline else b"")
    objects += _outline(outline, root, kids) if outline else []
    return _file(objects, encrypted)


def _page(words: Sequence[Words], content: int) -> list[bytes]:
    shown = b"".join(
        b"/F %g Tf 1 0 0 1 %g %g Tm <%s> Tj\n" % (size, left, bottom, _hex(text)) for left, bottom, size, text in words
    )
    stream = b"BT\n%sET" % shown
    return [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 5 0 R>>>>>>"
        % (WIDTH, HEIGHT, content),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def _outline(marks: Sequence[Mark], root: int, kids: Sequence[int]) -> list[bytes]:
    last = root + len(marks)
    objects = [b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (root + 1, last, len(marks))]
    for number, (title, page, height) in enumerate(marks, root + 1):
        near = (b"/Prev %d 0 R" % (number - 1) if number > root + 1 else b"") + (
            b"/Next %d 0 R" % (number + 1) if number < last else b""
        )
        place = b"/Dest[%d 0 R/XYZ 0 %g 0]" % (kids[page], height)
        objects.append(b"<</Title<feff%s>/Parent %d 0 R%s%s>>" % (_hex(title), root, place, near))
    return objects


def _file(objects: Sequence[bytes], encrypted: bool) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    key = b"<%s>" % (b"5a" * 32)
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O%s/U%s/P -4>>/ID[%s%s]" % (key, key, key, key) if encrypted else b""
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, lock, at)
