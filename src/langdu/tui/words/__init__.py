"""Words in the text: how their statuses are shown, and which have pinyin."""
