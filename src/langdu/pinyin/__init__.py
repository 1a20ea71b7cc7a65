"""The syllable and its spellings: tone marks, tone numbers, Zhuyin, IPA; legal syllables; run-on pinyin."""

from langdu.pinyin.ipa import ipa
from langdu.pinyin.joining import continued, joined
from langdu.pinyin.readings import readings, sounds
from langdu.pinyin.run_on import segment
from langdu.pinyin.spelling import is_legal, marked, numbered, parse, plain
from langdu.pinyin.zhuyin import zhuyin

__all__ = [
    "continued",
    "ipa",
    "is_legal",
    "joined",
    "marked",
    "numbered",
    "parse",
    "plain",
    "readings",
    "segment",
    "sounds",
    "zhuyin",
]
