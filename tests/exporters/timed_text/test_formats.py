"""Subtitles, lyrics, labels and TextGrids: their own readers find all of the text, in order, when it sounds."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pysubs2
import pytest

from langdu.exporters.timed_text.subtitles.cue_exporter import in_units
from tests.exporters.timed_text.writing import PAUSE, RATE, TEXT, write

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.model import ShownText

HOURS = 3 * 3600 * RATE
SHOWN: tuple[ShownText, ...] = ("hanzi", "pinyin", "both")
HUNDREDTH = 0.01


def squeezed(text: str) -> str:
    return re.sub(r"\s|\\N", "", text)


def said(sentences: list) -> str:  # type: ignore[type-arg]
    return squeezed("".join(sentence.text for sentence in sentences))


def cue_times(path: Path) -> list[tuple[int, int]]:
    """In milliseconds; of WebVTT by ffmpeg's reader, since pysubs2 takes a line with two times inside for a cue's."""
    if path.suffix != ".vtt":
        return sorted({(cue.start, cue.end) for cue in pysubs2.load(str(path))})
    import av

    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux() if packet.pts is not None]
    return [(packet.pts, packet.pts + packet.duration) for packet in packets]


def lrc_rows(path: Path) -> list[tuple[float, str]]:
    rows = re.findall(r"(?m)^\[(\d+):(\d\d\.\d\d)\](.*)$", path.read_text("utf-8"))
    return [(int(minutes) * 60 + float(seconds), text) for minutes, seconds, text in rows]


@pytest.mark.parametrize("ending", ["srt", "vtt", "ass"])
@pytest.mark.parametrize("shown", SHOWN)
def test_cues_do_not_overlap_and_begin_with_the_first_sound(tmp_path: Path, ending: str, shown: ShownText) -> None:
    spoken = write(tmp_path / f"out.{ending}", shown=shown, start=HOURS)
    times = cue_times(tmp_path / f"out.{ending}")
    assert all(start < end for start, end in times)
    assert all(one[1] <= other[0] for one, other in pairwise(times))
    starts = {round(start / 10) for start, _ in times}
    for sentence in spoken:
        exact = round(sentence.start / RATE * 100)
        assert starts & {exact - 1, exact, exact + 1}
    assert times[0][0] >= 3 * 3_600_000


@pytest.mark.parametrize("ending", ["srt", "lrc", "labels.txt"])
def test_hanzi_are_all_there_once_and_in_order(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    spoken = write(path)
    if ending == "srt":
        text = "".join(row for row in path.read_text("utf-8").split("\n") if not re.match(r"\d+$|.*-->", row))
    elif ending == "lrc":
        text = "".join(text for _, text in lrc_rows(path)).replace("［00", "[00")
    else:
        text = "".join(row.split("\t")[2] for row in path.read_text("utf-8").splitlines())
    assert squeezed(text) == said(spoken)


@pytest.mark.parametrize("ending", ["srt", "lrc"])
def test_pinyin_stands_in_a_line_over_its_hanzi(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"out.{ending}", "银行行长走了。", "both")
    assert "yín háng háng zhǎng zǒu le.\n" in (tmp_path / f"out.{ending}").read_text("utf-8")
    lines = [re.sub(r"^\[.*?\]", "", line) for line in (tmp_path / f"out.{ending}").read_text("utf-8").splitlines()]
    assert lines[lines.index("yín háng háng zhǎng zǒu le.") + 1] == "银行行长走了。"


@pytest.mark.parametrize("shown", SHOWN)
def test_no_cue_has_more_than_two_lines(tmp_path: Path, shown: ShownText) -> None:
    write(tmp_path / "out.srt", shown=shown)
    for cue in pysubs2.load(str(tmp_path / "out.srt"), keep_html_tags=True):
        lines = cue.text.split("\\N")
        assert len(lines) <= 2
        assert not [line for line in lines if len(line) > 60]


@pytest.mark.parametrize("ending", ["lrc", "enhanced.lrc"])
def test_times_of_lyrics_never_go_back_and_minutes_go_beyond_an_hour(tmp_path: Path, ending: str) -> None:
    spoken = write(tmp_path / f"out.{ending}", shown="both", start=HOURS)
    text = (tmp_path / f"out.{ending}").read_text("utf-8")
    rows = lrc_rows(tmp_path / f"out.{ending}")
    assert rows[0][0] == pytest.approx(spoken[0].start / RATE, abs=HUNDREDTH)
    assert rows[0][0] >= 180 * 60
    assert all(one[0] <= other[0] for one, other in pairwise(rows))
    assert rows[-1][1] == ""
    for line in text.splitlines():
        stamps = [60 * int(minutes) + float(rest) for minutes, rest in re.findall(r"<(\d+):(\d\d\.\d\d)>", line)]
        assert stamps == sorted(stamps)


def test_enhanced_lyrics_open_each_syllable_and_close_the_line(tmp_path: Path) -> None:
    write(tmp_path / "out.Enhanced.LRC", "“银行”开了。", start=24000)
    assert (tmp_path / "out.Enhanced.LRC").read_text("utf-8").splitlines()[3:] == [
        "[00:01.00]<00:01.00>“银<00:01.18>行”<00:01.36>开<00:01.54>了。<00:02.00>",
        "[00:02.00]",
    ]


def test_webvtt_has_ruby_and_times_that_grow(tmp_path: Path) -> None:
    spoken = write(tmp_path / "out.vtt")
    text = (tmp_path / "out.vtt").read_text("utf-8")
    assert "<ruby>银<rt>yín</rt></ruby>" in text
    assert "<ruby>花儿<rt>huār</rt></ruby>" in text
    assert "&lt;" in text
    for times, line in re.findall(r"(?m)^(\S+ --> \S+)\n(.*)$", text):
        start, end = times.split(" --> ")
        stamps = [start, *re.findall(r"<(\d\d:\d\d:\d\d\.\d{3})>", line), end]
        assert stamps == sorted(set(stamps))
    shown = re.sub(r"<rt>.*?</rt>|<[^>]*>", "", "".join(re.findall(r"(?m)^.* --> .*\n(.*)$", text)))
    assert squeezed(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == said(spoken)


@pytest.mark.parametrize("shown", SHOWN)
def test_the_karaoke_of_an_event_lasts_as_long_as_it(tmp_path: Path, shown: ShownText) -> None:
    spoken = write(tmp_path / "out.ass", shown=shown)
    events = pysubs2.load(str(tmp_path / "out.ass"))
    assert events.info["PlayResX"] == "1920"
    for event in events:
        assert sum(map(int, re.findall(r"\\k(\d+)", event.text))) * 10 == event.end - event.start
        assert set(re.findall(r"\{([^}]*)\}", event.text)) - {""}
        assert not re.sub(r"\{[^{}]*\}", "", event.text).count("{")
    if shown == "both":
        source = "".join(event.text for event in events if event.is_comment and event.effect == "karaoke")
        assert "银|!yín" in source
        hanzi = [event for event in events if not event.is_comment and event.style == "langdu"]
        assert squeezed("".join(event.plaintext for event in hanzi)) == said(spoken).translate(
            str.maketrans({"{": "｛", "}": "｝", "\\": "＼"})
        )


def test_a_textgrid_opens_in_praatio_and_tiles_the_whole(tmp_path: Path) -> None:
    from praatio import textgrid

    spoken = write(tmp_path / "out.TextGrid")
    grid = textgrid.openTextgrid(str(tmp_path / "out.TextGrid"), includeEmptyIntervals=True, reportingMode="error")
    assert grid.validate()
    assert grid.tierNames == ("sentence", "word", "hanzi", "pinyin", "syllable")
    whole = (spoken[-1].end + PAUSE) / RATE
    for name in grid.tierNames:
        entries = grid.getTier(name).entries
        assert (entries[0].start, entries[-1].end) == (0, pytest.approx(whole))
        assert all(one.end == other.start for one, other in pairwise(entries))
    labelled = {name: [entry.label for entry in grid.getTier(name).entries if entry.label] for name in grid.tierNames}
    assert labelled["sentence"] == [sentence.text for sentence in spoken]
    assert {"集市", "银行", "WiFi"} <= set(labelled["word"])
    assert {"花儿", "银"} <= set(labelled["hanzi"])
    assert {"huār", "yín", "bǎi fēn zhī shí èr"} <= set(labelled["pinyin"])
    assert len(labelled["syllable"]) == sum(len(sentence.marks) for sentence in spoken)


def test_quotation_marks_in_a_textgrid_are_doubled(tmp_path: Path) -> None:
    from praatio import textgrid

    write(tmp_path / "out.TextGrid", '他说"好"。')
    grid = textgrid.openTextgrid(str(tmp_path / "out.TextGrid"), includeEmptyIntervals=False)
    assert [entry.label for entry in grid.getTier("sentence").entries] == ['他说"好"。']


def test_labels_are_parted_by_tabs(tmp_path: Path) -> None:
    spoken = write(tmp_path / "out.labels.txt", shown="both")
    rows = [line.split("\t") for line in (tmp_path / "out.labels.txt").read_text("utf-8").splitlines()]
    assert [float(row[0]) for row in rows] == pytest.approx([sentence.start / RATE for sentence in spoken], abs=1e-5)
    assert rows[-1][2].endswith("yín háng mén kǒu, xiǎo wáng shuō: “I like WiFi, nǐ ne?”")


def test_the_timeline_has_chapters_and_words(tmp_path: Path) -> None:
    spoken = write(tmp_path / "out.json")
    timeline = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert timeline["chapters"] == [{"number": 1, "level": 1, "title": "集市", "start": 0, "from": 0.3}]
    first = timeline["sentences"][0]
    assert "集市" in [TEXT[start:end] for start, end in first["words"]]
    assert len(timeline["sentences"]) == len(spoken)


@pytest.mark.parametrize("ending", ["srt", "vtt", "lrc", "enhanced.lrc", "ass", "textgrid", "labels.txt", "json"])
def test_the_same_text_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"one.{ending}")
    write(tmp_path / f"two.{ending}")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_later_sample_never_has_an_earlier_time() -> None:
    times = [in_units(sample, 22050, 100) for sample in range(5000)]
    assert times == sorted(times)
    assert max(abs(time / 100 - sample / 22050) for sample, time in enumerate(times)) <= HUNDREDTH / 2
