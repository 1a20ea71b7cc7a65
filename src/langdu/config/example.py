"""A file of the settings that says of each what it does and what it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.config.settings import grouped

if TYPE_CHECKING:
    from langdu.config.setting import Setting

#: What stands before a setting that is only shown.
OFF = "# "


def example(*, off: bool = False) -> str:
    """All settings as they are without a file, each with its sentence; with `off` none of them holds yet."""
    groups = grouped()
    width = max(len(_line(one)) for _, settings in groups for one in settings)
    return "\n".join(_heading(heading) + _lines(settings, width, off=off) for heading, settings in groups)


def _heading(heading: str) -> str:
    return f"# {heading}\n"


def _lines(settings: tuple[Setting, ...], width: int, *, off: bool) -> str:
    before = OFF if off else ""
    return "".join(f"{before}{_line(one):{width}}  # {_told(one)}\n" for one in settings)


def _line(one: Setting) -> str:
    return f"{one.key} = {one.written(one.default)}"


def _told(one: Setting) -> str:
    return f"{one.about.removesuffix('.')}: {one.allowed}" if one.allowed else one.about.removesuffix(".")
