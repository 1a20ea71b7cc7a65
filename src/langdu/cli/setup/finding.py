"""What `langdu doctor` finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing looked at: whether it works, what was seen, and what mends it."""

    name: str
    works: bool
    seen: str
    remedy: str = ""
