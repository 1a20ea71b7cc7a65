"""Pages for printing: PDFs as PDFium reads them, HTML without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from langdu.cli import main
from langdu.exporters.page.printed import fonts, pdf

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import PrintedPage

TEXT = "第一章 去银(yín)行\n\n" + "女孩儿说：“12% 的人今天没来。绿色的叶子在风里摇。”\n" * 12
KINDS: tuple[PrintedPage, ...] = ("pinyin", "pinyin-blank", "hanzi-blank")


def exported(folder: Path, name: str, kind: PrintedPage = "pinyin") -> Path:
    source, out = folder / "text.txt", folder / name
    source.write_text(TEXT, encoding="utf-8")
    assert main(["export", str(source), "--voice", "silence", "-o", str(out), "--printed", kind, "--force"]) == 0
    return out


def read(path: Path) -> tuple[int, str]:
    pdfium: Any = pytest.importorskip("pypdfium2")
    document = pdfium.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    return len(texts), "".join("".join(texts).split())


@pytest.fixture(autouse=True)
def font() -> None:
    pytest.importorskip("fontTools")
    if fonts.find(fonts.HANZI_FILES) is None:
        pytest.skip("there is no font with hanzi")


def test_hanzi_and_pinyin_are_text(tmp_path: Path) -> None:
    pages, text = read(exported(tmp_path, "x.pdf"))
    assert pages > 1
    assert text.count("叶") == 12
    assert "lǜsè" in text
    assert "nǚháirshuō" in text
    assert "bǎifēnzhīshíèr" in text


def test_worksheets_leave_out_what_is_to_be_written(tmp_path: Path) -> None:
    _, text = read(exported(tmp_path, "a.pdf", "pinyin-blank"))
    assert "叶" in text
    assert "nǚ" not in text
    _, text = read(exported(tmp_path, "b.pdf", "hanzi-blank"))
    assert "叶" not in text
    assert "lǜsè" in text
    assert "12%" in text
    page = exported(tmp_path, "b.print.html", "hanzi-blank").read_text(encoding="utf-8")
    assert "叶" not in page
    assert '<span class="b"></span>' in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_gives_the_same_pages(tmp_path: Path, kind: PrintedPage) -> None:
    for ending in ("pdf", "print.html"):
        first, second = (exported(tmp_path, f"{name}.{ending}", kind).read_bytes() for name in "ab")
        assert first == second


def test_a_machine_without_a_font_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find", lambda names: None)
    source = tmp_path / "text.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["export", str(source), "--voice", "silence", "-o", str(tmp_path / "x.pdf")]) == 1
    assert ".print.html" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
