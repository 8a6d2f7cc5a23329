"""A key is a list or a map instead of a word.

The names of a plan are plain words. `{…}` or `[…]` before a colon is mostly a blank that was never filled in, or text
that needs quotes.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, {note}: with finance}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27, notes: with finance}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """键写成了列表或花括号。

计划里的键都是普通的词。冒号前面出现 `{…}` 或 `[…]`，多半是模板里没填的空，或是该加引号的文字。
"""
SAYS = {
    "": Words("键要写成一个词，不能是列表或花括号", "a key must be a plain word, not a list or a map"),
}
HINTS = {"": Words("以 {{ 或 [ 开头的文字要加引号", "text that begins with '{{' or '[' needs quotes")}
