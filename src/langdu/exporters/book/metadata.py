"""What a book with media overlays says of itself: durations, narrator, and what it offers to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu.exporters.book.markup import clock
from langdu.exporters.book.style import ACTIVE_CLASS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.model import ExportInfo

#: Schema.org's accessibility vocabulary, as EPUB Accessibility 1.1 wants it.
FEATURES = ("synchronizedAudioText", "rubyAnnotations", "tableOfContents", "readingOrder", "displayTransformability")
SUMMARY = (
    "All of the text that is spoken is synchronised with a narration by a synthetic voice. "
    "Pinyin stands over the Chinese characters. Fonts, sizes and colours are left to the reading system."
)


@dataclass(frozen=True, slots=True)
class PackageMeta:
    """A `meta` of the package document.

    Attributes:
        property: what it tells.
        text: what it says.
        refines: the id of what it is about; empty for the whole book.
    """

    property: str
    text: str
    refines: str = ""


def overlay_metadata(info: ExportInfo, durations: Sequence[tuple[str, int]]) -> list[PackageMeta]:
    """What is to be said of the overlays.

    Args:
        info: the export.
        durations: the id of each overlay in the manifest, and how long it is in milliseconds.
    """
    if not durations:
        return []
    each = [PackageMeta("media:duration", clock(length), name) for name, length in durations]
    whole = PackageMeta("media:duration", clock(sum(length for _, length in durations)))
    narrator = PackageMeta("media:narrator", info.voice.name)
    return [*each, whole, narrator, PackageMeta("media:active-class", ACTIVE_CLASS)]


def accessibility_metadata(*, has_audio: bool, has_pictures: bool) -> list[PackageMeta]:
    """What is to be said of who can use the book, and how."""
    modes = ["textual", *["auditory"] * has_audio, *["visual"] * has_pictures]
    enough = ["textual,visual" if has_pictures else "textual", *["textual,auditory"] * has_audio]
    features = FEATURES if has_audio else FEATURES[1:]
    said = [("accessMode", mode) for mode in modes]
    said += [("accessModeSufficient", mode) for mode in enough]
    said += [("accessibilityFeature", feature) for feature in features]
    said += [("accessibilityHazard", "none")] * (not has_pictures)
    said += [("accessibilitySummary", SUMMARY)] * has_audio
    return [PackageMeta(f"schema:{name}", text) for name, text in said]


def voice_rights(info: ExportInfo) -> str:
    """Whose the voice is, and what may be done with what it says."""
    voice = info.voice
    return f"Voice: {', '.join(filter(None, (voice.name, voice.attribution, voice.licence)))}"
