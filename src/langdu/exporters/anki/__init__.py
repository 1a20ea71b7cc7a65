"""Cards for Anki: a sentence each, with its pinyin and its sound."""
