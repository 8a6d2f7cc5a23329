r"""The text cannot be read as YAML from here on.

One missing quote or one wrong indent changes what belongs to what, so nothing of the file is used. The usual causes:
a tab in the indent, a full-width colon, text with `: ` or ` #` in it that has no quotes, a bracket left open.

wrong:
    tasks:
      - id: price
        title：Agree the price
        due: T-27

right:
    tasks:
      - id: price
        title: Agree the price
        due: T-27
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """从这里起不是正确的 YAML，读不下去。

少一个引号、缩进错一格，谁属于谁就全变了，所以整个文件都不用。常见的原因：缩进用了制表符(Tab)，用了全角冒号,
文字里有 `: ` 或 ` #` 却没加引号，括号没有写完。
"""
SAYS = {
    "": Words("YAML 写错了：{problem}", "broken YAML: {problem}"),
    "tab": Words("缩进用了制表符(Tab)", "a tab is used to indent"),
    "fullwidth-colon": Words("{problem}；这里的「：」是全角冒号", "{problem}; the '：' here is a full-width colon"),
}
HINTS = {
    "tab": Words("换成空格，每层两个", "use blanks, two for each level"),
    "fullwidth-colon": Words("换成半角冒号加空格「: 」", "use a plain colon and a blank: ': '"),
}
