"""Whether nothing was lost in exported files."""

from langdu.session.verifying.misheard import HearingReport, MisheardSentence
from langdu.session.verifying.missed_hints import MissedHint
from langdu.session.verifying.report import Check, Defect, VerifyReport
from langdu.session.verifying.verify import has_times, spoken_passages, verify

__all__ = [
    "Check",
    "Defect",
    "HearingReport",
    "MisheardSentence",
    "MissedHint",
    "VerifyReport",
    "has_times",
    "spoken_passages",
    "verify",
]
