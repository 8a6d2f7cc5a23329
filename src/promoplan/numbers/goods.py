"""What rules and sheets share about products and prices, without loading either for plans that have none."""

from __future__ import annotations

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Words
from promoplan.schedule.timeline import Unresolved

RESERVE = "reserve"  # in `allocation`: what no channel gets
MAIN_TIERS = frozenset(("hero", "landing"))  # whose products are main products where the plan does not say
SHARES = {  # the columns of the price system that each come to a whole
    "category_share": Words("品类占比", "category share"),
    "goods_share": Words("商品比例", "goods share"),
    "stock_share": Words("库存比例", "stock share"),
}


def prices_agreed(campaign: Campaign) -> tuple[Moment | None, str]:
    """When the prices are agreed, and the key that says so: `agreed_by`, else `task`, its end or when it was done."""
    section = campaign.plan.prices
    if section is None or section.agreed_by is not None:
        return campaign.schedule.prices_agreed, "agreed_by"
    dated = campaign.task_by_id.get(section.task or "")
    if dated is None:
        return None, "task"
    if dated.task.status == "done" and dated.task.done_on is not None:
        try:
            return campaign.schedule.timeline.moment(dated.task.done_on), "task"
        except Unresolved:
            pass  # the day cannot be read, which has been told
    return dated.finish, "task"


def in_time(arrives: Moment, stock_in: Moment) -> bool:
    """Whether a delivery counts: it comes on the stock-in day or before; hours matter where both have one."""
    if arrives.day != stock_in.day or arrives.minute is None or stock_in.minute is None:
        return arrives.day <= stock_in.day
    return arrives.minute <= stock_in.minute
