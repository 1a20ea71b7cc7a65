"""A small file of each format that is read, by its ending. To add a format: add its bytes here."""

from __future__ import annotations

import io
import zipfile

from tests.importers.test_epub import packed
from tests.importers.test_fb2_docx import FB2, NOTES, WORD
from tests.importers.test_html import PAGE


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


SEEDS: dict[str, bytes] = {
    "txt": "# 茶馆\n\n很久以前。\n".encode(),
    "md": "# 茶馆\n\n很久以前。\n".encode(),
    "html": PAGE.encode(),
    "epub": packed(),
    "fb2": FB2.encode(),
    "docx": zipped({"word/document.xml": WORD.encode(), "word/footnotes.xml": NOTES.encode()}),
    "zip": zipped({"河.fb2": FB2.encode()}),
}
#: Endings that the importer of another one reads.
SAME = {"markdown": "md", "htm": "html", "xhtml": "html"}
