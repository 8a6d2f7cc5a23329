"""An alias stands inside the very thing that it repeats.

`*name` repeats what was marked `&name` before it. Inside its own mark it would repeat itself without end, so nothing
is read there. Write out what is meant.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, helpers: &team [li, *team]}

right:
    people: {li: {name: Li}, wang: {name: Wang}}
    tasks:
      - {id: price, title: Agree the price, due: T-27, helpers: &team [li, wang]}
      - {id: page, title: Build the page, due: T-20, helpers: *team}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """别名写在了它要重复的内容里面。

`*名字` 重复前面用 `&名字` 标记过的内容。写在标记自己里面就没有尽头，那里什么也不会读。请把要写的内容写全。
"""
SAYS = {
    "": Words(
        "*{anchor} 写在 &{anchor} 自己里面，没有尽头",
        "*{anchor} stands inside &{anchor} itself and would never end",
    )
}
HINTS = {"": Words("把 *{anchor} 换成真正要写的内容", "write out what *{anchor} should stand for")}
