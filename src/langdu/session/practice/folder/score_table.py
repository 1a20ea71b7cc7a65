"""The scores of a folder as a table that opens in Excel: CSV in UTF-8 with a mark of its encoding, safe cells."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from langdu.library.practice_csv import safe_cell
from langdu.pinyin import numbered
from langdu.practice.report.facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from langdu.model import Judged
    from langdu.session.practice.folder.scoring import ScoredRecording

#: Without it Excel takes a CSV for one of the system's old encoding.
ENCODING_MARK = "\ufeff"
HEADINGS = (
    "file", "student", "text", "seconds", "syllables", "right", "wrong", "unsure", "left_out", "refused", "why",
    "warnings",
)  # fmt: skip
SYLLABLE_HEADINGS = (
    "file", "student", "number", "text", "citation", "spoken", "accepted", "heard", "verdict", "confidence", "from",
    "to", "omitted", "advice",
)  # fmt: skip
VERDICTS = {"green": "right", "red": "wrong", "amber": "unsure"}


def table(found: Iterable[ScoredRecording], *, by_syllable: bool = False) -> str:
    """The table: a row a recording, or a row a syllable; seconds, tones 1 to 5, 0 where none was heard."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SYLLABLE_HEADINGS if by_syllable else HEADINGS)
    for one in found:
        rows = _syllables(one) if by_syllable else (_row(one),)
        writer.writerows([safe_cell(str(cell)) for cell in row] for row in rows)
    return ENCODING_MARK + out.getvalue()


def _row(one: ScoredRecording) -> tuple[object, ...]:
    recording, report = one.recording, one.report
    figures = facts(report)
    judged = () if not report.syllables else (
        figures.right, figures.judged - figures.right, figures.unsure, figures.omitted,
    )  # fmt: skip
    return (
        recording.file, recording.student, recording.text, f"{report.seconds:.2f}" if report.seconds else "",
        len(recording.targets), *(judged or ("",) * 4), int(bool(report.refusal)), report.refusal,
        " ".join(report.warnings),
    )  # fmt: skip


def _syllables(one: ScoredRecording) -> Iterator[tuple[object, ...]]:
    for number, judged in enumerate(one.report.syllables, 1):
        yield (one.recording.file, one.recording.student, number, *_cells(judged))


def _cells(judged: Judged) -> tuple[object, ...]:
    target, place = judged.target, judged.place
    omitted = place.heard == "omitted"
    return (
        target.text, numbered(target.citation), numbered(target.spoken), " ".join(map(str, sorted(target.accepted))),
        judged.tone, VERDICTS[judged.verdict], f"{judged.confidence:.3f}", f"{place.start:.3f}", f"{place.end:.3f}",
        int(omitted), judged.advice,
    )  # fmt: skip
