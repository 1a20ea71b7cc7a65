"""A row of pinyin laid along a passage of hanzi."""
