"""A value is not of the form that its key needs.

Numbers that are counted with are written in digits, without a unit: the key says already what is counted.

wrong:
    calendar: {pile_up: 5人}

right:
    calendar: {pile_up: 5}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """值的写法和这个键不合。

要拿来算的数只写数字，不带单位：数的是什么，键已经说了。
"""
SAYS = {
    "whole-number": Words("「{written}」不是整数", "'{written}' is not a whole number"),
    "count": Words("「{written}」不是个数", "'{written}' is no count of things"),
}
HINTS = {
    "whole-number": Words("只写数字，例如 5", "digits only, such as 5"),
    "count": Words("写 1200、4,680 或 2万；单位写在 unit", "1200, 4,680 or 20k; what is counted goes into unit"),
}
