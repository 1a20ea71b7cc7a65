"""Export's jobs: any executor does them, a bounded number at once, and what was said is not said again."""

from __future__ import annotations

import json
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from langdu.errors import UsageError
from langdu.model import AssetFile, Speech
from langdu.session import book_from_text
from langdu.session.export import ExportOptions, export
from langdu.session.export.ordered import in_order
from langdu.session.export.pauses import Pauses
from langdu.session.export.put_files import PutFiles
from langdu.session.export.splitting import SplitAt, part_path
from langdu.speech.rendering.disk_cache import SpeechCache
from langdu.speech.rendering.jobs import SpeechJob, SpokenPart
from tests.speech.making import NORMAL, utterance, voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from langdu.session.export import ExportReport
TEXT = "雨停了。鸟叫了。\n\n他走出家门，看见一道彩虹。\n"
#: A voice with a file, as those whose speech is kept; its engine does without.
HUM = voice(files=(AssetFile("model.bin", "https://localhost/model.bin", 3, "a" * 64),))


class Slow(Executor):
    """Says nothing, and only when somebody waits for it; counts what is under way."""

    def __init__(self) -> None:
        self.begun = self.done = self.most = 0

    def submit(self, function: Callable[..., Speech], /, *args: object, **kwargs: object) -> Future[Speech]:
        self.begun += 1
        self.most = max(self.most, self.begun - self.done)
        future: Future[Speech] = Future()
        future.set_result(Speech(b"\0\0", 16000))
        return future


def jobs(count: int) -> Iterator[tuple[int, SpeechJob | None]]:
    for number in range(count):
        yield number, None if number % 3 == 2 else SpeechJob((SpokenPart(utterance("ma1", number), HUM, None),), NORMAL)


def test_another_executor_gives_the_same_file(tmp_path: Path) -> None:
    book = book_from_text(TEXT, "彩虹")
    threads, processes = tmp_path / "threads.wav", tmp_path / "processes.wav"
    export(book, ExportOptions(voice(), None, (threads,), workers=2))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        report = export(book, ExportOptions(voice(), None, (processes,)), executor=pool)
    assert report.sentences == 3
    assert processes.read_bytes() == threads.read_bytes()
    book.close()


def test_memory_does_not_grow_with_the_book() -> None:
    executor = Slow()
    for number, _, _ in in_order(jobs(100), executor, 4, None):
        executor.done = number
        assert executor.begun - number <= 6
    assert executor.begun == 67


def test_what_was_said_is_not_said_again(tmp_path: Path) -> None:
    cache, executor = SpeechCache(tmp_path), Slow()
    first = [done[:2] for done in in_order(jobs(4), executor, 2, cache)]
    begun = executor.begun
    assert begun == 2  # of three times the same word the first was kept before the last was asked for
    again = list(in_order(jobs(4), executor, 2, cache))
    assert [done[:2] for done in again] == first
    assert not any(done.is_new for done in again)
    assert executor.begun == begun


def test_a_failure_ends_it_and_drops_what_was_not_begun() -> None:
    class Failing(Slow):
        waiting: list[Future[Speech]] = []  # noqa: RUF012

        def submit(self, function: Callable[..., Speech], /, *args: object, **kwargs: object) -> Future[Speech]:
            future: Future[Speech] = Future()
            if self.waiting:
                self.waiting.append(future)
            else:
                self.waiting.append(future)
                future.set_exception(RuntimeError("broken"))
            return future

    failing = Failing()
    with pytest.raises(RuntimeError, match="broken"):
        list(in_order(jobs(10), failing, 3, None))
    assert all(future.cancelled() for future in failing.waiting[1:])


CHAPTERS = "第一章 早晨\n\n天亮了。鸟在叫。\n\n她出门了。\n\n第二章 晚上\n\n她回家了。\n"


def exported(
    folder: Path, put: PutFiles | None = None, name: str = "书.json", text: str = CHAPTERS, **more: Any
) -> ExportReport:
    book = book_from_text(text, "书")
    cache = SpeechCache(folder / "cache")
    try:
        return export(book, ExportOptions(voice(), None, (folder / name,), **more), cache=cache, put=put)
    finally:
        book.close()


