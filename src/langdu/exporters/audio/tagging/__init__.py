"""What a sound file says of itself: tags, cover, lyrics, chapters."""
