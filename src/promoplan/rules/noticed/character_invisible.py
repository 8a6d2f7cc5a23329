r"""The text holds a character that nobody can see.

Zero-width characters and direction marks come along when text is copied from the web. Two names that look the same are
then different ones, or a line does not say what it seems to say.

wrong:
    people: {li: {name: 李\u200b楠}}

right:
    people: {li: {name: 李楠}}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.WARNING
ZH = """文字里有看不见的字符。

零宽字符和文字方向控制符，多半是从网页粘贴带进来的。看上去一样的两个名字其实不同，或者一行字的意思和看到的不一样。
"""
SAYS = {"": Words("这里有看不见的字符 {character}", "an invisible character stands here: {character}")}
HINTS = {"": Words("删掉它；把这个词重新打一遍最快", "delete it; typing the word again is quickest")}
