"""What stands on a worksheet besides the text."""

from __future__ import annotations

#: Before the lines for the learner's name and the date; the words are the same in both scripts.
NAME, DATE = "姓名 Name", "日期 Date"
