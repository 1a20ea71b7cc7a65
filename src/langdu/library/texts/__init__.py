"""The books: what they are known by, where their readers are, bookmarks, the shelf."""
