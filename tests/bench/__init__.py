"""Benchmarks: figures beside the peer's or the limit's in the same run, never timed tests.

    python -m tests.bench                  all of them
    python -m tests.bench annotation       one
    python -m tests.bench --shared DIR     with the measuring data elsewhere

To add one: a module here with `NAME`, and `run(shared) -> Iterator[Figure]`.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a benchmark's answer."""

    what: str
    measured: float
    unit: str
    beside: str = ""


#: A text of our own to measure on where the measuring data are not at hand.
PASSAGE = """山脚下的小镇

春天一到,小镇就醒了。河边的柳树一夜之间绿了,孩子们脱下厚外套,在桥上跑来跑去;老人们搬出竹椅,坐在门口晒太阳,谈论着去年的收成和今年的雨水。

镇上只有一家银行,行长姓单,是个不爱说话的人。他每天早上八点准时开门,中午在对面的面馆吃一碗牛肉面,晚上六点才回家。大家都说,要是哪天行长没来吃面,那一定是天要塌下来了。

去年秋天,镇上修了一条新路,把小镇和县城连了起来。从此,年轻人可以早上去县城上班,晚上回家吃饭,再也不用长年住在外面了。路通的那一天,全镇的人都来了,有的敲锣,有的打鼓,热闹得像过年一样。

“路长了,日子就短了。”老人们说,“从前去一趟县城要走一天,现在呢?半个小时!”话虽这么说,谁的脸上都是笑着的。
"""


def best_of(times: int, action: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds: the machine is shared, and noise only ever adds."""
    return min(_timed(action) for _ in range(times))


def median_of(times: int, action: Callable[[], object]) -> float:
    """The median of several runs, in seconds."""
    return statistics.median(_timed(action) for _ in range(times))


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
