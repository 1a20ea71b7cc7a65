"""The command palette: everything that the keys of a screen do, and what has no key, found by a few letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.command import DiscoveryHit, Hit, Provider

from langdu.tui.keys import WITHOUT_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.dom import DOMNode
    from textual.types import IgnoreReturnCallbackType


class ScreenCommand(NamedTuple):
    """Something that can be done on a screen.

    Attributes:
        name: what it does.
        key: the key for it; empty where it has none.
        node: the screen or widget that does it.
        action: the name of its action, with what it is given.
    """

    name: str
    key: str
    node: DOMNode
    action: str


class ScreenCommands(Provider):
    """What can be done on the screen below the palette."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.name, self._doing(command), help=command.key)

    async def search(self, query: str) -> Hits:
        """What fits the letters that were typed, wherever they stand in its name."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(command.name)) > 0:
                yield Hit(score, matcher.highlight(command.name), self._doing(command), help=command.key)

    def _doing(self, command: ScreenCommand) -> IgnoreReturnCallbackType:
        return partial(self.app.run_action, command.action, default_namespace=command.node)

    def _commands(self) -> Iterator[ScreenCommand]:
        seen = set()
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            if enabled and binding.description and not binding.system and binding.description not in seen:
                seen.add(binding.description)
                yield ScreenCommand(binding.description, self.app.get_key_display(binding), node, binding.action)
        for action, name in WITHOUT_KEYS:
            if hasattr(self.screen, f"action_{action.partition('(')[0]}"):
                yield ScreenCommand(name, "", self.screen, action)
