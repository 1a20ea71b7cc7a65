"""Markdown's headings are the contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langdu.importers import Source, load

if TYPE_CHECKING:
    from langdu.model import Section

TEXT = """# 茶馆

很久以前。

## 早晨 ##

```
# 不是标题
```

### 水开了

## 夜里
#也不是
####### 更不是
"""


def sections(text: str) -> tuple[Section, ...]:
    return load(Source(text.encode(), "茶馆.md", "茶馆")).sections


def test_headings_are_nested_by_their_level() -> None:
    (tea,) = sections(TEXT)
    assert (tea.title, tea.level, tea.start) == ("茶馆", 1, 0)
    morning, night = tea.sections
    assert (morning.title, night.title) == ("早晨", "夜里")
    assert TEXT[morning.start :].startswith("## 早晨")
    assert [section.title for section in morning.sections] == ["水开了"]


def test_a_level_may_be_missing() -> None:
    assert [section.title for section in sections("### 甲\n\n# 乙\n\n### 丙\n")] == ["甲", "乙"]
    assert sections("没有标题。") == ()
