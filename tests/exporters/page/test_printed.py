"""Pages for printing: PDFs as PDFium reads them, HTML without scripts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from langdu.cli import main
from langdu.cli.texts import export as command
from langdu.exporters.page.printed import fonts, pdf
from langdu.model import OutputStyle, PrintedPage
from langdu.session.export import ExportOptions

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "第一章 去银(yín)行\n\n" + "女孩儿说：“12% 的人今天没来。绿色的叶子在风里摇。”\n" * 12
KINDS: tuple[PrintedPage, ...] = ("pinyin", "pinyin-blank", "hanzi-blank")


def exported(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch, kind: PrintedPage = "pinyin") -> Path:
    monkeypatch.setattr(command, "ExportOptions", partial(ExportOptions, style=OutputStyle(printed=kind)))
    source, out = folder / "text.txt", folder / name
    source.write_text(TEXT, encoding="utf-8")
    assert main(["export", str(source), "--voice", "silence", "-o", str(out)]) == 0
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


def test_hanzi_and_pinyin_are_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, text = read(exported(tmp_path, "x.pdf", monkeypatch))
    assert pages > 1
    assert text.count("叶") == 12
    assert "lǜsè" in text
    assert "nǚháirshuō" in text
    assert "bǎifēnzhīshíèr" in text


def test_worksheets_leave_out_what_is_to_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, text = read(exported(tmp_path, "a.pdf", monkeypatch, "pinyin-blank"))
    assert "叶" in text
    assert "nǚ" not in text
    _, text = read(exported(tmp_path, "b.pdf", monkeypatch, "hanzi-blank"))
    assert "叶" not in text
    assert "lǜsè" in text
    assert "12%" in text
    page = exported(tmp_path, "b.print.html", monkeypatch, "hanzi-blank").read_text(encoding="utf-8")
    assert "叶" not in page
    assert '<span class="b"></span>' in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_gives_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: PrintedPage) -> None:
    for ending in ("pdf", "print.html"):
        first, second = (exported(tmp_path, f"{name}.{ending}", monkeypatch, kind).read_bytes() for name in "ab")
        assert first == second


def test_a_machine_without_a_font_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "find", lambda names: None)
    source = tmp_path / "text.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["export", str(source), "--voice", "silence", "-o", str(tmp_path / "x.pdf")]) == 1
    assert ".print.html" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()
