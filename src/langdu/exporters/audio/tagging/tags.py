"""What a sound file says of itself: title, author, voice, language, cover, lyrics and chapters; by mutagen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from langdu import __version__
from langdu.model import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.tagging.chapters import ChapterTile
    from langdu.model import ExportInfo

#: ISO 639-2 of Chinese, as ID3 wants it; and what the sound is.
CHINESE, GENRE = "zho", "Audiobook"
ENCODER = f"langdu {__version__}"


@dataclass(frozen=True, slots=True)
class SoundTags:
    """All that is written into a finished file.

    Attributes:
        title, artist, album, comment: may be empty; the artist is the author, or the voice where there is none.
        track: from 1; 0 for none.
        language: BCP 47, of the text or else of the voice.
        cover: a JPEG or PNG; empty for none.
        lyrics: each line and the milliseconds at which it begins.
        chapters: in samples, from the first to the last of the file.
        sample_rate: of the chapters, in Hz.
    """

    title: str
    artist: str
    album: str
    comment: str
    track: int
    language: str
    cover: bytes
    lyrics: tuple[tuple[str, int], ...]
    chapters: tuple[ChapterTile, ...]
    sample_rate: int

    @property
    def cover_type(self) -> str:
        """The cover's media type."""
        return "image/png" if self.cover.startswith(b"\x89PNG") else "image/jpeg"

    @property
    def text(self) -> str:
        """The lyrics as lines."""
        return "\n".join(line for line, _ in self.lyrics)

    def milliseconds(self, samples: int) -> int:
        """The time of a sample."""
        return round(samples * 1000 / self.sample_rate)


def tags_of(
    info: ExportInfo, cover: bytes, lyrics: tuple[tuple[str, int], ...], chapters: tuple[ChapterTile, ...]
) -> SoundTags:
    """What is to be written for an output."""
    voice, title = info.voice, one_line(info.title)
    return SoundTags(
        title,
        one_line(info.author) or voice.name,
        one_line(info.album) or title,
        one_line(f"Voice: {voice.name}; {voice.licence}; {voice.attribution}"),
        info.track,
        info.language or voice.language,
        cover,
        lyrics,
        chapters,
        info.sample_rate,
    )


def write_tags(path: Path, tags: SoundTags) -> None:
    """Put them into a finished file.

    Raises:
        OSError: it cannot be written.
    """
    from mutagen import MutagenError

    from langdu.exporters.audio.tagging import id3_tags, mp4_tags, vorbis_tags

    ending = path.suffix.lower()
    kinds = {".mp3": id3_tags, ".wav": id3_tags, ".m4a": mp4_tags, ".m4b": mp4_tags}
    try:
        kinds.get(ending, vorbis_tags).write(path, ending, tags)
    except MutagenError as error:
        raise OSError(str(error)) from error
