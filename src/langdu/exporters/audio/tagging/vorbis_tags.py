"""flac, ogg and opus: Vorbis comments in UTF-8, chapters as the Xiph wiki has them (Chapter Extension)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from langdu.exporters.audio.tagging.tags import ENCODER, GENRE

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.tagging.tags import SoundTags

#: The number of a chapter has three figures.
MOST_CHAPTERS = 999
FRONT_COVER = 3


def write(path: Path, ending: str, tags: SoundTags) -> None:
    """Put them into a .flac, .ogg or .opus."""
    from mutagen.flac import FLAC
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis

    kind: Any = {".flac": FLAC, ".opus": OggOpus}.get(ending, OggVorbis)
    file = kind(path)
    if file.tags is None:
        file.add_tags()
    for name, value in (_said(tags) | _chapters(tags)).items():
        if value:
            file[name] = value
    if tags.cover and ending == ".flac":
        file.add_picture(_picture(tags))
    elif tags.cover:
        file["metadata_block_picture"] = base64.b64encode(_picture(tags).write()).decode("ascii")
    file.save()


def _said(tags: SoundTags) -> dict[str, str]:
    return {
        "title": tags.title,
        "artist": tags.artist,
        "albumartist": tags.artist,
        "album": tags.album,
        "tracknumber": str(tags.track or ""),
        "language": tags.language,
        "genre": GENRE,
        "comment": tags.comment,
        "lyrics": tags.text,
        "encoder": ENCODER,
    }


def _chapters(tags: SoundTags) -> dict[str, str]:
    found = {}
    for number, tile in enumerate(tags.chapters[:MOST_CHAPTERS], 1):
        seconds, milliseconds = divmod(tags.milliseconds(tile.start), 1000)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{milliseconds:03}"
        found[f"CHAPTER{number:03}"] = clock
        found[f"CHAPTER{number:03}NAME"] = tile.title
    return found


def _picture(tags: SoundTags) -> Any:
    from mutagen.flac import Picture

    new: Any = Picture
    picture = new()
    picture.type, picture.mime, picture.data = FRONT_COVER, tags.cover_type, tags.cover
    return picture
