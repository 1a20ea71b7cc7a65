"""From other threads back to the screen's."""

from __future__ import annotations

import asyncio
import contextvars
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class UiThread:
    """The thread that this is made in, which must be the screen's; `call` brings work to it from any other.

    What runs there runs in the context of this place: Textual finds its app in a context variable.
    """

    def __init__(self, is_open: Callable[[], bool]) -> None:
        self._loop, self._context = asyncio.get_running_loop(), contextvars.copy_context()
        self._is_open = is_open

    def call(self, function: Callable[..., object], *args: object) -> None:
        """Have `function` called soon; not at all when the screen is gone by then."""

        def there() -> None:
            if self._is_open():
                function(*args)

        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(there, context=self._context)
