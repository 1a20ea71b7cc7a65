"""The word card in the reader: opened by enter or a click, beside the text or below it, and what its keys do."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from langdu.errors import OutputFailed
from langdu.library import Library
from langdu.library.words import LookUps, SavedWords
from langdu.model import Cut, Place, Span
from langdu.pinyin import marked
from langdu.session import book_from_text
from langdu.tui.app import ReaderApp
from langdu.tui.screens.practice.practise import PractiseScreen
from langdu.tui.screens.reading.reader import ReaderScreen
from langdu.tui.screens.words.occurrences import OccurrencesScreen
from langdu.tui.widgets.bars import NoticeBar
from langdu.tui.widgets.words.card_panel import CardPanel
from tests.session.words.look_up.dictionary import ROWS, SmallDictionary, entry
from tests.tui.fakes import FakeBook, FakeVoiceProvider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from langdu.session import Book
    from langdu.session.words.look_up.word_card import WordCard

TEXT = "小王去银行取钱。\n\n这样也行。我们研究生命起源。\n\n" + "银行门口有人。他们在路上走。\n\n" * 12


@dataclass
class Reading:
    """A running reader of a real book."""

    app: ReaderApp
    pilot: Pilot[int]
    book: Book
    library: Library
    provider: FakeVoiceProvider

    @property
    def reader(self) -> ReaderScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReaderScreen))

    @property
    def card(self) -> WordCard | None:
        found = self.reader.query(CardPanel)
        return found.first().card if found else None

    @property
    def notice(self) -> str:
        return self.reader.query_one(NoticeBar).text

    def rows(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    async def until(self, true: Callable[[], bool]) -> None:
        for _ in range(500):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("\n".join(self.rows()))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def at(self, text: str, within: str = "") -> None:
        """Put the cursor on some characters."""
        source = self.book.document.source
        self.reader.navigator.move_cursor(source.index(text, source.index(within) if within else 0))
        await self.pilot.pause()

    async def looked_up(self, text: str, within: str = "") -> WordCard:
        """The card of the word at some characters, opened by enter."""
        await self.at(text, within)
        await self.press("enter")
        return await self.shown(lambda card: card.is_ready)

    async def shown(self, true: Callable[[WordCard], bool]) -> WordCard:
        """The card, once something is true of it."""
        await self.until(lambda: self.card is not None and true(self.card))
        await self.pilot.pause()
        return self.card

    def line_of_word(self) -> range:
        """The rows of the screen that the line at the cursor is on."""
        view = self.reader.view
        row = view.page.row_of(self.reader.navigator.cursor) - view.top + view.region.y
        return range(row, row + 2)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Opens a reader whose only dictionary is a small one: `async with words(text) as stage`."""

    @asynccontextmanager
    async def opened(
        text: str = TEXT, size: tuple[int, int] = (80, 24), dictionary: SmallDictionary | None = None
    ) -> AsyncIterator[Reading]:
        monkeypatch.setattr("langdu.dictionary.Dictionaries.installed", lambda: dictionary or SmallDictionary())
        library = Library(tmp_path / "library.db")
        book, provider = book_from_text(text, "书", library=library), FakeVoiceProvider()
        app = ReaderApp(book, library, provider)
        async with app.run_test(size=size) as pilot:
            stage = Reading(app, pilot, book, library, provider)
            await stage.until(lambda: stage.reader.controller.voice is not None)
            await stage.until(lambda: book.annotated(0) is not None)
            await pilot.pause()
            yield stage
        library.close()

    return opened


async def test_enter_opens_the_card_of_the_word_and_closes_it(words) -> None:
    async with words() as stage:
        card = await stage.looked_up("行")
        assert card.met.text == "银行"
        assert any("bank" in row for row in stage.rows())
        await stage.press("enter")
        assert stage.card is None
        assert not any("bank" in row for row in stage.rows())


async def test_escape_closes_it_and_the_keys_are_the_texts_again(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("escape")
        assert stage.card is None
        assert stage.app.focused is stage.reader.view


async def test_it_follows_the_cursor_while_it_is_open(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("comma")
        assert (await stage.shown(lambda card: card.is_ready and card.met.text == "去")).met.text == "去"
        await stage.press("full_stop", "full_stop", "full_stop")
        await stage.shown(lambda card: card.met.text == "取" or card.met.text == "取钱")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (99, 40), (100, 30), (160, 50), (20, 5), (40, 10)])
