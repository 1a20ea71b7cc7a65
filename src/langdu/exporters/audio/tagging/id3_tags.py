"""mp3 and wav: ID3 2.3 in UTF-16, which reaches the most players, and none of ID3 1, whose 30 bytes hold no Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.exporters.audio.tagging.tags import CHINESE, ENCODER, GENRE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from langdu.exporters.audio.tagging.tags import SoundTags

#: ID3's number for UTF-16 with a byte order mark, and its version.
UTF16, VERSION = 1, 3
#: A front cover; times in ms; lyrics.
FRONT_COVER, MILLISECONDS, LYRICS = 3, 2, 1
#: What a list of chapters holds, whose number is a byte (ID3v2 Chapter Frame Addendum 1.0).
MOST_CHILDREN = 255
#: Of a list of chapters: the highest, and in order. Of a chapter: its place in bytes is not told.
TOP_LEVEL, ORDERED, NO_OFFSET = 2, 1, 0xFFFFFFFF


def write(path: Path, ending: str, tags: SoundTags) -> None:
    """Put them into a .mp3 or .wav; an RF64, longer than a WAV can be, has no place for them."""
    from mutagen.mp3 import MP3
    from mutagen.wave import WAVE

    with path.open("rb") as head:
        if head.read(4) == b"RF64":
            return
    kind: Any = MP3 if ending == ".mp3" else WAVE
    file = kind(path)
    if file.tags is None:
        file.add_tags()
    for frame in (*_said(tags), *_lyrics(tags), *_chapters(tags)):
        file.tags.add(frame)
    if ending == ".mp3":
        file.save(v1=0, v2_version=VERSION)
    else:
        file.save(v2_version=VERSION)


def _said(tags: SoundTags) -> Iterator[Any]:
    from mutagen import id3

    said = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TPE2": tags.artist,
        "TALB": tags.album,
        "TRCK": str(tags.track or ""),
        "TLAN": CHINESE,
        "TCON": GENRE,
        "TSSE": ENCODER,
    }
    for name, text in said.items():
        if text:
            yield getattr(id3, name)(encoding=UTF16, text=[text])
    yield id3.COMM(encoding=UTF16, lang=CHINESE, desc="", text=[tags.comment])  # type: ignore[no-untyped-call]
    if tags.cover:
        yield id3.APIC(encoding=0, mime=tags.cover_type, type=FRONT_COVER, desc="", data=tags.cover)  # type: ignore[no-untyped-call]


def _lyrics(tags: SoundTags) -> Iterator[Any]:
    from mutagen import id3

    if tags.lyrics:
        kind: Any = id3
        yield kind.USLT(encoding=UTF16, lang=CHINESE, desc="", text=tags.text)
        yield kind.SYLT(encoding=UTF16, lang=CHINESE, format=MILLISECONDS, type=LYRICS, desc="", text=list(tags.lyrics))


def _chapters(tags: SoundTags) -> Iterator[Any]:
    """The chapters, and a list of them; of more than a list holds, a list of lists."""
    from mutagen import id3

    kind: Any = id3
    for number, tile in enumerate(tags.chapters, 1):
        start, end = tags.milliseconds(tile.start), tags.milliseconds(tile.end)
        title = [kind.TIT2(encoding=UTF16, text=[tile.title])]
        yield kind.CHAP(
            element_id=f"chp{number}",
            start_time=start,
            end_time=end,
            start_offset=NO_OFFSET,
            end_offset=NO_OFFSET,
            sub_frames=title,
        )
    names = [f"chp{number}" for number in range(1, len(tags.chapters) + 1)]
    lists = [names[start : start + MOST_CHILDREN] for start in range(0, len(names), MOST_CHILDREN)]
    if len(lists) > 1:
        for number, some in enumerate(lists, 1):
            yield kind.CTOC(element_id=f"toc{number}", flags=ORDERED, child_element_ids=some, sub_frames=[])
        names = [f"toc{number}" for number in range(1, len(lists) + 1)]
    if names:
        yield kind.CTOC(element_id="toc", flags=TOP_LEVEL | ORDERED, child_element_ids=names, sub_frames=[])
