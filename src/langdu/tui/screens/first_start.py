"""The first start in four steps: a voice, what one knows, pinyin, a text. Escape skips all."""

from __future__ import annotations

import logging
import threading
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from langdu.errors import LangduError
from langdu.library import first_start
from langdu.session.first_choices import FirstChoices, keep
from langdu.session.reading.voice.installing import Installation
from langdu.tui.first_start.steps import HOW_MANY, NO_VOICE, OPEN, level_step, pinyin_step, text_step, voice_step
from langdu.tui.layout.painter import ROOM_FOR_TITLE
from langdu.tui.threads import UiThread
from langdu.tui.widgets.bars import KeyHints, NoticeBar, TitleBar
from langdu.tui.widgets.choice_list import ChoiceList
from langdu.tui.widgets.offer import OfferBar
from langdu.tui.widgets.path_suggester import PathSuggester

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from langdu.library import Library
    from langdu.model import Voice
    from langdu.session.reading.voice.voice_provider import VoiceProvider
    from langdu.tui.first_start.steps import Step

log = logging.getLogger("langdu.tui")
HINTS = (("enter", "take it"), ("esc", "skip all"), ("↑↓", "another"), ("backspace", "a step back"))
#: Rows that are not the answers', in a high window and in a low one.
OTHER_ROWS, FEWEST_OTHER_ROWS = 11, 6
#: Voices that are offered; the reader shows all.
MOST_VOICES = 2
#: The numbers of the steps.
VOICE, LEVEL, PINYIN, TEXT = range(HOW_MANY)


