"""A product is no main product and leads to none.

Traffic, add-on and clearance products are there for the main ones: whoever looks at them should be led on. Main
products are those of the tiers `hero` and `landing` and of tiers or products with `main: yes`; the others say where
they lead with `leads_to`, in one step or several.

wrong:
    products:
      tiers:
        - {id: traffic, rule: Brings people in}
        - {id: hero, rule: The deepest stock}
      rows:
        - {sku: A, tier: traffic, price: 20, plan_units: 10}
        - {sku: B, tier: hero, price: 100, plan_units: 10}

right:
    products:
      tiers:
        - {id: traffic, rule: Brings people in}
        - {id: hero, rule: The deepest stock}
      rows:
        - {sku: A, tier: traffic, price: 20, plan_units: 10, leads_to: B}
        - {sku: B, tier: hero, price: 100, plan_units: 10}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.goods import MAIN_TIERS

SEVERITY = Severity.WARNING
ZH = """这款货不是主推，也不引向主推。

引流、搭配、清仓的货是替主推带人的：看的人要有下一步可去。主推是 `hero` 和 `landing` 两档，以及写了 `main: yes` 的档
或款；其余的用 `leads_to` 写引向谁，隔一步两步都行。
"""
SAYS = {"": Words("「{name}」不是主推，也没有引向主推", "'{name}' is no main product and leads to none")}
HINTS = {"": Words("leads_to: {main}，或 main: yes", "leads_to: {main}, or main: yes")}


def check(campaign: Campaign) -> Iterator[Told]:
    section = campaign.plan.products
    if section is None:
        return
    tiers = {tier.id for tier in section.tiers if (tier.main if tier.main is not None else tier.id in MAIN_TIERS)}
    reached = {row.sku for row in section.rows if row.main or (row.main is None and row.tier in tiers)}
    if not reached:
        return
    main = next(row.sku for row in section.rows if row.sku in reached)
    comes_from: dict[str, list[str]] = {}
    for row in section.rows:
        for sku in row.leads_to:
            comes_from.setdefault(sku or "", []).append(row.sku)
    queue = list(reached)
    while queue:
        for sku in comes_from.get(queue.pop(), ()):
            if sku not in reached:
                reached.add(sku)
                queue.append(sku)
    known = {row.sku for row in section.rows}
    for place, row in enumerate(section.rows):
        told_already = any(sku is None or sku not in known for sku in row.leads_to)
        if row.sku and row.sku not in reached and not told_already:
            values = {"name": row.name or row.sku, "main": main}
            yield Told(campaign.document.position("products", "rows", place, "leads_to"), values)
