"""Something costs more than the budget allows.

What an item costs follows from what it says itself, from the traffic sources that it pays for, or from the days of the
promotion grid. Where that is over the `cap`, the cap or the plan behind it has to change; the same holds for what has
been spent, for a cost row and for the total.

wrong:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Search ads, cap: 50000}]

right:
    people: {li: {name: Li}}
    targets: {gmv: 390000, conversion_rate: 3%, avg_order_value: 260}
    traffic: [{channel: Search ads, uv: 50000, cpc: 1.20, owner: li}]
    budget:
      items: [{item: Search ads, cap: 60000}]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.cost_names import COST_NAMES
from promoplan.numbers.figure import Figure, roots, shown
from promoplan.rules.figures import line_of, typed

if TYPE_CHECKING:
    from promoplan.numbers.cost_items import CostItem
    from promoplan.numbers.sections.budget import CostLine

SEVERITY = Severity.ERROR
ZH = """要花的钱超过了预算上限。

一项要花多少，由它自己写的单价、它付钱的流量来源、或投放表推出。超过 `cap`，就要改上限，或改后面的计划；已经花掉的、
成本行和合计也一样。
"""
SAYS = {
    "": Words(
        "「{name}」上限 {cap}，要花 {cost}({formula}，见 {line})，超 {over}",
        "'{name}' has a cap of {cap} and will cost {cost} ({formula}, {line}): {over} over",
    ),
    "grid": Words(
        "「{name}」上限 {cap}，投放表排了 {cost}(见 {line})，超 {over}",
        "'{name}' has a cap of {cap}, and the grid spends {cost} on it ({line}): {over} over",
    ),
    "actual": Words(
        "「{name}」上限 {cap}，已经花了 {cost}(见 {line})，超 {over}",
        "'{name}' has a cap of {cap}, and {cost} is spent already ({line}): {over} over",
    ),
    "row": Words(
        "「{name}」上限 {cap}，明细加起来要花 {cost}(见 {line})，超 {over}",
        "'{name}' has a cap of {cap}, and its items will cost {cost} ({line}): {over} over",
    ),
}
RAISE = Words("写 cap: {typed}，或把花费减下来", "cap: {typed}, or plan to spend less")
HINTS = dict.fromkeys(SAYS, RAISE)


def check(campaign: Campaign) -> Iterator[Told]:
    found = book_of(campaign).budget
    if found is None:
        return
    told: set[str] = set()
    differing = [one.stated for one in found.differing]
    for item in found.items:
        for variant, cost in (
            ("", item.implied),
            ("", item.of_traffic),
            ("grid", item.of_grid),
            ("actual", item.actual),
        ):
            one = _over(campaign, item, item.cap, cost, variant)
            if one is not None:
                told.add(item.kind)
                yield one
                break
    for kind, row in found.lines.items():
        # a row whose items are over their own caps follows from these; one that is not their sum is told as that
        if not row.items or (told if kind == "total" else kind in told) or any(row.stated is one for one in differing):
            continue
        one = _over(campaign, row, row.stated, row.cost, "row") or _over(
            campaign, row, row.stated, row.actual, "actual"
        )
        if one is not None:
            told.add(kind)
            yield one


def _over(campaign: Campaign, what: CostItem | CostLine, cap: Figure, cost: Figure, variant: str) -> Told | None:
    """A finding where a cost is over a cap that the plan states."""
    if cap.position is None or cap.value is None or cost.value is None or cost.value <= cap.value:
        return None
    origin = next((root.position for root in roots(cost) if root.position not in (None, cap.position)), None)
    values = {
        "name": getattr(what, "name", None) or COST_NAMES[what.kind],
        "cap": cap,
        "cost": cost,
        "formula": cost.formula or cost.name,
        "line": line_of(campaign, cap.position if origin is None else origin),
        "over": shown(cost.value - cap.value, "money"),
        "typed": typed(cost.value or Decimal(0), cost.unit),
    }
    return Told(cap.position, values, variant)
