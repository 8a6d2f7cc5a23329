"""A second document begins inside the file.

A plan is one document. What stands after a second `---` is not read, so its tasks would be missing from every list.
Join the two, or put the second into a file of its own and name that under `include`.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27}
    ---
    tasks:
      - {id: page, title: Build the page, due: T-20}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27}
      - {id: page, title: Build the page, due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """一个文件里写了两份文档。

一份计划就是一个文档。第二个 `---` 之后的内容不会读，那里的任务哪张表上都没有。请合在一起，或另存一个文件,
写进 `include`。
"""
SAYS = {"": Words("这里开始了第二份文档，后面的都没有读", "a second document begins here; nothing after it is read")}
HINTS = {
    "": Words(
        "删掉这行 ---;要分成几个文件就用 include: [tasks/*.yaml]",
        "delete this ---; to split a plan use include: [tasks/*.yaml]",
    )
}
