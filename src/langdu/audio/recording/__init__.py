"""Sound from a microphone."""
