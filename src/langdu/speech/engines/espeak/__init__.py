"""eSpeak NG: a stop-gap that is always there."""
