"""Kokoro-82M: free voices of women and men."""
