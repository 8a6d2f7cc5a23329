"""The budget states a figure that is another one by the targets, or by the rest of the budget.

The operating figures follow from the targets, and a cost row is the sum of its items. They need not be written again;
where they are, they have to agree, as far as they are rounded.

wrong:
    targets: {gmv: 468万, conversion_rate: 3%, avg_order_value: 260}
    budget:
      operation: {turnover: 1000万, orders: 18000}

right:
    targets: {gmv: 468万, conversion_rate: 3%, avg_order_value: 260}
    budget:
      operation: {turnover: 468万, orders: 18000}
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import roots
from promoplan.rules.figures import line_of, typed

SEVERITY = Severity.ERROR
ZH = """预算表里写的数，和目标、或和预算表自己别处的数对不上。

运营数据由目标推出，成本行由明细相加，都可以不写；写了就要对得上，四舍五入到写出来的那一位。
"""
SAYS = {
    "": Words(
        "预算表写「{name}」{stated}，按{formula}是 {worked}{lines}",
        "the budget has {stated} for '{name}', but by {formula} it is {worked}{lines}",
    )
}
HINTS = {"": Words("写 {typed}，或删掉，让它自己算出来", "write {typed}, or leave it out: it is worked out")}
MOST_LINES = 4  # of figures that the other value came from


def check(campaign: Campaign) -> Iterator[Told]:
    found = book_of(campaign).budget
    if found is None:
        return
    for stated, worked in found.differing:
        if stated.position is None:
            continue
        places = [root.position for root in islice(roots(worked), MOST_LINES) if root.position is not None]
        lines = "、".join(dict.fromkeys(line_of(campaign, position) for position in places))
        values = {
            "name": stated.name,
            "stated": stated,
            "worked": worked,
            "formula": worked.formula or worked.name,
            "lines": Words(f"({lines})", f" ({lines.replace('、', ', ')})") if lines else "",
            "typed": typed(worked.value or Decimal(0), worked.unit),
        }
        yield Told(stated.position, values)
