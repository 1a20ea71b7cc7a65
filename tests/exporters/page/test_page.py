"""The page that reads itself aloud: in a browser, from disk."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from langdu.cli import main
from tests.chromium import Chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = """第一章 去银(yín)行

小王去银行取钱。“您好，我要取 300 元。”他说。
12% 的人今天没来。

***

第二章 公园里

他用 iPhone 拍了一张照片。花儿开了。
<b onclick="x()">小王</b> & </script><script>throw 1</script>
"""


def exported(folder: Path, name: str, *, text: str = TEXT) -> Path:
    source, out = folder / "text.txt", folder / name
    source.write_text(text, encoding="utf-8")
    assert main(["export", str(source), "--voice", "silence", "-o", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    browser = Chromium(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def page(chromium: Chromium, tmp_path: Path) -> Chromium:
    chromium.complaints.clear()
    chromium.requests.clear()
    chromium.emulate(1200, 900)
    path = exported(tmp_path, "x.html")
    chromium.open(path)
    chromium.run("localStorage.clear()")
    chromium.open(path)
    return chromium


# Where the sound is at a time, once the browser has gone there.
GO = """(async () => {
  const sound = document.querySelector("#audio");
  if (sound.readyState < 1) await new Promise((done) => sound.addEventListener("loadedmetadata", done, { once: true }));
  sound.pause();
  await new Promise((done) => { sound.addEventListener("seeked", done, { once: true }); sound.currentTime = %s; });
  sound.dispatchEvent(new Event("timeupdate"));
  return document.querySelector("ruby.now, .c.now")?.textContent ?? null;
})()"""


def shown(page: Chromium, selector: str) -> str:
    return str(page.run(f"getComputedStyle(document.querySelector({selector!r})).display"))


def test_what_sounds_is_highlighted(page: Chromium) -> None:
    page.run("go(sentences[1])")
    times = page.run("timesOf(sentences[1])")
    heard = [page.run(GO % ((start + end) / 2000)) for start, end in pairwise(times)]
    assert heard == ["小xiǎo", "王wáng", "去qù", "银yín", "行háng", "取qǔ", "钱qián"]
    assert page.run("document.querySelector('.s.now').textContent").startswith("小xiǎo")


def test_a_word_that_is_clicked_is_heard_from(page: Chromium) -> None:
    page.click("#s1 .w ruby:last-of-type")
    assert page.run("audio.paused") is False
    assert page.run("place.sentence.index") == 1
    start = page.run("timesOf(sentences[1])[sentences[1].parts.indexOf(document.querySelector('#s1 .w ruby'))]")
    assert page.run("now()") >= start - 1


def test_play_and_pause_by_button_and_key(page: Chromium) -> None:
    page.click("#play")
    assert page.run("audio.paused") is False
    page.run("document.activeElement.blur()")
    page.press(" ", "Space")
    assert page.run("audio.paused") is True


def test_a_sentence_is_played_alone(page: Chromium) -> None:
    page.click("#s1 .one")
    page.run(GO % "timesOf(sentences[1]).at(-1) / 1000")
    page.run("place.once = sentences[1]; audio.play()")
    page.run("audio.currentTime = (turnOf(sentences[1]) + 5) / 1000")
    page.run("new Promise((done) => { if (audio.paused) done(); else audio.addEventListener('pause', done); })")
    assert page.run("audio.paused") is True


def test_a_sentence_is_repeated(page: Chromium) -> None:
    page.run("go(sentences[1])")
    page.press("r")
    page.run(GO % "(turnOf(sentences[1]) + 1) / 1000")
    assert page.run("place.sentence.index") == 1
    assert page.run("now()") < page.run("timesOf(sentences[1])[1]")


def test_keys(page: Chromium) -> None:
    page.press("ArrowRight")
    page.press("ArrowRight")
    assert page.run("place.sentence.index") == 1
    page.press("p")
    assert page.run("getComputedStyle(document.querySelector('#s1 rt')).visibility") == "hidden"
    page.click("#s1 .w ruby")
    assert page.run("getComputedStyle(document.querySelector('#s1 .w rt')).visibility") == "visible"
    page.press("p")
    assert shown(page, "#s1 rt") == "none"
    before = page.run("getComputedStyle(document.querySelector('#s1 ruby')).color")
    page.press("t")
    assert page.run("getComputedStyle(document.querySelector('#s1 ruby')).color") != before
    page.press("+")
    assert page.run("[audio.playbackRate, audio.preservesPitch]") == [1.25, True]
    paper = page.run("getComputedStyle(document.documentElement).backgroundColor")
    page.press("d")
    assert page.run("getComputedStyle(document.documentElement).backgroundColor") != paper
    page.press("?")
    assert shown(page, "#options") == "block"


def test_translations_are_shown_until_a_key_hides_them(page: Chromium, tmp_path: Path) -> None:
    pairs = [
        ("天亮了，鸟在叫。", "Day breaks and birds sing."),
        ("她出门了。", "She goes out."),
        ("他睡觉。", "He sleeps."),
    ]
    page.open(exported(tmp_path, "two.html", text="\n\n".join(map("\n\n".join, pairs)) + "\n"))
    assert page.run("[...document.querySelectorAll('.translation')].map((p) => p.textContent.trim())") == [
        english for _, english in pairs
    ]
    assert shown(page, ".translation") == "block"
    page.press("e")
    assert shown(page, ".translation") == "none"
    page.open(tmp_path / "two.html")
    assert shown(page, ".translation") == "none"
    page.press("e")
    assert shown(page, ".translation") == "block"


def test_place_and_switches_are_remembered(page: Chromium, tmp_path: Path) -> None:
    page.press("p")
    page.run("go(sentences[3])")
    page.open(tmp_path / "x.html")
    assert page.run("document.documentElement.dataset.pinyin") == "word"
    assert page.run("place.sentence.index") == 3


def test_nothing_is_asked_for_and_nothing_complains(page: Chromium, tmp_path: Path) -> None:
    page.click("#play")
    page.press("c")
    page.click("#contents li:last-child a")
    assert page.run("place.sentence.element.closest('section').id") == "c2"
    assert {address.split("#")[0] for address in page.requests} == {(tmp_path / "x.html").as_uri()}
    assert page.complaints == []


def test_the_text_is_whole_and_inert(page: Chromium) -> None:
    text = page.run("[...document.querySelectorAll('rt, .one')].map((e) => e.remove()), document.body.innerText")
    for line in ("小王去银行取钱。“您好，我要取 300 元。”他说。", "***", '<b onclick="x()">小王</b> & </script>'):
        assert line in text
    assert page.run("document.querySelectorAll('[onclick]').length") == 0


def test_nothing_is_wider_than_a_phone(page: Chromium) -> None:
    page.emulate(390, 844, is_phone=True)
    assert page.run("document.documentElement.scrollWidth") <= 390
    boxes = page.run(
        "[...document.querySelectorAll('#bar button:not([hidden])')].map((e) => e.getBoundingClientRect().right)"
    )
    assert max(boxes) <= 390


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_colours_have_contrast_by_day_and_by_night() -> None:
    from langdu.exporters.page.template import asset

    pages = [
        dict(re.findall(r"--(\w+): (#\w{6})", block))
        for block in re.findall(r"\{[^{}]*--t1:[^{}]*\}", asset("page.css"))
    ]
    assert len(pages) == 3
    for colours in pages:
        for ink in ("ink", "t1", "t2", "t3", "t4", "t5"):
            for paper in ("paper", "sentence", "syllable"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper, colours)
        assert contrast(colours["soft"], colours["paper"]) >= 4.5


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = exported(tmp_path, "a.html"), exported(tmp_path, "b.html")
    assert first.read_bytes() == second.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"text.txt", "a.html", "b.html"}


def test_traditional_characters_are_told(tmp_path: Path) -> None:
    page = exported(tmp_path, "x.html", text="這個學生還沒來，我們說說話。")
    assert '<html lang="zh-TW">' in page.read_text(encoding="utf-8")


def test_a_page_for_printing_has_no_scripts(tmp_path: Path) -> None:
    page = exported(tmp_path, "x.print.html").read_text(encoding="utf-8")
    assert "<script" not in page.split("<body")[0]
    assert "<rt>háng</rt>" in page
    assert "script-src 'none'" in page
