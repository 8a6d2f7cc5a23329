"""A key stands twice in the same place.

Only one of the two values could be kept, and the other line would be read by no one. So the first is kept, and the
second is told. Two included files that both define an id are told in the same way.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, due: T-25}

right:
    tasks:
      - {id: price, title: Agree the price, window: T-27 .. T-25}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """同一处把一个键写了两遍。

两个值只能留一个，另一行就没有人读了。所以留下第一个，报出第二个。两个引入的文件写了同一个编号，也是这样。
"""
SAYS = {
    "": Words(
        "「{key}」在第 {first} 行已经写过，这一处没有读", "'{key}' already stands on line {first}; this one is not read"
    ),
    "elsewhere": Words(
        "「{key}」在 {first} 已经写过，这一处没有读", "'{key}' already stands at {first}; this one is not read"
    ),
}
HINTS = dict.fromkeys(SAYS, Words("合成一处，或换一个名字", "put both into one, or give one another name"))
