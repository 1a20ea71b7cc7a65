"""How long ago something was, and how long the rest takes, in words."""

from __future__ import annotations

from datetime import UTC, datetime

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86400


def ago(moment: datetime, now: datetime | None = None) -> str:
    """A moment as a reader would say it: just now, 5 min ago, 3 h ago, yesterday, 12 days ago, 2025-03-04."""
    seconds = ((now or datetime.now(UTC)) - moment).total_seconds()
    if seconds < _MINUTE_S:
        return "just now"
    if seconds < _HOUR_S:
        return f"{seconds // _MINUTE_S:.0f} min ago"
    if seconds < _DAY_S:
        return f"{seconds // _HOUR_S:.0f} h ago"
    days = int(seconds // _DAY_S)
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 60 else moment.date().isoformat()


def duration(seconds: float) -> str:
    """About how long, in words that are no more exact than the estimate."""
    if seconds < 10:
        return f"{max(seconds > 0, round(seconds)):d} s left"
    if seconds < 60:
        return f"{round(seconds / 5) * 5} s left"
    minutes = round(seconds / 60)
    return f"{minutes} min left" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} left"