async def test_it_never_covers_the_line_of_its_word(words, size: tuple[int, int]) -> None:
    async with words(size=size) as stage:
        source = stage.book.document.source
        for text in ("银行", "研究", source[-9:-7]):
            await stage.at(text)
            if stage.card is None:
                await stage.press("enter")
            await stage.shown(lambda card: card.is_ready)
            await stage.pilot.pause(0.05)
            view, panel = stage.reader.view, stage.reader.query_one(CardPanel)
            assert view.region.intersection(panel.region).area == 0
            assert all(view.region.y <= row < view.region.bottom for row in stage.line_of_word()), stage.rows()
            assert panel.region.height >= 2


async def test_on_the_smallest_screen_it_has_the_word_its_pinyin_and_the_first_meaning(words) -> None:
    async with words(size=(20, 5)) as stage:
        await stage.looked_up("银行")
        shown = [row for row in stage.rows() if "yín háng" in row or "bank" in row]
        assert any("银行 yín háng" in row for row in shown)
        assert any("bank" in row for row in shown)
        await stage.press("pagedown")
        assert not any("银行 yín háng" in row for row in stage.rows()), "it scrolls"


async def test_a_click_opens_the_card_and_a_second_one_reads_from_there(words) -> None:
    async with words() as stage:
        offset = stage.book.document.source.index("银行")
        (box,) = stage.reader.view.page.boxes(Span(offset, offset + 1))
        place = (stage.reader.view._sheet.left + box.left + 1, box.row + 1)
        await stage.pilot.click("#text", offset=place)
        assert (await stage.shown(lambda card: card.is_ready)).met.text == "银行"
        assert not any(call[0] == "play" for call in stage.provider.made.calls)
        await stage.pilot.click("#text", offset=place)
        await stage.pilot.pause()
        assert stage.provider.made.calls[-1] == ("play", Place(0, 0), Span(offset, offset + 1))
        assert stage.card is not None, "the card stays, the reading goes on"


async def test_reading_goes_on_and_leaves_text_and_card_where_they_are(words) -> None:
    async with words() as stage:
        await stage.press("space")
        await stage.looked_up("银行")
        far = stage.book.at(len(stage.book.document.source) - 4)
        stage.provider.made.hear(far, stage.book.sentence(far).tokens[0].span)
        await stage.until(lambda: stage.reader.navigator.place == far)
        assert stage.provider.made.state == "playing"
        assert stage.card.met.text == "银行"
        assert stage.reader.navigator.cursor == stage.book.document.source.index("银行")
        assert 0 in stage.reader.view.shown()


