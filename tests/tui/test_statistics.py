"""What practice has come to, on the screen and in lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from langdu.cli.practice.stats import lines, told
from langdu.library import Library, PracticeLog
from langdu.library.words import WordToneLog
from langdu.pinyin import parse
from langdu.practice.report.statistics import Share
from langdu.session.text.progress import progress
from langdu.tui.practice.solo import SoloApp
from langdu.tui.screens.practice.statistics import StatisticsScreen
from langdu.tui.widgets.practice.charts import sparkline
from tests.library.judging import judged, report
from tests.practice.making import NOON, answer

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.session.text.progress import Progress


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.db")


@pytest.fixture
def found(library: Library) -> Progress:
    log = PracticeLog(library, lambda: NOON)
    for n in range(8):
        log.keep(report(judged("学", "xue2", "green" if n else "red", 2 if n else 3), judged("校", "xiao4")), "second")
    log.keep(report(judged("爸", "ba4", "amber")), "second")
    school = ("学校", (parse("xue2"), parse("xiao4")))
    WordToneLog(library).keep([(*school, False), (*school, False), (*school, True), ("老师", (), True)], "second")
    log.review(answer("2-4", "3-4", group="2-4"), None, "second")
    return progress(log, NOON, "second", NOON.tzinfo, WordToneLog(library).all("second"))


def test_small_numbers_are_told_as_what_they_are() -> None:
    assert told(Share(7, 8)) == "7 of 8 right (88 %, 53 to 98 %)"
    assert told(Share()) == "none judged"


def test_the_lines_tell_all_of_it(found: Progress) -> None:
    text = "\n".join(lines(found))
    assert "said: 15 of 16 right" in text
    assert "1 not sure" in text
    assert "2-4  " in text
    assert "tone 2 was heard as tone 3 once" in text
    assert "pairs 2-4" in text
    assert "1 day in a row" in text
    assert "学校 xué xiào, missed 2 times, right once since" in text
    assert "老师" not in text


def test_nothing_is_told_of_another_learner(library: Library, found: Progress) -> None:
    assert not found.is_empty
    assert progress(PracticeLog(library), NOON).is_empty
    assert "langdu drill begins" in "\n".join(lines(progress(PracticeLog(library), NOON)))


async def test_the_screen_shows_figures_in_its_matrix(library: Library, found: Progress) -> None:
    app = SoloApp(lambda: StatisticsScreen(found, date(2026, 3, 1)), library)
    async with app.run_test(size=(100, 64)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert "88%/8" in text
        assert "94 % of 16" in text
        assert "2-4     █" in text
        assert "What sounded, and what you chose" in text
        assert "学校 xué xiào, missed 2 times" in text
        await pilot.press("down", "q")
    assert app.return_code == 0


def test_a_sparkline_has_a_column_a_value_and_a_dot_for_none() -> None:
    assert sparkline([0.0, 0.1, 0.5, 1.0]) == "·▁▅█"
    assert sparkline([]) == ""
    assert sparkline([3.0], 3.0) == "█"
