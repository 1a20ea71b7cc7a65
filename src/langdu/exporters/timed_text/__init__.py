"""Files that hold the text and when it sounds."""
