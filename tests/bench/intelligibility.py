"""Toneless syllables that a recogniser hears wrongly, of 35 everyday sentences and of a passage, through `export`.

The recogniser is Whisper by faster-whisper, which langdu does not need and does not bring: `pip install faster-whisper`,
and LANGDU_WHISPER is the folder of a converted model (base is what the figures in the changelog are of). Whisper writes
some numbers as figures, which count as errors here.
"""

from __future__ import annotations

import os
import re
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench import PASSAGE, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMITS = {"everyday sentences": 0.015, "a passage": 0.10}
#: What people say every day, of our own writing.
EVERYDAY = """
今天早上我吃了两个包子。
外面下雨了，别忘了带伞。
我妹妹在上海当老师。
你周末想去哪儿玩？
这件衣服太贵了，便宜一点吧。
我每天坐地铁去上班。
他的中文说得很好。
请问，洗手间在哪里？
昨天晚上我看了一部电影。
冰箱里没有牛奶了。
我们明天下午在门口见面。
她喜欢一边听音乐一边跑步。
桌子上放着一本新书。
爸爸正在厨房里做饭。
你的手机响了，快接电话。
孩子们在公园里放风筝。
我想喝一杯热茶。
火车晚上十点才到。
这个问题我也不知道怎么回答。
祝你生日快乐，身体健康。
医生让他多休息，少喝酒。
超市就在学校旁边。
冬天快到了，天气越来越冷。
我忘了把钥匙放在哪儿了。
他们一家人都住在北京。
请把窗户关上，好吗？
我还没想好晚上吃什么。
弟弟比我高，可是比我瘦。
她从图书馆借了三本小说。
春天的时候，这里到处都是花。
老板说今年的生意不错。
我们已经认识很多年了。
路上车太多，我迟到了。
奶奶给我讲了一个故事。
吃完饭，我们一起去散步吧。
"""
TEXTS = {"everyday sentences": EVERYDAY, "a passage": PASSAGE}
#: Whisper hears half a minute at a time and loses itself beyond, so it hears sentence by sentence.
SENTENCE = re.compile(r"[^。!?？！\n]+[。!?？！\n]+[”]?")
HANZI = re.compile("[\u4e00-\u9fff]")


def run(shared: Path) -> Iterator[Figure]:
    model = os.environ.get("LANGDU_WHISPER", "")
    if find_spec("faster_whisper") is None or not Path(model).is_dir():
        yield Figure("no recogniser: see this benchmark's head", 0, "")
        return
    from faster_whisper import WhisperModel

    hears = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)
    texts = {told: SENTENCE.findall(text) for told, text in TEXTS.items()}
    for voice in ("baker", "espeak"):
        for told, lines in texts.items():
            wrong, whole = _wrong(hears, voice, lines)
            limit = LIMITS[told] if voice == "baker" else 1
            yield Figure(f"{voice}, {told}", wrong / whole, "wrong", f"{wrong} of {whole}; limit {limit}")


def _wrong(hears: Any, voice: str, lines: Sequence[str]) -> tuple[int, int]:
    from langdu.session import book_from_text
    from langdu.session.export import ExportOptions, export
    from langdu.session.text.numbering import numbered_sentences
    from langdu.speech import VoiceStore

    store = VoiceStore()
    chosen = store.get(voice)
    wrong = whole = 0
    with tempfile.TemporaryDirectory() as place:
        for line in lines:
            book = book_from_text(line, "bench")
            path = Path(place) / "said.wav"
            export(book, ExportOptions(chosen, store.folder(chosen) if chosen.files else None, (path,)))
            said = [s for _, _, sentence in numbered_sentences(book) for r in sentence.readings for s in _sounds(r)]
            wrong += _distance(said, _heard(hears, path))
            whole += len(said)
    return wrong, whole


def _sounds(reading: Any) -> list[str]:
    from langdu.pinyin import plain

    found = []
    for syllable in reading.spoken:
        bare = plain(syllable)
        found += [bare[:-1], "er"] if syllable.erhua else [bare]
    return found


def _heard(hears: Any, path: Path) -> list[str]:
    from pypinyin import lazy_pinyin

    prompt = "以下是普通话的句子。"
    segments, _ = hears.transcribe(str(path), language="zh", condition_on_previous_text=False, initial_prompt=prompt)
    text = "".join(HANZI.findall("".join(segment.text for segment in segments)))
    return list(lazy_pinyin(text, v_to_u=False))


def _distance(a: Sequence[str], b: Sequence[str]) -> int:
    """Syllables to replace, put in and take out."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