def test_a_file_a_chapter_has_its_number_and_title(tmp_path: Path) -> None:
    report = exported(tmp_path, split=SplitAt("chapter"))
    assert [path.name for path in report.files] == ["书 001 第一章 早晨.json", "书 002 第二章 晚上.json"]
    first, second = (json.loads(path.read_text("utf-8")) for path in report.files)
    assert [s["text"] for s in first["sentences"]] == ["第一章 早晨", "天亮了。", "鸟在叫。", "她出门了。"]
    assert second["sentences"][0]["from"] == pytest.approx(0.3)


def test_a_file_a_sentence_and_files_of_so_many_minutes(tmp_path: Path) -> None:
    assert len(exported(tmp_path, split=SplitAt("sentence")).files) == 6
    whole = exported(tmp_path).seconds
    parts = exported(tmp_path, name="短.json", split=SplitAt("minutes", whole / 60 / 2)).files
    assert len(parts) in (2, 3)
    assert all(json.loads(path.read_text("utf-8"))["duration"] <= whole / 2 + 0.001 for path in parts)


def test_a_part_that_is_there_is_not_written_over_but_by_the_same_export_when_it_goes_on(tmp_path: Path) -> None:
    second = tmp_path / "书 002 第二章 晚上.json"
    second.write_text("somebody's")
    for _ in range(2):  # the first part is the export's own by now, the second is still somebody's
        with pytest.raises(UsageError, match=r"002.*there already"):
            exported(tmp_path, PutFiles(tmp_path, "so"), split=SplitAt("chapter"), overwrites=False)
    assert second.read_text() == "somebody's"
    second.unlink()
    put = PutFiles(tmp_path, "so")
    assert len(exported(tmp_path, put, split=SplitAt("chapter"), overwrites=False).files) == 2
    put.forget()
    with pytest.raises(UsageError, match=r"001.*there already"):
        exported(tmp_path, PutFiles(tmp_path, "so"), split=SplitAt("chapter"), overwrites=False)


def test_names_of_parts_are_names_on_every_system() -> None:
    made = part_path(Path("书.json"), 7, '一/二: "三"?\n' + "长" * 200).name
    assert made.split()[:5] == ["书", "007", "一", "二", "三"]
    assert len(made.encode()) <= 255
    assert not set('/\\:*?"<>|\n') & set(made)


def test_pauses_are_as_long_as_the_user_says(tmp_path: Path) -> None:
    text = "天亮了，鸟在叫。她出门了。\n\n她回家了。\n"
    usual = exported(tmp_path, text=text).seconds
    pauses = Pauses(sentence=2.0, paragraph=3.0, chapter=4.0)
    longer = exported(tmp_path, text=text, pauses=pauses).seconds
    assert longer - usual == pytest.approx(2.0 + 3.0 + 4.0 - 3 * 0.55, abs=0.01)
    commas = exported(tmp_path, text=text, pauses=Pauses(clause=1.0)).seconds
    assert commas - usual == pytest.approx(0.75, abs=0.01)


def test_shards_say_everything_once_and_the_last_run_puts_it_together(tmp_path: Path) -> None:
    said = [exported(tmp_path, shard=(part, 3)).sentences for part in (1, 2, 3)]
    assert sum(said) == 6
    assert not (tmp_path / "书.json").exists()
    report = exported(tmp_path)
    assert (report.sentences, report.kept) == (6, 6)
    (tmp_path / "alone").mkdir()
    assert exported(tmp_path / "alone").kept == 0
    assert (tmp_path / "alone" / "书.json").read_bytes() == (tmp_path / "书.json").read_bytes()


def test_one_sentence_that_changed_is_the_only_one_said_again(tmp_path: Path) -> None:
    exported(tmp_path)
    report = exported(tmp_path, text=CHAPTERS.replace("鸟在叫", "雨停了"))
    assert (report.sentences, report.kept) == (6, 5)


def test_a_sheet_for_paper_needs_no_voice(tmp_path: Path) -> None:
    book = book_from_text(CHAPTERS, "书")
    options = ExportOptions(voice(engine="nobody's"), None, (tmp_path / "书.print.html",))
    report = export(book, options)
    book.close()
    assert [path.name for path in report.files] == ["书.print.html"]
    assert (report.sentences, report.seconds, report.lacks) == (6, 0, ())
    assert "鸟" in report.files[0].read_text("utf-8")