class FirstStartScreen(Screen[None]):
    """Asks, keeps what was answered, and goes.

    Args:
        library: where it is kept.
        provider: which voices there are.
        go: called at the end with what was chosen to be read, one of the last step's values; None where all was
            skipped.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "escape", "Skip all"),
        ("backspace,left", "back", "A step back"),
        ("q", "app.interrupt", "Quit"),
        ("tab", "complete", "Take what is suggested"),
    ]
    DEFAULT_CSS = """
    FirstStartScreen { background: $background; overflow: hidden; }
    FirstStartScreen KeyHints { dock: bottom; }
    FirstStartScreen TitleBar, FirstStartScreen KeyHints, FirstStartScreen NoticeBar { padding: 0 2; }
    FirstStartScreen #question { height: auto; padding: 1 2 0 2; color: $heading; text-style: bold; }
    FirstStartScreen ChoiceList, FirstStartScreen ChoiceList:focus {
        height: auto; padding: 1 1; background: $background; text-wrap: nowrap; text-overflow: ellipsis;
    }
    FirstStartScreen #more { height: auto; padding: 0 2; color: $aside; }
    FirstStartScreen OfferBar { padding: 0 2; }
    FirstStartScreen Input, FirstStartScreen Input:focus {
        height: 1; border: none; padding: 0 2; display: none; color: $foreground; background: $panel;
    }
    """

    def __init__(self, library: Library, provider: VoiceProvider, go: Callable[[str | None], None]) -> None:
        super().__init__()
        self._library, self._provider, self._go = library, provider, go
        self._at = VOICE
        self._answers = [NO_VOICE, "0", "all", ""]
        self._here: Voice | None = None
        self._offers: Sequence[tuple[Voice, str]] = ()
        self._installation: Installation | None = None
        self._fetched: Voice | None = None
        self._is_over = False
        self._home = UiThread(lambda: self.is_attached)

    def compose(self) -> ComposeResult:
        """From above to below."""
        yield TitleBar("welcome")
        yield Static(id="question")
        yield ChoiceList()
        yield Static(id="more")
        yield OfferBar()
        yield NoticeBar()
        yield Input(placeholder="a file, a folder or an https:// address · tab completes", suggester=PathSuggester())
        yield KeyHints(HINTS)

    def on_mount(self) -> None:
        """The first question; the voices are looked for meanwhile."""
        self._ask(VOICE)
        self.query_one(ChoiceList).focus()
        threading.Thread(target=self._look, daemon=True).start()

    def on_resize(self, event: Resize) -> None:
        """In a low window the answers come first."""
        is_high = event.size.height >= ROOM_FOR_TITLE
        self.query_one(TitleBar).display = is_high
        self.query_one("#question").styles.padding = (1 if is_high else 0, 2, 0, 2)
        choices = self.query_one(ChoiceList)
        choices.styles.padding = (1 if is_high else 0, 1)
        choices.styles.max_height = max(3, event.size.height - (OTHER_ROWS if is_high else FEWEST_OTHER_ROWS))
        self.query_one("#more").styles.max_height = max(1, event.size.height - FEWEST_OTHER_ROWS)

    # Voices

    def _look(self) -> None:
        try:
            here = self._provider.choose("auto")
            better = self._provider.better(here)[:MOST_VOICES]
            offers = [(voice, self._provider.speed(voice)) for voice in better]
            self._home.call(self._found, here, offers)
        except LangduError as error:
            self._home.call(self._tell, str(error))
        except Exception:  # a thread's edge: the questions go on without
            log.exception("looking for voices")

    def _found(self, here: Voice, offers: Sequence[tuple[Voice, str]]) -> None:
        self._here, self._offers = here, offers
        if self._at == VOICE:
            self._ask(VOICE)

    def _fetch(self) -> None:
        """Fetch the voice that was chosen, if it is another than the one that is being fetched."""
        voice = next((voice for voice, _ in self._offers if voice.id == self._answers[VOICE]), None)
        if voice == self._fetched:
            return
        self._cancel()
        if voice is not None:
            bar, call = self.query_one(OfferBar), self._home.call
            self._fetched = voice
            bar.progress(voice, 0, voice.download_size)
            over = partial(call, self._installed, voice)
            self._installation = Installation(self._provider, voice, partial(call, self._progress, voice), over)

    def _progress(self, voice: Voice, done: int, total: int) -> None:
        if voice == self._fetched and self._installation is not None:
            self.query_one(OfferBar).progress(voice, done, total)

    def _installed(self, voice: Voice, trouble: str | None) -> None:
        if voice != self._fetched or self._installation is None:
            return
        self._installation = None
        self.query_one(OfferBar).hide()
        if trouble is None:
            self._tell(f"{voice.name} is here")
        elif trouble:
            self._tell(f"{trouble}; v in the reader shows all voices")
        if self._is_over:
            self._leave()

    def _cancel(self) -> None:
        if self._installation is not None:
            self._installation.cancel()
        self._installation = self._fetched = None
        self.query_one(OfferBar).hide()

    # Questions

    def _step(self) -> Step:
        level = int(self._answers[LEVEL])
        if self._at == VOICE:
            return voice_step(self._here, self._offers)
        if self._at == LEVEL:
            return level_step()
        return pinyin_step(level) if self._at == PINYIN else text_step(level)

    def _ask(self, number: int) -> None:
        is_same = number == self._at and self.query_one(ChoiceList).highlighted is not None
        self._at = number
        step, choices = self._step(), self.query_one(ChoiceList)
        was = choices.highlighted if is_same else None
        choices.clear_options()
        choices.add_options(
            [Option(Text(f" {answer.label}", no_wrap=True, overflow="ellipsis")) for answer in step.answers]
        )
        choices.highlighted = step.usual if was is None else was
        colours = self.app.theme_variables
        question = Text(f"{number + 1} of {HOW_MANY}  ", style=colours["aside"])
        self.query_one("#question", Static).update(question.append(step.question, style=f"bold {colours['heading']}"))

    def on_option_list_option_highlighted(self, event: ChoiceList.OptionHighlighted) -> None:
        """Tell more of the answer at the cursor."""
        answers = self._step().answers
        if event.option_index < len(answers):
            self.query_one("#more", Static).update(Text(answers[event.option_index].more))

    def on_option_list_option_selected(self, event: ChoiceList.OptionSelected) -> None:
        """Take it, and ask the next."""
        if self._is_over:
            return
        self._answers[self._at] = self._step().answers[event.option_index].value
        if self._at == VOICE:
            self._fetch()
        if self._at < TEXT:
            self._ask(self._at + 1)
        elif self._answers[TEXT] == OPEN:
            field = self.query_one(Input)
            field.display = True
            self.set_focus(field)
        else:
            self._finish()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open it."""
        if event.value.strip():
            self._answers[TEXT] = event.value.strip()
            self._hide_field()
            self._finish()

    def _hide_field(self) -> None:
        self.query_one(Input).display = False
        self.query_one(ChoiceList).focus()

    def action_complete(self) -> None:
        """Take what is suggested."""
        self.query_one(Input).action_cursor_right()

    def action_back(self) -> None:
        """The question before."""
        if self._at > VOICE and not self._is_over:
            self._ask(self._at - 1)

    # The end

    def action_escape(self) -> None:
        """Close the field; do not wait for the voice; or skip all: nothing is changed, and it is not asked again."""
        if self.query_one(Input).display:
            self._hide_field()
        elif self._is_over:
            self._cancel()
            self._leave()
        else:
            self._cancel()
            self._go(None)

    def _finish(self) -> None:
        self._is_over = True
        self._tell("keeping it …")
        choices = FirstChoices(int(self._answers[LEVEL]), self._answers[PINYIN])
        threading.Thread(target=self._keep, args=(choices,), daemon=True).start()

    def _keep(self, choices: FirstChoices) -> None:
        trouble = ""
        try:
            keep(self._library, choices)
        except LangduError as error:
            trouble = str(error)
        except Exception as error:  # a thread's edge: it must be told
            log.exception("keeping the first choices")
            trouble = f"your answers could not be kept: {error}"
        self._home.call(self._kept, trouble)

    def _kept(self, trouble: str) -> None:
        if trouble:
            self._tell(f"{trouble}; esc goes on")
        elif self._installation is None:
            self._leave()
        else:
            self._tell("the text opens when the voice is here; esc goes on without it")

    def _leave(self) -> None:
        self._go(self._answers[TEXT])

    def _tell(self, text: str) -> None:
        self.query_one(NoticeBar).tell(text)

    def on_unmount(self) -> None:
        """Fetch nothing any more; and however it was left, it is not asked again."""
        if self._installation is not None:
            self._installation.cancel()
        first_start.done(self._library)
