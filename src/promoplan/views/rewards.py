"""Prizes and gifts 奖品与门槛: what one does for which, how many there are, how they are handed out."""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("奖品与门槛", "Prizes and gifts")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("活动", "Offer"), "text"),
    ("threshold", Words("门槛", "Condition"), "text"),
    ("reward", Words("奖品", "Reward"), "text"),
    ("quantity", Words("份数", "Quantity"), "number"),
    ("claim", Words("领取方式", "How to claim it"), "text"),
    ("when", Words("期限", "When"), "day"),
    ("sites", Words("地点", "Where"), "text"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.plan.rewards:
        return
    sites = {id_: site.name or id_ for id_, site in campaign.plan.sites.items()}
    made = []
    for place, item in enumerate(campaign.plan.rewards):
        where = rows.joined((sites.get(id_, id_) for id_ in item.sites if id_), campaign.language)
        when = rows.span(campaign, campaign.schedule.rewards[place])
        made.append(
            Row(
                (
                    rows.said(campaign, item.title),
                    rows.said(campaign, item.threshold or ""),
                    rows.said(campaign, item.reward or ""),
                    rows.said(campaign, rows.count(item.quantity), "rewards", place, "quantity"),
                    rows.said(campaign, item.claim or ""),
                    rows.said(campaign, when, "rewards", place, "window"),
                    rows.said(campaign, where, "rewards", place, "sites"),
                    rows.said(campaign, rows.owner(campaign, item.owner), "rewards", place, "owner"),
                    rows.said(campaign, item.notes or ""),
                )
            )
        )
    yield Sheet(
        "rewards", TITLE.say(campaign.language), head(campaign), [Table(rows.columns(campaign, COLUMNS), made)],
        paper="A4 landscape", group="all",
    )  # fmt: skip
