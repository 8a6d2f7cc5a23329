"""The materials list 物资清单: what has to be there, how much, by when; whether it is, and whether it was tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.scope import Scope, department_scope, head, whole

if TYPE_CHECKING:
    from promoplan.plan.materials import Material

TITLE = Words("物资清单", "Materials")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("tick", Words("到位", "Ready"), "tick"),
    ("title", Words("物资", "Item"), "text"),
    ("spec", Words("规格", "Kind"), "text"),
    ("quantity", Words("数量", "Quantity"), "number"),
    ("unit", Words("单位", "Unit"), "text"),
    ("due", Words("到位日", "By"), "day"),
    ("tested", Words("测试", "Tested"), "tick"),
    ("owner", Words("责任人", "Owner"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
    ("sign", Words("签字", "Signature"), "sign"),
)
READY = Words("到位", "Ready")
COUNTED = Words("{ready} / {total} 项", "{ready} of {total}")
CHECKED_BY = Words("清点人", "Counted by")
TESTS = {True: "x", False: "", None: "-"}


def build(campaign: Campaign) -> Iterator[Sheet]:
    everything = list(enumerate(campaign.plan.materials))
    if not everything:
        return
    order = {id_: number for number, id_ in enumerate(campaign.plan.departments)}
    everything.sort(key=lambda entry: order.get(entry[1].department or "", len(order)))
    yield _sheet(campaign, whole(campaign), everything)
    for id_, group in groupby(everything, key=lambda entry: entry[1].department):
        if id_ in campaign.plan.departments:
            yield _sheet(campaign, department_scope(campaign, id_), list(group))


def _sheet(campaign: Campaign, scope: Scope, materials: Sequence[tuple[int, Material]]) -> Sheet:
    language = campaign.language
    made = list(_rows(campaign, materials, grouped=scope.kind == "all"))
    ready = sum(bool(material.ready) for _, material in materials)
    return Sheet(
        name=f"materials{scope.file}",
        title=scope.title(TITLE.say(language)),
        whose=scope.whose(TITLE.say(language)),
        head=head(campaign),
        tables=[Table(rows.columns(campaign, COLUMNS), made)],
        facts=[(READY.say(language), COUNTED.say(language).format(ready=ready, total=len(materials)))],
        signed=(CHECKED_BY.say(language),),
        group=scope.kind,
    )


def _rows(campaign: Campaign, materials: Sequence[tuple[int, Material]], grouped: bool) -> Iterator[Row]:
    for id_, group in groupby(materials, key=lambda entry: entry[1].department):
        if grouped:
            yield Row((campaign.department_name(id_) or rows.OTHER.say(campaign.language),), "group")
        for place, material in group:
            due = campaign.schedule.materials[place]
            by = rows.day(campaign, due, material.department) if due else ""
            yield Row(
                (
                    "x" if material.ready else "",
                    rows.said(campaign, material.item),
                    rows.said(campaign, material.spec or ""),
                    rows.said(campaign, rows.count(material.quantity), "materials", place, "quantity"),
                    rows.said(campaign, material.unit or ""),
                    rows.said(campaign, by, "materials", place, "due"),
                    TESTS[material.tested],
                    rows.said(campaign, rows.owner(campaign, material.owner), "materials", place, "owner"),
                    rows.said(campaign, material.notes or ""),
                    "",
                ),
                "done" if material.ready else "",
            )
