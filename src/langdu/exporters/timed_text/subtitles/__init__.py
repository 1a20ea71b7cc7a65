"""Subtitles and lyrics: a sentence in cues, each format in its way."""
