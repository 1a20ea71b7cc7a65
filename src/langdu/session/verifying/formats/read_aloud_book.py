"""An EPUB that reads itself aloud: what its overlays lead to, against what its pages say."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from langdu.errors import BadInput
from langdu.session.verifying.content import InnerSound, OutputContent, SpokenPassage, TimeSpans, hanzi_of
from langdu.session.verifying.report import Defect
from langdu.session.verifying.sound import TOLERANCE_SECONDS, SoundFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from langdu.session.verifying.report import Check

_XHTML, _OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
_SMIL = "{http://www.w3.org/ns/SMIL}"
#: The ids of the elements that langdu puts around sentences and parts of them: s7, s7-2 for its second part, and in a
#: book whose own pages are kept langdu-s7-2-p2, that part's second element; langdu1- where the book has such ids.
_ID, _FOREWORD = r"s(\d+)(?:-\d+)?(?:-p\d+)?", re.compile(r"(langdu\d*-)s\d+")
_OWN_PAGE = re.compile(r"EPUB/text/\d+\.xhtml")
UNSPOKEN = frozenset({"aside", "transcript", "translation"})


def read_book(path: Path) -> OutputContent:
    """What the book says.

    Raises:
        BadInput: it is none, or has no overlays.
    """
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(path) as book:
            package = _package(book)
            pages = list(_pages(book, package))
            reader = OverlayReader(book, path.name, _foreword(book, pages))
            for page, overlay in pages:
                reader.add(page, overlay)
            voice = _narrator(_parsed(book, package))
    except (zipfile.BadZipFile, zlib.error, XMLSyntaxError, *_DAMAGE) as error:
        raise BadInput(f"this is no EPUB of langdu's: {error}", where=str(path), remedy=_REMEDY) from error
    if not reader.sounds and not reader.passages:
        raise BadInput("this EPUB does not read itself aloud", where=str(path), remedy=_REMEDY)
    content = OutputContent(reader.passages, has_sentences=True, voice=voice, defects=reader.defects)
    content.sounds, content.clips = reader.sounds, reader.clips
    content.end = max((passage.end for passage in reader.passages), default=0.0)
    return content


_REMEDY = "name a file of an export"
#: What comes of an archive or of markup in which something is not there, or is something else.
_DAMAGE = (LookupError, ValueError, TypeError, AttributeError, RuntimeError, OSError)


def _package(book: zipfile.ZipFile) -> str:
    """The path of the package document."""
    container = _parsed(book, "META-INF/container.xml")
    return str(next(element.get("full-path") for element in container.iter() if element.get("full-path")))


def _narrator(package: Any) -> str:
    """Whose voice it is."""
    metas = (meta for meta in package.iter(f"{_OPF}meta") if meta.get("property") == "media:narrator")
    return next((str(meta.text) for meta in metas), "")


def _pages(book: zipfile.ZipFile, package: str) -> Iterator[tuple[str, str]]:
    """The pages in reading order, each with its overlay; empty where it has none."""
    tree, base = _parsed(book, package), posixpath.dirname(package)
    items = {item.get("id"): item for item in tree.iter(f"{_OPF}item")}
    for reference in tree.iter(f"{_OPF}itemref"):
        item = items[reference.get("idref")]
        overlay = items.get(item.get("media-overlay"))
        yield _resolved(base, item.get("href")), "" if overlay is None else _resolved(base, overlay.get("href"))


def _foreword(book: zipfile.ZipFile, pages: Sequence[tuple[str, str]]) -> str:
    """With what the ids of sentences begin: those that the overlays lead to."""
    for _, overlay in pages:
        for text in _parsed(book, overlay).iter(f"{_SMIL}text") if overlay else ():
            if found := _FOREWORD.match(text.get("src").partition("#")[2]):
                return found[1]
    return ""


def _parsed(book: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    return etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _resolved(base: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(base, unquote(address)))


class OverlayReader:
    """Compares overlays with pages.

    Args:
        book: the open book.
        file: its name.
        foreword: with what the ids of sentences begin.

    Attributes:
        passages, defects, sounds, clips: see `OutputContent`.
    """

    def __init__(self, book: zipfile.ZipFile, file: str, foreword: str = "") -> None:
        self._book, self._file = book, file
        self._sentence = re.compile(re.escape(foreword) + _ID)
        self.passages, self.defects = list[SpokenPassage](), list[Defect]()
        self.sounds, self.clips = list[InnerSound](), TimeSpans()
        self._names = frozenset(book.namelist())
        self._base = 0.0

    def add(self, page: str, overlay: str) -> None:
        """A page."""
        tree = _parsed(self._book, page)
        body = tree.find(f"{_XHTML}body")
        order = {element.get("id"): number for number, element in enumerate(body.iter()) if element.get("id")}
        clips = list(self._clips(overlay, page, order)) if overlay else []
        self._check(clips, order)
        bases = self._hear(clips)
        times = {name: (bases[sound] + begin, bases[sound] + end) for name, sound, begin, end in clips}
        self._passages(page, body, times)

    def _clips(self, overlay: str, page: str, order: dict[str, int]) -> Iterator[tuple[str, str, float, float]]:
        """The id, the sound, and the times of each clip that leads somewhere."""
        base = posixpath.dirname(overlay)
        for par in _parsed(self._book, overlay).iter(f"{_SMIL}par"):
            text, audio = par.find(f"{_SMIL}text"), par.find(f"{_SMIL}audio")
            address, _, name = text.get("src").partition("#")
            sound = "" if audio is None else _resolved(base, audio.get("src"))
            if _resolved(base, address) != page or name not in order:
                self._tell("link", f"{overlay} leads to {text.get('src')}, which is not there", name)
            elif sound not in self._names:
                self._tell("link", f"{overlay}: {sound or 'the sound'} is not there", name)
            else:
                yield name, sound, _clock(audio.get("clipBegin")), _clock(audio.get("clipEnd"))

    def _check(self, clips: list[tuple[str, str, float, float]], order: dict[str, int]) -> None:
        for name, _, begin, end in clips:
            if end <= begin:
                self._tell("order", f"the clip of {name} ends before it begins", name, begin)
        for before, after in pairwise(clips):
            if order[after[0]] <= order[before[0]] or (after[1] == before[1] and after[2] < before[3] - 0.0005):
                self._tell("order", f"{after[0]} is not after {before[0]}", after[0], after[2])

    def _hear(self, clips: list[tuple[str, str, float, float]]) -> dict[str, float]:
        """Listen to the sounds of a page; where each begins, in seconds of all sound."""
        bases = dict[str, float]()
        for sound in dict.fromkeys(sound for _, sound, _, _ in clips):
            heard = SoundFacts(io.BytesIO(self._book.read(sound)), posixpath.splitext(sound)[1], self._file)
            own = [(name, begin, end) for name, file, begin, end in clips if file == sound]
            last = max(end for *_, end in own)
            if heard.seconds < last - TOLERANCE_SECONDS:
                self._tell(
                    "length", f"{sound} lasts {heard.seconds:.2f} s, its overlay {last:.2f} s", "", heard.seconds
                )
            for _, begin, end in own:
                self.clips.add(self._base + begin, self._base + end)
            found = self._sentence.fullmatch(own[0][0])
            self.sounds.append(InnerSound(heard, self._base, int(found[1]) if found else 0, own[0][1], sound))
            bases[sound] = self._base
            self._base += last
        return bases

    def _passages(self, page: str, body: Any, times: dict[str, tuple[float, float]]) -> None:
        sentences: dict[int, list[tuple[str, str]]] = {}
        for element in body.iter(f"{_XHTML}span"):
            if found := self._sentence.fullmatch(element.get("id") or ""):
                sentences.setdefault(int(found[1]), []).append((found[0], _text(element)))
        at = self.passages[-1].end if self.passages else 0.0
        for number, parts in sentences.items():
            known = [times[name] for name, _ in parts if name in times]
            at = known[0][0] if known else at
            whole, end = "".join(text for _, text in parts), known[-1][1] if known else at
            said = whole if len(known) == len(parts) else "".join(text for name, text in parts if name in times)
            self.passages.append(SpokenPassage(said, at, end, number, whole))
            at = end
        if _OWN_PAGE.fullmatch(page):
            self._bare(body)

    def _bare(self, body: Any) -> None:
        """What of a page is read aloud and is in no sentence."""
        for block in body:
            inside = hanzi_of("".join(_text(e) for e in block.iter(f"{_XHTML}span") if self._is_sentence(e)))
            whole = hanzi_of(_text(block))
            if (block.get("class") or "") not in UNSPOKEN and len(inside) < len(whole):
                self._tell("mark", f"text without sound in {whole[:12]}", "")

    def _is_sentence(self, element: Any) -> bool:
        return self._sentence.fullmatch(element.get("id") or "") is not None

    def _tell(self, check: Check, what: str, name: str, at: float | None = None) -> None:
        found = self._sentence.fullmatch(name)
        seconds = None if at is None else self._base + at
        defect = Defect(self._file, check, what, int(found[1]) if found else 0, seconds)
        self.defects.append(defect)


def _text(element: Any) -> str:
    """The text, without what stands over it."""
    if element.tag in (f"{_XHTML}rt", f"{_XHTML}rp"):
        return ""
    inside = (_text(child) + (child.tail or "") for child in element if isinstance(child.tag, str))
    return (element.text or "") + "".join(inside)


def _clock(value: str) -> float:
    seconds = 0.0
    for part in value.split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def sounds(path: Path, content: OutputContent) -> Iterator[bytes]:
    """The files of sound that `read_book` listened to, in order."""
    with zipfile.ZipFile(path) as book:
        for inner in content.sounds:
            yield book.read(inner.name)
