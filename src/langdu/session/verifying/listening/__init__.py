"""Whether a recogniser hears in the sound what is to be said."""

from langdu.session.verifying.listening.hearing import Ears
from langdu.session.verifying.listening.recogniser import Recogniser, recogniser
from langdu.session.verifying.misheard import HearingReport, MisheardSentence

__all__ = ["Ears", "HearingReport", "MisheardSentence", "Recogniser", "recogniser"]
