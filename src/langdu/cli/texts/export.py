"""`langdu export FILE -o OUT`: the text as audio, subtitles, a book or cards, by the file's ending."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from langdu.cli.options import book, chosen, dialogue, note, require_hanzi, tell_remarks
from langdu.cli.progress import export_bar
from langdu.cli.texts.export_files import allowed, command_of, outputs
from langdu.cli.texts.export_options import add_options, export_options
from langdu.config import cache_dir, settings
from langdu.errors import BadInput, UsageError
from langdu.library import open_library
from langdu.session.export import export
from langdu.session.export.outputs import takes_words
from langdu.session.export.put_files import PutFiles
from langdu.session.text.finding.navigation import chapter_of, number_of, sentences_of
from langdu.session.text.opening.sources import SAVED_WORDS
from langdu.speech.rendering.reproducible import is_reproducible

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager

    from langdu.library import Library
    from langdu.model import Voice
    from langdu.session import Book
    from langdu.session.export import ExportOptions, ExportReport
    from langdu.session.export.cluster import ClusterExecutor
    from langdu.session.export.options import WordChoice
    from langdu.session.words.cards.exported import ExportedWords
    from langdu.speech.rendering.disk_cache import SpeechCache


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the options."""
    about = "keep the text as audio, subtitles, a book or cards"
    add_options(commands.add_parser("export", help=about, description=__doc__))


def run(options: argparse.Namespace) -> int:
    """Write the files of each text; one that cannot be read does not keep the others."""
    from langdu.speech import VoiceStore

    sources = [options.file] if getattr(options, "file", None) else list(dict.fromkeys(options.files))
    if not sources:
        raise UsageError("there is no text", remedy="langdu export FILE -o OUT")
    wanted = outputs(sources, options.output, options.to)
    named = [path for paths in wanted.values() for path in paths]
    if options.words and sources == [SAVED_WORDS]:
        raise UsageError("--saved-words are what they are", remedy="leave out --words")
    if options.words and not takes_words(named):
        raise UsageError("--words is for cards", remedy="-o NAME.apkg or -o NAME.tsv writes them")
    put = PutFiles(_cache_folder(options), command_of(options, wanted))
    _require_nothing_there(options, named, put)
    speaker, others = chosen(VoiceStore(), options.voice), dialogue(options.dialogue_voice)
    if options.shard and not all(is_reproducible(voice) for voice, _ in (speaker, *others)):
        raise UsageError(
            "what this voice says cannot be kept, so no other run finds it", remedy="choose another --voice"
        )
    status = 0
    voices = [voice for voice, _ in (speaker, *others)]
    with closing(open_library(keeps=False)) as library, _cluster(options, voices) as cluster:
        for source, paths in wanted.items():
            one = Namespace(**{**vars(options), "file": source})
            try:
                _export(one, library, speaker, others, paths, cluster, put)
            except BadInput as error:
                if len(wanted) == 1:
                    raise
                note(f"langdu: {error}")
                status = error.status
    if status == 0:
        put.forget()
    return status


def _cluster(options: argparse.Namespace, voices: list[Voice]) -> AbstractContextManager[ClusterExecutor | None]:
    if not options.cluster:
        return nullcontext()
    from langdu.session.export.cluster import cluster_executor

    return cluster_executor(options.cluster, voices, note)


def _require_nothing_there(options: argparse.Namespace, paths: list[Path], put: PutFiles) -> None:
    if options.dry_run or options.shard or options.split:
        return  # nothing is written, or the names of the parts are not known yet
    if not allowed(paths, put, force=options.force):
        raise UsageError("nothing was written", remedy="name other files, or say --force")


def _export(
    options: argparse.Namespace,
    library: Library,
    speaker: tuple[Voice, Path | None],
    others: tuple[tuple[Voice, Path | None], ...],
    paths: tuple[Path, ...],
    cluster: ClusterExecutor | None,
    put: PutFiles,
) -> None:
    opened, words = _saved(library) if options.file == SAVED_WORDS else (book(options, library), None)
    require_hanzi(opened)
    tell_remarks(opened)
    wanted = export_options(options, speaker, others, paths, _selection(opened, options))
    if cluster is not None:
        wanted = replace(wanted, workers=cluster.threads)
    if options.dry_run:
        _tell_estimate(opened, wanted)
        return
    cache, title = _cache(options), f"{speaker[0].name}: {opened.title}"
    with export_bar(title, as_json=options.progress == "json", is_off=options.progress == "off") as progress:
        words = words or _words(opened, wanted, options.words, library)
        report = export(opened, wanted, progress, cache=cache, executor=cluster, words=words, put=put)
    if cache.failure is not None:
        note(f"{cache.folder}: what was said could not be kept for the next time: {cache.failure.strerror}")
    _tell(report, wanted)


def _saved(library: Library) -> tuple[Book, ExportedWords]:
    """The learner's saved words as a text."""
    from langdu.dictionary import Dictionaries
    from langdu.session.words.cards.saved_text import saved_text

    opened, words = saved_text(library, Dictionaries.installed())
    if not opened.document.source.strip():
        raise UsageError("no word was saved yet", remedy="save words while you read")
    return opened, words


def _words(opened: Book, wanted: ExportOptions, choice: WordChoice | None, library: Library) -> ExportedWords | None:
    """The words that have cards of their own, if cards are written."""
    if not takes_words(wanted.outputs) or wanted.shard:
        return None
    from langdu.dictionary import Dictionaries
    from langdu.session.words.cards.exported import exported_words

    is_whole = wanted.first == 0 and wanted.last is None
    return exported_words(choice, opened, library, Dictionaries.installed(), is_whole=is_whole)


def _selection(opened: Book, options: argparse.Namespace) -> tuple[int, int | None]:
    if options.chapter:
        return sentences_of(opened, chapter_of(opened, options.chapter))
    if options.at:
        return number_of(opened, options.at, options.rate), None
    first, last = options.sentences
    return first, last


def _cache(options: argparse.Namespace) -> SpeechCache:
    from langdu.speech.rendering.disk_cache import SpeechCache

    return SpeechCache(_cache_folder(options), settings().cache_mb << 20)


def _cache_folder(options: argparse.Namespace) -> Path:
    return Path(options.cache or cache_dir() / "speech")


def _tell_estimate(opened: Book, wanted: ExportOptions) -> None:
    from langdu.session.export.estimate import estimate

    found = estimate(opened, wanted)
    note(
        f"{opened.title}: {found.hanzi:,} hanzi, about {_clock(found.seconds)} of speech, "
        f"{found.size_bytes / 1e6:,.1f} MB, done in about {_clock(found.work_seconds)} with {wanted.workers} at once"
    )


def _tell(report: ExportReport, wanted: ExportOptions) -> None:
    length = _clock(report.seconds)
    if wanted.shard:
        part, parts = wanted.shard
        then = "when all parts are, the same command without --shard writes the files"
        note(f"part {part} of {parts} is said: {report.sentences} sentences, {length}; {then}")
        return
    sounds = f", {length}" if report.seconds else ""
    names = ", ".join(path.name for path in report.files[:6])
    more = f" and {len(report.files) - 6} more" if len(report.files) > 6 else ""
    kept = f", {report.kept} of them said before" if report.kept else ""
    note(f"{names}{more}: {report.sentences} sentences{sounds}{kept}")
    for line in filter(None, [*report.lacks, str(report.hints), *report.notes]):
        note(f"  {line}")


def _clock(seconds: float) -> str:
    """`M:SS`, or `H:MM:SS`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
