"""A value is not of the form that its key needs.

Numbers that are counted with are written in digits, without a unit: the key says already what is counted. Money may
be written 468万, 1.2M or 4,680,000; a rate has its sign, since a bare 3 may be 3% or three hundred; what is paid of a
price is 95% or 9.5折.

wrong:
    calendar: {pile_up: 5人}

right:
    calendar: {pile_up: 5}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """值的写法和这个键不合。

要拿来算的数只写数字，不带单位：数的是什么，键已经说了。钱可以写 468万、1.2M、4,680,000；比率要带 %，光写 3 分不清是
3% 还是 300%；折扣写付多少：95% 或 9.5折。
"""
SAYS = {
    "whole-number": Words("「{written}」不是整数", "'{written}' is not a whole number"),
    "count": Words("「{written}」不是个数", "'{written}' is no count of things"),
    "money": Words("「{written}」不是金额", "'{written}' is no amount of money"),
    "price-range": Words("「{written}」不是价格范围", "'{written}' is no range of prices"),
    "price-range-reversed": Words("「{written}」高的写在前面了", "'{written}' has the higher price first"),
    "number": Words("「{written}」不是数", "'{written}' is not a number"),
    "measure": Words(
        "「{written}」不是比率、时长，也不是数", "'{written}' is neither a rate, nor a length of time, nor a number"
    ),
    "rate": Words("「{written}」不是比率", "'{written}' is not a rate"),
    "rate-bare": Words(
        "「{written}」没有 %，分不清是几成", "'{written}' has no %, so it may be a share or a percentage"
    ),
    "rate-over": Words("「{written}」超过了 {instead}", "'{written}' is more than {instead}"),
}
HINTS = {
    "whole-number": Words("只写数字，例如 5", "digits only, such as 5"),
    "count": Words("写 1200、4,680 或 2万；单位写在 unit", "1200, 4,680 or 20k; what is counted goes into unit"),
    "money": Words("写 468万、4,680,000 或 19.90", "4,680,000, 468k or 19.90"),
    "price-range": Words("低的在前：1999..5999", "the lower price first: 1999..5999"),
    "price-range-reversed": Words("写 {instead}", "{instead}"),
    "number": Words("写 4.8 这样的数字", "digits, such as 4.8"),
    "measure": Words("写 99%、45s、3000 或 4.8", "99%, 45s, 3,000 or 4.8"),
    "rate": Words("写 3% 这样的比率", "a rate such as 3%"),
    "rate-bare": Words("是不是 {instead}？", "did you mean {instead}?"),
    "rate-over": Words("比率写 0% 到 {instead} 之间", "a rate between 0% and {instead}"),
}
