"""A cover drawn from the title, for books that have none: Pillow and a font of the system."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from langdu.model import one_line
from langdu.packages import is_missing

if TYPE_CHECKING:
    from collections.abc import Callable

#: A square, as players show it; and the room beside the title, in pixels.
SIDE, MARGIN = 800, 90
#: Backgrounds, all dark enough for white letters (contrast over 7).
COLOURS = ((32, 56, 88), (88, 36, 44), (34, 70, 58), (70, 48, 92), (84, 58, 24), (40, 44, 52))
#: Fonts with Chinese letters as systems have them, and the place of the simplified ones in a collection.
FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/System/Library/Fonts/Hiragino Sans GB.ttc", 0),
    ("/System/Library/Fonts/STHeiti Medium.ttc", 1),
    ("C:/Windows/Fonts/msyh.ttc", 0),
    ("C:/Windows/Fonts/simhei.ttf", 0),
)
#: Sizes that are tried, and what they may take of the height.
SIZES, MOST_HEIGHT = (120, 96, 76, 60, 48, 40), 0.62
MOST_CHARACTERS = 120


def drawn_cover(title: str, author: str) -> bytes:
    """A PNG; only a colour where there is no font with Chinese letters, nothing where Pillow is missing."""
    if is_missing("PIL"):
        return b""
    from PIL import Image, ImageDraw, ImageFont

    title, author = one_line(title)[:MOST_CHARACTERS], one_line(author)[:40]
    image = Image.new("RGB", (SIDE, SIDE), COLOURS[crc32(title.encode()) % len(COLOURS)])
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, SIDE - 40, SIDE - 40), outline=(230, 226, 214), width=3)
    found = next(((path, index) for path, index in FONTS if Path(path).exists()), None)
    if found is not None:
        for size in SIZES:
            font = ImageFont.truetype(found[0], size, index=found[1])
            lines = _lines(title, font.getlength)
            if len(lines) * size * 1.35 <= MOST_HEIGHT * SIDE:
                break
        draw.multiline_text(
            (SIDE / 2, SIDE * 0.44), "\n".join(lines), (245, 242, 232), font, "mm", size * 0.3, align="center"
        )
        small = ImageFont.truetype(found[0], 34, index=found[1])
        draw.text((SIDE / 2, SIDE - 110), author, (245, 242, 232), small, "mm")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _lines(title: str, width: Callable[[str], float]) -> list[str]:
    """The title in lines that fit."""
    lines = [""]
    for character in title:
        if lines[-1] and width(lines[-1] + character) > SIDE - 2 * MARGIN:
            lines.append("")
        lines[-1] += character
    return [line.strip() for line in lines if line.strip()]
