"""A value begins with `!`, which YAML takes for a tag.

Tags tell YAML programs to turn values into something else. In a plan the key already says what its value is, so a tag
changes nothing. Mostly it is text that begins with an exclamation mark, and that needs quotes.

wrong:
    tasks:
      - {id: price, title: !urgent price, due: T-27}

right:
    tasks:
      - {id: price, title: "!urgent price", due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """值以 `!` 开头，YAML 会把它当成标签。

标签是让 YAML 程序把值变成别的东西。计划里键已经说明了值是什么，标签不起作用。多半只是以感叹号开头的文字,
这样的文字要加引号。
"""
SAYS = {"": Words("计划里不用标签 {tag}，它被略过了", "the tag {tag} means nothing in a plan and is passed over")}
HINTS = {
    "": Words("删掉 {tag}；如果是文字，就整段加引号", "delete {tag}, or put quotes round the text if it is part of it")
}
