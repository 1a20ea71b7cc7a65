"""One setting: what it is, what it may be, and how it is written.

`declared` stands in `Settings` behind each of them; the file, its checks, the example, the command line and the screen
derive from that.
"""

from __future__ import annotations

from dataclasses import Field, dataclass, field
from math import inf
from typing import Any, Literal, TypeVar, cast

Kind = Literal["switch", "choice", "number", "numbers", "text"]
#: What a text names: a voice's id, several of them, a palette of tone colours, a theme, a sound device, a microphone.
Names = Literal["", "voice", "voices", "palette", "theme", "device", "microphone"]
Value = str | bool | int | float | tuple[float, ...]
T = TypeVar("T", bound=Value)
_WORDS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
#: What is asked for where any value of a type is allowed.
_KINDS = {float: "a number", int: "a whole number", str: "a text in quotes", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting.

    Attributes:
        key: its name in the file.
        default: what it is without the file.
        about: what it does, in a sentence.
        group: the heading it stands under.
        choices: all it may be; () where that is no fixed list.
        limits: its lowest and highest number; of several numbers, each one's.
        step: by how much a key changes a number.
        most: how many numbers there may be.
        names: what a text names.
        hidden: whether the screen of the settings leaves it out.
    """

    key: str
    default: Value
    about: str = ""
    group: str = "More"
    choices: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None
    step: float = 1
    most: int = 1
    names: Names = ""
    hidden: bool = False

    @property
    def kind(self) -> Kind:
        """How it is set."""
        if self.choices:
            return "choice"
        kinds: dict[type, Kind] = {bool: "switch", int: "number", float: "number", tuple: "numbers"}
        return kinds.get(type(self.default), "text")

    @property
    def allowed(self) -> str:
        """What it may be, in words; "" where its sentence says all."""
        if self.choices:
            return ", ".join(self.choices)
        return "" if self.limits is None else f"{self.limits[0]:.9g} to {self.limits[1]:.9g}"

    def trouble(self, value: object) -> str | None:
        """What is allowed, if a value as TOML has it is not; None if it is."""
        if self.kind == "choice":
            return None if value in self.choices else f"use {' or '.join(self.choices)}"
        if self.kind == "numbers":
            good = isinstance(value, (list, tuple)) and len(value) <= self.most and all(map(self._is_number, value))
            return None if good else f"use up to {self.most} numbers from {self.allowed}, as in [0.7, 0.85, 1.0]"
        if self.kind == "number":
            good = type(value) in (int, type(self.default)) and self._is_number(value)
            return None if good else f"use {_KINDS[type(self.default)]} from {self.allowed}"
        return None if type(value) is type(self.default) else f"use {_KINDS[type(self.default)]}"

    def _is_number(self, value: object) -> bool:
        low, high = self.limits or (-inf, inf)
        return isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high

    def kept(self, value: Any) -> Value:
        """A value without trouble, as `Settings` has it."""
        if self.kind == "numbers":
            return tuple(float(number) for number in value)
        return float(value) if isinstance(self.default, float) else cast("Value", value)

    def parsed(self, typed: str) -> Value:
        """What somebody typed.

        Raises:
            ValueError: it is nothing that this may be; says what is.
        """
        typed = typed.strip()
        value = self._read(typed)
        if (remedy := self.trouble(value)) is not None:
            raise ValueError(remedy.replace(" in quotes", ""))
        return self.kept(value)

    def _read(self, typed: str) -> object:
        if self.kind == "switch":
            return _WORDS.get(typed.casefold(), typed)
        if self.kind == "numbers":
            return [_number(part) for part in typed.strip("[]").replace(",", " ").split()]
        return _number(typed) if self.kind == "number" else typed

    def written(self, value: Value) -> str:
        """A value as it stands in the file."""
        import json  # which a program that writes none need not wait for

        return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)

    def shown(self, value: Value) -> str:
        """A value as it is told to people."""
        if isinstance(value, bool):
            return "on" if value else "off"
        if isinstance(value, tuple):
            return ", ".join(f"{number:g}" for number in value)
        return f"{value:g}" if isinstance(value, float) else str(value)


def declared(
    default: T,
    about: str,
    group: str,
    *,
    choices: tuple[str, ...] = (),
    limits: tuple[float, float] | None = None,
    step: float = 1,
    most: int = 1,
    names: Names = "",
    hidden: bool = False,
) -> T:
    """A field of `Settings`; see `Setting` for what the arguments mean."""
    more = {"about": about, "group": group, "choices": choices, "limits": limits, "step": step, "most": most}
    return field(default=default, metadata={**more, "names": names, "hidden": hidden})


def described(one: Field[Any]) -> Setting:
    """The setting that a field declares."""
    return Setting(one.name, cast("Value", one.default), **one.metadata)


def _number(typed: str) -> object:
    """A number; what is none stays as it was typed. Infinity and the like are none."""
    for kind in (int, float):
        try:
            return kind(typed) if typed.isascii() and not typed.strip("+-").casefold().startswith(("i", "n")) else typed
        except ValueError:
            continue
    return typed
