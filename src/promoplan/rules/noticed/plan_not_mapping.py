"""The file is not a plan: it has no sections.

A plan, and each file that it includes, is a list of sections with a name and a colon, such as `campaign:` or `tasks:`.
A file that is empty, only a list or only text has nothing to hold on to.

wrong:
    # whole file
    - {id: price, title: Agree the price, due: T-27}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """文件里没有计划的各个部分。

计划和它引入的每个文件，都由一段一段组成，每段有名字和冒号，例如 `campaign:`、`tasks:`。空文件、只有一张列表
或只有一段文字，都没法读成计划。
"""
SAYS = {
    "empty": Words("文件是空的", "the file is empty"),
    "list": Words("文件里只有一张列表，不知道是哪一部分", "the file is only a list; of what, it does not say"),
    "text": Words("文件里只有一段文字，不是计划", "the file is only text, not a plan"),
}
HINTS = {
    "empty": Words(
        "从 promoplan: 1 写起，再写 campaign: 和 tasks:", "begin with promoplan: 1, then campaign: and tasks:"
    ),
    "list": Words("在列表上面写一行 tasks:，各项往里缩进", "put a line such as tasks: above the list"),
    "text": Words(
        "从 promoplan: 1 写起，再写 campaign: 和 tasks:", "begin with promoplan: 1, then campaign: and tasks:"
    ),
}
