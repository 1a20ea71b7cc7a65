"""langdu 朗读: a reading assistant for Mandarin that shows, speaks and explains every character."""

__version__ = "0.1.0"
