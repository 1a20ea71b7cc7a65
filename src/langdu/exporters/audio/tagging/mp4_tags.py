"""m4a and m4b: iTunes' atoms. The chapters are the muxer's (`av_writer`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langdu.exporters.audio.tagging.tags import ENCODER, GENRE

if TYPE_CHECKING:
    from pathlib import Path

    from langdu.exporters.audio.tagging.tags import SoundTags

#: iTunes' media kind of an audiobook.
AUDIOBOOK = 2


def write(path: Path, ending: str, tags: SoundTags) -> None:
    """Put them into a .m4a or .m4b."""
    from mutagen.mp4 import MP4, MP4Cover

    new: Any = MP4
    file = new(path)
    said = {
        "\xa9nam": tags.title,
        "\xa9ART": tags.artist,
        "aART": tags.artist,
        "\xa9alb": tags.album,
        "\xa9cmt": tags.comment,
        "\xa9gen": GENRE,
        "\xa9too": ENCODER,
        "\xa9lyr": tags.text,
    }
    for name, text in said.items():
        if text:
            file[name] = [text]
    if tags.track:
        file["trkn"] = [(tags.track, 0)]
    if ending == ".m4b":
        file["stik"] = [AUDIOBOOK]
    if tags.cover:
        cover: Any = MP4Cover
        kind = cover.FORMAT_PNG if tags.cover_type == "image/png" else cover.FORMAT_JPEG
        file["covr"] = [cover(tags.cover, imageformat=kind)]
    file.save()
