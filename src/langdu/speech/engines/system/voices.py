"""Which of the operating system's voices speak Mandarin, which of them is best, and what they are called here.

Windows tells a locale for each voice (`zh-CN`), macOS one with a low line (`zh_CN`), eSpeak a language (`cmn`); where
none is told, the name must do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from langdu.model import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from langdu.model import Voice

MAINLAND, TAIWAN, DIALECT = range(3)
#: Language tags, as they begin. Cantonese, Hakka and Min are not Mandarin, nor is Mandarin in Latin letters hanzi.
TAGS = {"zh-cn": MAINLAND, "zh-hans": MAINLAND, "zh-sg": MAINLAND, "cmn": MAINLAND, "zh-tw": TAIWAN, "zh-hant": TAIWAN}
NOT_MANDARIN = ("yue", "hak", "nan", "zh-hk", "zh-mo", "zh-yue", "zh-hant-hk", "zh-hant-mo", "zh-hans-hk")
#: A subdivision of the country in the tag: macOS's voices that speak as in Liaoning, Shaanxi, Sichuan.
SUBDIVISION = re.compile(r"[-@]u-sd\b|sd=")
#: Names of the voices that Windows and macOS bring, and what ids say, where no language is told.
NAMES = {
    MAINLAND: ("zh-cn", "zh_cn", "zh-hans", "cmn", "0804", "huihui", "kangkang", "yaoyao", "tingting", "ting-ting"),
    TAIWAN: ("zh-tw", "zh_tw", "0404", "hanhan", "zhiwei", "yating", "mei-jia", "meijia", "chinese"),
}
OTHER_NAMES = ("yue", "cantonese", "zh-hk", "zh_hk", "latn", "hak")
#: macOS tells in the id how good a voice is; its Eloquence voices are a robot's.
GRADES = (("premium", 0), ("enhanced", 1), ("eloquence", 3))
USUAL = 2
#: What is in a name and tells no voice from another.
IDLE = frozenset(("microsoft", "apple", "desktop", "mobile", "chinese", "mandarin", "voice"))


@dataclass(frozen=True, slots=True)
class SystemVoice:
    """A voice as the system tells of it."""

    identity: str
    name: str
    languages: tuple[str, ...] = ()
    gender: str = ""

    @property
    def variety(self) -> int | None:
        """MAINLAND, TAIWAN or DIALECT; None if it is not Mandarin in hanzi."""
        tags = [language.lower().replace("_", "-") for language in self.languages if "-" in language or "_" in language]
        tags += [language.lower() for language in self.languages if re.fullmatch("[A-Za-z]{2,3}", language)]
        if not tags:
            return self._by_name()
        if any(tag.startswith(NOT_MANDARIN) or "latn" in tag for tag in tags):
            return None
        if any(SUBDIVISION.search(tag) for tag in tags if tag.startswith("zh")):
            return DIALECT
        found = (where for tag in tags for start, where in TAGS.items() if tag.startswith(start))
        return next(found, MAINLAND if "zh" in tags else None)

    def _by_name(self) -> int | None:
        told = f"{self.identity} {self.name}".lower()
        if any(name in told for name in OTHER_NAMES):
            return None
        return next((where for where, names in NAMES.items() if any(name in told for name in names)), None)

    @property
    def grade(self) -> int:
        """How good it is among its like; the least is the best."""
        told = f"{self.identity} {self.name}".lower()
        return next((grade for word, grade in GRADES if word in told), USUAL)

    @property
    def slug(self) -> str:
        """What it is called after `system:`: the telling words of its name, else the end of its id."""
        name = re.sub(r"\([^)]*[ ,][^)]*\)", "", self.name.split(" - ")[0]).lower()
        words = [word for word in re.findall(r"[a-z0-9]+", name) if word not in IDLE]
        return "-".join(words or re.findall(r"[a-z0-9]+", self.identity.lower())[-1:] or ["voice"])


def mandarin(voices: Iterable[SystemVoice]) -> list[SystemVoice]:
    """Those that speak Mandarin, the best first."""
    found = [(voice.variety, voice.grade, voice) for voice in voices]
    ranked = sorted(((variety, grade, voice) for variety, grade, voice in found if variety is not None), key=_rank)
    return [voice for _, _, voice in ranked]


def _rank(entry: tuple[int, int, SystemVoice]) -> tuple[int, int]:
    return entry[:2]


def named(base: Voice, voices: Iterable[SystemVoice]) -> tuple[Voice, ...]:
    """A voice of langdu's for each of the system's, made from the manifest's `base`, with an id of its own."""
    made: dict[str, Voice] = {}
    for voice in voices:
        slug = f"{base.id}:{voice.slug}"
        while slug in made:
            slug += "-2"
        made[slug] = replace(
            base,
            id=slug,
            name=one_line(voice.name),
            language="zh-TW" if voice.variety == TAIWAN else "zh-CN",
            gender=_gender(voice.gender),
            parameters={**base.parameters, "voice": voice.identity},
        )
    return tuple(made.values())


def _gender(told: str) -> Literal["female", "male", "neutral"]:
    """Of "VoiceGenderFemale", "Male", nothing."""
    if "female" in told.lower():
        return "female"
    return "male" if "male" in told.lower() else "neutral"


def read(rows: Iterable[Any]) -> list[SystemVoice]:
    """What system_say writes: [[id, name, [language…], gender]…]."""
    return [SystemVoice(identity, name, tuple(languages), gender) for identity, name, languages, gender in rows]
