"""Finding one's way in a text: contents, search, jumps, bookmarks."""
