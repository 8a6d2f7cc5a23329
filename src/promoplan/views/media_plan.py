"""The media plan 媒体计划: where the campaign is seen outside of the shop, with what, and from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import head

TITLE = Words("媒体计划", "Media plan")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("媒体", "Medium"), "text"),
    ("content", Words("内容", "Content"), "text"),
    ("when", Words("投放期", "Runs"), "day"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)


def build(campaign: Campaign) -> Iterator[Sheet]:
    if not campaign.plan.media:
        return
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(item.kind for item in campaign.plan.media))}
    listed = sorted(enumerate(campaign.plan.media), key=lambda entry: kinds[entry[1].kind])
    made = []
    for kind, group in groupby(listed, key=lambda entry: entry[1].kind):
        if len(kinds) > 1 or kind:
            made.append(Row((kind or rows.OTHER.say(campaign.language),), "group"))
        for place, item in group:
            when = rows.said(campaign, rows.span(campaign, campaign.schedule.media[place]), "media", place, "window")
            content = rows.said(campaign, item.content or "")
            owner = rows.said(campaign, rows.owner(campaign, item.owner), "media", place, "owner")
            made.append(
                Row((rows.said(campaign, item.channel), content, when, owner, rows.said(campaign, item.notes or "")))
            )
    columns = rows.columns(campaign, COLUMNS)
    yield Sheet("media-plan", TITLE.say(campaign.language), head(campaign), [Table(columns, made)], group="all")
