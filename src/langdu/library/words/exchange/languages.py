"""Languages that are written with Chinese characters too, as learners name them in lists of several languages."""

from __future__ import annotations

import re

_OTHER = re.compile("japan|日本|korea|한국|朝鲜|viet", re.IGNORECASE)


def is_other(language: str) -> bool:
    """Whether a language's name is one of these, and not Chinese."""
    return _OTHER.search(language) is not None
