"""What reading and practice alike have to tell the user besides their results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should be told, once: what, and what to do."""

    text: str
