"""The days of goods: when deliveries come, by when they have to be in, and when prices are agreed."""

from __future__ import annotations

from typing import TypedDict

from promoplan.days.write import Moment
from promoplan.plan import Plan
from promoplan.schedule.written import WrittenDays


class GoodsDays(TypedDict, total=False):
    """The days of products and prices, as a Schedule has them."""

    arrivals: list[Moment | None]
    stock_in: Moment | None
    prices_agreed: Moment | None


def goods_days(days: WrittenDays, plan: Plan) -> GoodsDays:
    """The days that the plan's products and prices say, where it has them."""
    found: GoodsDays = {}
    if plan.products is not None:
        rows = plan.products.rows
        found["arrivals"] = [days.moment(row.arrives, "products", "rows", n, "arrives") for n, row in enumerate(rows)]
        found["stock_in"] = days.moment(plan.products.stock_in, "products", "stock_in")
    if plan.prices is not None:
        found["prices_agreed"] = days.moment(plan.prices.agreed_by, "prices", "agreed_by")
    return found
