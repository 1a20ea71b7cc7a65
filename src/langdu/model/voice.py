"""A voice: a manifest, read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from langdu.model.asset import AssetFile


#: Voices up to this quality are a stop-gap: hard to understand, and people are told so.
STOP_GAP = 10


@dataclass(frozen=True, slots=True)
class Voice:
    """What is known of a voice before it speaks.

    Attributes:
        id: what `--voice` takes.
        name: what people read.
        engine: the file in speech/engines that drives it.
        language: BCP 47.
        gender: female, male or neutral.
        licence: in one line, with what it forbids.
        attribution: whose work it is.
        quality: `auto` takes the installed voice with the highest; natural 100, stop-gap 10, silence 0.
        sample_rate: in Hz.
        hint: what the engine takes: pinyin, phonemes or text.
        marks: where its marks come from.
        sandhi: who applies 3-3 tone sandhi: langdu, or the engine.
        sample: a sentence that shows it.
        parameters: the engine's own.
        files: to install; none for voices that are always there.
        download_size: bytes to fetch for all files.
        online: whether the text that is read is sent to somebody else's machine; needs the user's consent first.
        extra: langdu's optional-dependency group that the engine needs, as in `pip install 'langdu[piper]'`;
            empty if it needs none.
        effort: how much a second of speech costs, in billion multiplications of a product of matrices (see
            `speech.speeds`); for an estimate of its speed before it is installed. 0 if not known.
        says_words: whether its tones can be trusted in single words, without a sentence around them.
        family: of several voices of one download, what they are called together; else empty.
    """

    id: str
    name: str
    engine: str
    language: str
    gender: Literal["female", "male", "neutral"]
    licence: str
    attribution: str
    quality: int
    sample_rate: int
    hint: Literal["pinyin", "phonemes", "text"]
    marks: Literal["engine", "aligned", "estimated"]
    sandhi: Literal["langdu", "engine"]
    sample: str
    parameters: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    files: tuple[AssetFile, ...] = ()
    download_size: int = 0
    online: bool = False
    extra: str = ""
    effort: float = 0.0
    says_words: bool = True
    family: str = ""

    @property
    def is_stop_gap(self) -> bool:
        """Whether it is hard to understand, but always there."""
        return 0 < self.quality <= STOP_GAP

    @property
    def home(self) -> str:
        """The name of the folder of its files, which a family shares."""
        return self.family or self.id
