"""How often each word comes in a text, as the reader shows it."""

from __future__ import annotations

import threading
from collections import Counter
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from langdu.library import Library
from langdu.library.words import BookWordCounts
from langdu.model import Cut
from langdu.session import book_from_text, open_book
from langdu.session.text.pipeline import from_text
from langdu.session.words import book_words
from langdu.session.words.book_words import version_of, words_in
from langdu.session.words.counting import counted, pieces

TEXT = "银行的行长去银行。\n\n月亮很亮。\n\n小王说:“月亮!”\n"


def words(text: str) -> Counter[str]:
    document = from_text(text, "")
    return counted(document, 0, len(document.blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("银行的行长去银行。", {"银行": 2, "的": 1, "行长": 1, "去": 1}),
        ("銀行和银行。", {"银行": 2, "和": 1}),
        ("银(yín)行(háng)的人。", {"银行": 1, "的": 1, "人": 1}),
        ("我 们 去 银 行。", {"我们": 1, "去": 1, "银行": 1}),
        ("OK, 123!", {}),
    ],
)
def test_words_and_single_hanzi(text: str, expected: dict[str, int]) -> None:
    assert words(text) == expected


def test_what_the_reader_shows_is_what_is_counted(seed: Path) -> None:
    book = open_book(str(seed))
    shown: Counter[str] = Counter()
    for block in range(len(book.blocks)):
        for sentence in book.sentences(block):
            hanzi = {token.span.start: token.text for token in sentence.tokens if token.kind == "hanzi"}
            for span in sentence.words:
                inside = [at for at in sorted(hanzi) if span.start <= at < span.end]
                shown["".join(hanzi.pop(at) for at in inside)] += 1
            shown.update(hanzi.values() if sentence.is_spoken else ())
    assert len(shown) > 300
    assert words_in(book) == shown


def test_pieces_hold_every_block_once() -> None:
    document = from_text("\n\n".join(f"第{number}段。" for number in range(1, 40)), "")
    found = list(pieces(document, 30))
    assert len(found) > 3
    assert [block for start, end in found for block in range(start, end)] == list(range(len(document.blocks)))
    together: Counter[str] = Counter()
    for piece in found:
        together.update(counted(document, *piece))
    assert together == counted(document, 0, len(document.blocks))
    assert list(pieces(from_text("", ""), 30)) == []


def test_a_text_is_counted_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        kept = BookWordCounts(library)
        first = words_in(open_book(str(path), library=library), kept)
        assert first["银行"] == 2
        assert list(first.values()) == sorted(first.values(), reverse=True)

        def fail(*_: object) -> None:
            raise AssertionError("it was counted again")

        with monkeypatch.context() as patch:
            patch.setattr(book_words._Count, "run", fail)
            again = words_in(open_book(str(path), library=library), kept)
            assert list(again.items()) == list(first.items())
        path.write_text(TEXT + "\n\n水桶。\n", "utf-8")
        assert words_in(open_book(str(path), library=library), kept)["水桶"] == 1


def test_a_cut_of_something_in_the_text_counts_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("水(shuǐ)桶(tǒng)來了。", "utf-8")
    with closing(Library(tmp_path / "library.db")) as library:
        kept = BookWordCounts(library)
        book = open_book(str(path), library=library)
        assert words_in(book, kept)["水桶"] == 1
        before = version_of(book)
        book.cut(Cut("月亮", ("月", "亮")))
        assert version_of(book) == before
        book.cut(Cut("水桶", ("水", "桶")))
        assert version_of(book) != before
        assert words_in(book, kept)["桶"] == 1


def test_progress_is_told_and_counting_can_be_given_up() -> None:
    book = book_from_text("月亮很亮。\n\n" * 4000, "")
    told: list[tuple[int, int]] = []
    words_in(book, progress=lambda done, whole: told.append((done, whole)))
    assert len(told) > 2
    assert told == sorted(told)
    assert told[-1] == (len(told), len(told))
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(CancelledError):
        words_in(book, is_cancelled=is_cancelled)
    assert len(asked) == 3


def test_a_reader_s_book_counts_in_its_own_process_from_any_thread() -> None:
    book = book_from_text(TEXT, "", background=True)
    found: list[object] = []
    try:
        thread = threading.Thread(target=lambda: found.append(words_in(book)))
        thread.start()
        thread.join()
    finally:
        book.close()
    assert found == [words_in(book_from_text(TEXT, ""))]
    with pytest.raises(CancelledError):
        words_in(book)


def test_a_command_counts_a_long_text_in_two_processes_and_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{TEXT}\n\n{number}个水桶。\n\n" for number in range(300))
    expected = words_in(book_from_text(text, ""))
    monkeypatch.setattr(book_words, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(book_words, "AT_ONCE_CODE_POINTS", 256)
    with closing(book_from_text(text, "", background=True)) as book:
        assert list(words_in(book, here=True).items()) == list(expected.items())
    with closing(book_from_text(text, "", background=True)) as book, pytest.raises(CancelledError):
        words_in(book, here=True, is_cancelled=lambda: True)


def test_nothing_is_kept_of_a_book_without_a_record() -> None:
    kept = BookWordCounts(Library(Path(":memory:")))
    assert words_in(book_from_text(TEXT, ""), kept)["月亮"] == 2
    assert kept.of("", "", book_words.VERSION) is None
