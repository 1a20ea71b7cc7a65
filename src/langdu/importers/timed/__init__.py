"""Texts with times: subtitles and lyrics."""
