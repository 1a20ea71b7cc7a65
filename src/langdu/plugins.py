"""What can be plugged in: built-in parts and those of other packages, listed by name without being imported.

A package adds a part by an entry point whose value is `module:Class`, in one of these groups:

- `langdu.engines`: an engine, by the name that voice manifests call it; derives from `speech.engine.Engine`.
- `langdu.importers`: a format of texts, by its ending without the dot; derives from `importers.base.Importer`.
- `langdu.exporters`: a format of outputs, by its ending without the dot; derives from `exporters.base.Exporter`.
- `langdu.dictionaries`: a format of dictionaries, by its ending without the dot; derives from
  `dictionary.formats.base.DictionaryFormat`.
- `langdu.recognisers`: what hears Mandarin; derives from `session.verifying.listening.recogniser.Recogniser`.

A name that langdu itself has cannot be taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from langdu.errors import LangduError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Group = Literal["engines", "importers", "exporters", "dictionaries", "recognisers"]
GROUPS: tuple[Group, ...] = ("engines", "importers", "exporters", "dictionaries", "recognisers")
_SOUND, _TEXT = "langdu.exporters.audio.sound:SoundExporter", "langdu.importers.text:TextImporter"
_CEDICT, _PACKED = "langdu.dictionary.formats.cedict:CedictFormat", "langdu.dictionary.formats.packed:PackedFormat"
_PAGE, _SAVED_PAGE = "langdu.importers.markup.html:HtmlImporter", "langdu.importers.markup.mhtml:MhtmlImporter"
BUILT_IN: dict[Group, dict[str, str]] = {
    "engines": {
        "baker": "langdu.speech.engines.baker.engine:Baker",
        "espeak": "langdu.speech.engines.espeak.engine:Espeak",
        "system": "langdu.speech.engines.system.engine:System",
        "silence": "langdu.speech.engines.silence:Silence",
        "piper": "langdu.speech.engines.piper.engine:Piper",
        "sherpa": "langdu.speech.engines.sherpa.engine:Sherpa",
        "kokoro": "langdu.speech.engines.kokoro.engine:Kokoro",
        "edge": "langdu.speech.engines.edge.engine:Edge",
        "reference": "langdu.speech.engines.reference.engine:Reference",
    },
    "importers": {
        "txt": _TEXT,
        "md": "langdu.importers.markdown.importer:MarkdownImporter",
        "markdown": "langdu.importers.markdown.importer:MarkdownImporter",
        "srt": "langdu.importers.timed.subtitles:SrtImporter",
        "vtt": "langdu.importers.timed.subtitles:VttImporter",
        "ass": "langdu.importers.timed.subtitles:AssImporter",
        "ssa": "langdu.importers.timed.subtitles:AssImporter",
        "lrc": "langdu.importers.timed.lyrics:LyricsImporter",
        "json": "langdu.importers.annotated:AnnotatedImporter",
        "jsonl": "langdu.importers.annotated:AnnotatedImporter",
        "pdf": "langdu.importers.pdf.importer:PdfImporter",
        "zip": "langdu.importers.several.zip:ZipImporter",
        "html": _PAGE,
        "htm": _PAGE,
        "xhtml": _PAGE,
        "mhtml": _SAVED_PAGE,
        "mht": _SAVED_PAGE,
        "epub": "langdu.importers.markup.epub:EpubImporter",
        "fb2": "langdu.importers.markup.fb2:Fb2Importer",
        "docx": "langdu.importers.markup.docx:DocxImporter",
    },
    "exporters": {
        "wav": _SOUND,
        "flac": _SOUND,
        "ogg": _SOUND,
        "mp3": _SOUND,
        "opus": _SOUND,
        "m4a": _SOUND,
        "m4b": _SOUND,
        "cue": "langdu.exporters.audio.cue:CueSheetExporter",
        "srt": "langdu.exporters.timed_text.subtitles.srt:SrtExporter",
        "vtt": "langdu.exporters.timed_text.subtitles.vtt:VttExporter",
        "lrc": "langdu.exporters.timed_text.subtitles.lrc:LrcExporter",
        "enhanced.lrc": "langdu.exporters.timed_text.subtitles.lrc:EnhancedLrcExporter",
        "ass": "langdu.exporters.timed_text.subtitles.ass:AssExporter",
        "textgrid": "langdu.exporters.timed_text.textgrid:TextGridExporter",
        "labels.txt": "langdu.exporters.timed_text.labels:LabelsExporter",
        "json": "langdu.exporters.timed_text.timeline:TimelineExporter",
        "html": "langdu.exporters.page.exporter:HtmlPageExporter",
        "print.html": "langdu.exporters.page.printed.html:PrintedPageExporter",
        "pdf": "langdu.exporters.page.printed.pdf:PdfExporter",
        "epub": "langdu.exporters.book.epub:EpubExporter",
        "apkg": "langdu.exporters.anki.apkg:ApkgExporter",
        "tsv": "langdu.exporters.anki.tsv:CardTableExporter",
    },
    "dictionaries": {
        "u8": _CEDICT,
        "txt": _CEDICT,
        "gz": _CEDICT,
        "zip": _PACKED,
        "tar": _PACKED,
        "tar.gz": _PACKED,
        "tar.bz2": _PACKED,
        "tar.xz": _PACKED,
        "tgz": _PACKED,
        "ifo": "langdu.dictionary.formats.stardict:StarDictFormat",
    },
    "recognisers": {"whisper": "langdu.session.verifying.listening.whisper:Whisper"},
}


@dataclass(frozen=True, slots=True)
class Plugin:
    """A part that another package brings.

    Attributes:
        group: of what kind it is.
        name: what it is called there.
        package: whose it is, with the version; empty if that is not known.
        target: `module:Class`.
    """

    group: Group
    name: str
    package: str
    target: str


class PluginBroken(LangduError):
    """A part of another package that cannot be imported."""


def names(group: Group) -> tuple[str, ...]:
    """Everything in `group`, built-in first, then what other packages bring; nothing is imported."""
    return tuple(dict.fromkeys([*BUILT_IN[group], *(plugin.name for plugin in plugins(group))]))


def plugins(group: Group) -> tuple[Plugin, ...]:
    """What other packages bring of `group`; nothing is imported. A name that langdu has is left out."""
    from importlib.metadata import entry_points

    found = entry_points(group=f"langdu.{group}")
    return tuple(
        Plugin(group, point.name, _package(point), point.value) for point in found if point.name not in BUILT_IN[group]
    )


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else ""


def load(group: Group, name: str) -> Any:
    """The object called `name`.

    Raises:
        KeyError: there is none.
        PluginBroken: it cannot be imported.
    """
    if name in BUILT_IN[group]:
        return imported(BUILT_IN[group][name])
    for plugin in plugins(group):
        if plugin.name == name:
            return imported(plugin.target, plugin.package)
    raise KeyError(name)


def imported(target: str, package: str = "") -> Any:
    """The object that `module:Class` names.

    Raises:
        PluginBroken: it cannot be imported. Whatever its module raises ends there, since it is not langdu's.
    """
    module, _, attribute = target.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except Exception as error:
        remedy = f"install {package.split(maxsplit=1)[0] if package else 'its package'} again, or remove it"
        raise PluginBroken(f"{target} cannot be loaded: {error}", where=package, remedy=remedy) from error
