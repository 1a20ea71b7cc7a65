"""A setting's line on the screen: its name, its control, where its value comes from; and what a step makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from langdu.model import one_line
from langdu.tui.layout.width import stable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langdu.config.setting import Setting, Value

#: Cells of a name and of a control in a wide window and in a narrow one; and of a window that is wide.
NAME, CONTROL = (18, 34), (16, 22)
WIDE = 72
#: What is shown for a text that is empty, and for no numbers.
EMPTY = "none"
#: What stands around a value that a key steps through, and a number.
ARROWS, SIGNS = ("‹ ", " ›"), ("- ", " +")


class SettingRow(NamedTuple):
    """A line, in pieces.

    Attributes:
        name: what the setting is called, with blanks up to its control.
        before: what steps back when it is clicked; "" where nothing does.
        value: what it is.
        after: what steps on, likewise.
        origin: where the value comes from, at the right end.
    """

    name: str
    before: str
    value: str
    after: str
    origin: str

    def step_at(self, x: int) -> int:
        """What a click in a column steps by: -1, 1 or 0."""
        start = cell_len(self.name)
        on = start + cell_len(self.before) + cell_len(self.value)
        if self.before and start <= x < start + cell_len(self.before):
            return -1
        return 1 if self.after and on <= x < on + cell_len(self.after) else 0


def row(one: Setting, value: Value, origin: str, width: int) -> SettingRow:
    """The line of a setting, `width` cells wide; a narrow one has no room for the origin's words."""
    is_wide = width >= WIDE
    name_cells, control_cells = NAME if is_wide else CONTROL
    if not is_wide:
        name_cells, control_cells = CONTROL[0], max(8, width - CONTROL[0] - 2)
    before, after = _around(one)
    room = control_cells - len(before) - len(after)
    text = stable(one_line(told(one, value)))
    text = text if cell_len(text) <= room else f"{set_cell_size(text, room - 1)}…"
    free = control_cells - len(before) - len(after) - cell_len(text)
    tail = " " * free + origin if is_wide else ""
    return SettingRow(f" {set_cell_size(titled(one.key), name_cells)}", before, text, after, tail)


def titled(key: str) -> str:
    """A setting's key as a name."""
    return key.replace("_", " ").capitalize()


def told(one: Setting, value: Value) -> str:
    """A value as its line shows it."""
    if one.kind == "switch":
        return f"[{'x' if value else ' '}] {one.shown(value)}"
    return one.shown(value) or EMPTY


def _around(one: Setting) -> tuple[str, str]:
    if one.kind == "number":
        return SIGNS
    return ARROWS if one.kind == "choice" or is_named(one) else ("", "")


def is_named(one: Setting) -> bool:
    """Whether it names one thing of those that are there."""
    return bool(one.names) and one.names != "voices"


def stepped(one: Setting, value: Value, steps: int, names: Sequence[str] = ()) -> Value:
    """What a setting is some steps on; `names` are those it may name. One that has no steps stays as it is."""
    if one.kind == "switch":
        return not value
    if one.kind == "number" and isinstance(value, (int, float)):
        low, high = one.limits or (value, value)
        return one.kept(type(one.default)(min(high, max(low, round(value + steps * one.step, 6)))))  # type: ignore[arg-type]
    choices = one.choices or tuple(names)
    if not choices or isinstance(value, tuple):
        return value
    at = choices.index(str(value)) if value in choices else (-1 if steps > 0 else 0)
    return choices[(at + steps) % len(choices)]