async def test_opening_is_a_look_up_and_passing_by_is_none(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("comma", "comma")
        await stage.shown(lambda card: card.is_ready and card.met.text != "银行")
        await stage.until(lambda: bool(LookUps(stage.library).recent()))
        assert [(one.word, one.start) for one in LookUps(stage.library).recent()] == [("银行", 3)]
        await stage.press("enter")  # it rests here
        await stage.until(lambda: len(LookUps(stage.library).recent()) == 2)


async def test_a_card_says_how_often_a_word_was_looked_up_before(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.until(lambda: bool(LookUps(stage.library).recent()))
        await stage.press("enter", "enter")
        await stage.shown(lambda card: card.look_ups == 1)
        assert "looked up once before" in " ".join(row.strip() for row in stage.rows())


async def test_another_reading_is_one_key_and_tells_how_many_places_it_touches_before_it_does(words) -> None:
    async with words() as stage:
        card = await stage.looked_up("行", within="这样")
        keys = {marked(one.syllables[0]): key for one, key in zip(card.readings, "ABCDEF", strict=False)}
        await stage.press(keys["háng"])
        shown = "\n".join(stage.rows())
        assert "Read 行 as háng?" in shown
        assert "here only: 1 place" in shown
        assert "in this book: 14 places" in shown
        assert stage.book.sentence(stage.book.at(12)).readings[3].citation[0].initial == "x"
        await stage.press("h")
        await stage.shown(lambda card: card.is_ready and marked(card.met.citation[0]) == "háng")
        assert "行 is read háng here only" in stage.notice
        assert card.trail != stage.card.trail


async def test_a_reading_holds_in_the_book_or_everywhere(words) -> None:
    async with words() as stage:
        await stage.looked_up("行", within="这样")
        await stage.press("A", "b")
        await stage.shown(lambda card: card.is_ready and card.met.readings[0].source == "user")
        await stage.press("A", "a")
        await stage.pilot.pause()
        rows = stage.library.rows("SELECT text, book, start FROM corrections ORDER BY book")
        assert [(text, bool(book), start) for text, book, start in rows] == [("行", False, -1), ("行", True, -1)]


async def test_a_longer_word_is_joined_by_its_key_and_divided_again_and_both_are_kept(words) -> None:
    async with words() as stage:
        card = await stage.looked_up("究")
        assert [(one.word.text, one.joins) for one in card.words] == [("研究生", True)]
        await stage.press("A")
        card = await stage.shown(lambda card: card.is_ready and card.met.text == "研究生")
        assert "研究生 is one word from now on, in this text in 1 place" in stage.notice
        assert stage.library.rows("SELECT text, cut FROM cuts") == [("研究生", "研究生")]
        shorter = [one.word.text for one in card.words]
        await stage.press("ABCD"[shorter.index("研究")])
        await stage.shown(lambda card: card.is_ready and card.met.text == "研究")
        assert stage.library.rows("SELECT text, cut FROM cuts") == [("研究生", "研究 生")]


async def test_what_was_divided_can_be_joined_again_though_no_dictionary_has_it(words) -> None:
    row = entry("取钱", "qu3 qian2", ("to draw money",)), entry("取", "qu3", ("to take",))
    async with words(dictionary=SmallDictionary(row)) as stage:
        stage.book.cut(Cut("银行取", ("银行取",)))
        stage.reader.view.reread()
        await stage.until(lambda: stage.book.annotated(0) is not None)
        await stage.looked_up("取")
        await stage.shown(lambda card: card.met.text == "银行取")
        await stage.press("CBA"[0] if len(stage.card.choices) > 2 else "AB"[len(stage.card.choices) - 1])
        card = await stage.shown(lambda card: card.is_ready and card.met.text == "取")
        assert ("银行取", True) in [(one.word.text, one.joins) for one in card.words]


async def test_escape_takes_the_question_back_and_leaves_the_card(words) -> None:
    async with words() as stage:
        await stage.looked_up("行", within="这样")
        await stage.press("A", "escape")
        assert stage.card is not None
        assert not any("here only" in row for row in stage.rows())
        assert stage.library.rows("SELECT * FROM corrections") == []


async def test_a_word_is_saved_with_its_sentence_and_forgotten_by_the_same_key(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("S")
        (saved,) = SavedWords(stage.library).all()
        assert (saved.word, saved.sentence, saved.start) == ("银行", "小王去银行取钱。", 3)
        assert " ".join(map(marked, saved.syllables)) == "yín háng"
        assert any("saved" in row for row in stage.rows())
        await stage.press("S")
        assert SavedWords(stage.library).all() == ()


async def test_a_word_that_cannot_be_kept_is_told(words, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OutputFailed("the disk is full")

    monkeypatch.setattr(SavedWords, "save", broken)
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("S")
        assert "the disk is full" in stage.notice
        assert not stage.card.is_saved


async def test_its_status_is_set_by_the_keys_for_it_and_shown_at_once(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("3")
        assert stage.card.status == 3
        assert any("learning 3" in row for row in stage.rows())


async def test_the_word_is_heard_and_the_reading_goes_on_where_it_was(words) -> None:
    async with words() as stage:
        await stage.press("space")
        await stage.looked_up("银行")
        now = stage.provider.made
        now.hear(Place(0, 0), Span(1, 2))
        await stage.press("H")
        await stage.until(lambda: stage.provider.played_on.heard != b"")
        await stage.until(lambda: now.calls[-1] == ("play", Place(0, 0), Span(1, 2)))
        assert now.state == "playing"


async def test_what_was_paused_stays_so_after_a_word_was_heard(words) -> None:
    async with words() as stage:
        await stage.press("space")
        stage.provider.made.hear(Place(0, 0), Span(1, 2))
        await stage.press("space")
        await stage.looked_up("银行")
        for key in ("H", "J", "K"):
            before = len(stage.provider.played_on.heard)
            await stage.press(key)
            await stage.until(lambda before=before: len(stage.provider.played_on.heard) > before)
            await stage.until(lambda: stage.provider.made.state == "paused")


async def test_its_other_places_are_listed_as_words_with_counts_and_one_comes_back(words) -> None:
    async with words() as stage:
        await stage.looked_up("行", within="这样")
        await stage.press("O")
        assert isinstance(stage.app.screen, OccurrencesScreen)
        await stage.until(lambda: any("1 place;" in row for row in stage.rows()))
        assert any("行: 1 place; the characters stand here 14 times" in row for row in stage.rows())
        await stage.press("escape")
        before = stage.reader.navigator.cursor
        await stage.at("银行")
        await stage.press("O")
        await stage.until(lambda: any("银行: 13 places" in row and "so far" not in row for row in stage.rows()))
        await stage.press("down", "enter")
        assert stage.book.document.source.startswith("银行门口", stage.reader.navigator.cursor)
        await stage.shown(lambda card: card.met.text == "银行" and card.span.start > before)
        await stage.press("backspace")
        assert stage.reader.navigator.cursor == stage.book.document.source.index("银行")


async def test_practice_is_of_the_word_and_comes_back_to_the_card(words) -> None:
    async with words() as stage:
        await stage.looked_up("银行")
        await stage.press("P")
        assert isinstance(stage.app.screen, PractiseScreen)
        await stage.until(lambda: stage.app.screen._opened is not None)
        assert [target.text for target in stage.app.screen._opened.targets] == ["银", "行"]
        await stage.press("q")
        assert stage.app.screen is stage.reader
        assert stage.card.met.text == "银行"


async def test_e_on_the_card_has_all_readings_and_takes_a_typed_one(words) -> None:
    async with words() as stage:
        await stage.looked_up("行", within="这样")
        await stage.press("e", "tab")
        assert any("touches 14 places" in row for row in stage.rows())
        await stage.press("slash", *"heng2", "enter")
        await stage.shown(lambda card: marked(card.met.citation[0]) == "héng")


async def test_no_dictionary_sends_anything_to_the_terminal_that_it_obeys(words) -> None:
    evil = entry(
        "银行", "yin2 hang2", ("[red]x[/red] \x1b]8;;http://e\x1b\\link\x1b[31m \u202e\x07" * 3,), dictionary="\x1b[2J"
    )
    other = entry("银行", "yin2 hang4", ("[@click=app.quit]y\x9b0m",), dictionary="[b]")
    async with words(dictionary=SmallDictionary((evil, other))) as stage:
        await stage.looked_up("银行")
        shown = "\n".join(stage.rows())
        assert "[red]x[/red]" in shown, "what looks like markup is text"
        assert not any(char in shown for char in "\x1b\x07\x9b\u202e")


async def test_a_dictionary_that_fails_is_told_and_the_reader_goes_on(words) -> None:
    class Broken(SmallDictionary):
        def facts(self, word: str) -> object:
            raise ValueError("its index is damaged")

    async with words(dictionary=Broken()) as stage:
        await stage.at("银行")
        await stage.press("enter")
        await stage.until(lambda: "its index is damaged" in stage.notice)
        assert any("银行" in row for row in stage.rows())


async def test_a_very_long_word_and_endless_senses_are_shown_in_part(words) -> None:
    long = entry("银行", "yin2 hang2", tuple(f"sense {number} " + "x" * 5000 for number in range(300)))
    async with words(dictionary=SmallDictionary((long,))) as stage:
        await stage.looked_up("银行")
        panel = stage.reader.query_one(CardPanel)
        assert panel.virtual_size.height < 600
        assert any("sense 0" in row for row in stage.rows())


async def test_a_sentence_without_an_end_shows_what_stands_around_the_word(words) -> None:
    async with words("天地" * 4800 + "银行" + "天地" * 700) as stage:
        await stage.looked_up("银行")
        assert any("·" in row and "bank" in row for row in stage.rows())
        seen = []
        for _ in range(4):
            seen += [row.strip() for row in stage.rows()]
            await stage.press("pagedown")
        assert any(row.startswith("…天地天地") for row in seen), seen
        assert "天地银行天地" in "".join(seen)


async def test_a_word_is_looked_up_once_when_its_sentence_has_been_read(reader, monkeypatch) -> None:
    monkeypatch.setattr("langdu.dictionary.Dictionaries.installed", SmallDictionary)
    book = FakeBook("小王去银行取钱。", prompt=False, words=("银行",))
    async with reader(book=book) as stage:
        stage.navigator.move_cursor(3)
        await stage.press("enter")
        card = stage.reader.query_one(CardPanel).card
        assert (card.met.text, card.is_ready) == ("银", False), "its words are not known yet"
        assert LookUps(book.library).recent() == ()
        await stage.until(lambda: bool(book.waiting))
        book.annotate()
        await stage.until(lambda: stage.reader.query_one(CardPanel).card.met.text == "银行")
        await stage.until(lambda: bool(LookUps(book.library).recent()))
        assert [one.word for one in LookUps(book.library).recent()] == ["银行"]


async def test_a_sign_is_no_word_and_its_keys_say_so(words) -> None:
    async with words("小王。\n") as stage:
        await stage.looked_up("。")
        assert any("a sign, no word" in row for row in stage.rows())
        await stage.press("S", "H", "P")
        assert stage.card is not None
        assert LookUps(stage.library).recent() == ()


async def test_the_card_is_not_made_when_the_reader_starts() -> None:
    import subprocess
    import sys

    asked = (
        "import sys, langdu.tui.app; "
        "print([m for m in sys.modules if m.startswith(('langdu.session.words.look_up', 'langdu.tui.widgets.words', 'langdu.dictionary.'))])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rows_of_the_small_dictionary_are_words() -> None:
    assert len(ROWS) == len(set(ROWS))
