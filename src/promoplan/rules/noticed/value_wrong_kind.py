"""A list, a map or a text stands where another of them belongs.

Each key takes one kind of value: a text or a day, a list of them, or a map of names and values. What is of another
kind cannot be used and is left out. A task has one owner, who answers for it; all others are its helpers.

wrong:
    people: {li: {name: Li}, wang: {name: Wang}}
    tasks:
      - {id: price, title: Price, due: [T-27, T-25], owner: [li, wang]}

right:
    people: {li: {name: Li}, wang: {name: Wang}}
    tasks:
      - {id: price, title: Price, window: T-27 .. T-25, owner: li, helpers: [wang]}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """该写文字、列表还是键值，写成了另一种。

每个键只收一种：一段文字或一个日子、一张列表，或一组键值。写成别的就用不上，只好略过。任务只有一个责任人,
其他人写进 `helpers`。
"""
SAYS = {
    "map": Words("这里要写的是 {expected}，写的却是一组键值", "expected {expected}, found a map of keys and values"),
    "list": Words("这里要写的是 {expected}，写的却是一张列表", "expected {expected}, found a list"),
    "text": Words("这里要写的是 {expected}，写的却是一段文字", "expected {expected}, found text"),
    "nothing": Words("这里要写的是 {expected}，却什么也没写", "expected {expected}, found nothing"),
    "list-for-one": Words("这里只能写一个，写的却是一张列表", "only one name can stand here, not a list"),
}
HINTS = {
    "map": Words(
        "文字以 {{ 开头要加引号；列表每一项以「- 」开头",
        "text that begins with '{{' needs quotes; items of a list begin with '- '",
    ),
    "list": Words("去掉方括号，或每行开头的「- 」", "leave out the brackets, or the '- ' of each line"),
    "text": Words("列表写成 [a, b]，键值写成 {{key: value}}", "a list is [a, b], a map {{key: value}}"),
    "nothing": Words("补上内容，或删掉这一行", "fill it in, or delete the line"),
    "list-for-one": Words("留一个；配合的人写进 helpers: [a, b]", "name one; those who help go under helpers: [a, b]"),
}
