"""The stretch target is less than the floor.

The floor (保) has to be reached, the stretch target (冲) is what is hoped for beyond it. The other way round they have
changed places, or a zero is missing.

wrong:
    targets: {gmv: {floor: 2000万, stretch: 1500万}}

right:
    targets: {gmv: {floor: 1500万, stretch: 2000万}}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.rules.figures import stated

SEVERITY = Severity.ERROR
ZH = """冲刺目标比保底还低。

保底是一定要做到的，冲刺是在它上面再争取的。反过来，要么写反了，要么少写了一个零。
"""
SAYS = {
    "": Words("{stretch}比{floor}低", "the {stretch} is less than the {floor}"),
    "shop": Words("「{shop}」的{stretch}比{floor}低", "the {stretch} of '{shop}' is less than its {floor}"),
}
SWAPPED = Words(
    "写反了就换过来：floor: {less}，stretch: {more}", "if they changed places: floor: {less}, stretch: {more}"
)
HINTS = {"": SWAPPED, "shop": SWAPPED}


def check(campaign: Campaign) -> Iterator[Told]:
    targets = book_of(campaign).targets
    if targets is None or campaign.plan.targets is None:
        return
    pairs = [("", targets.gmv_floor, targets.gmv_stretch)]
    pairs += [
        (campaign.plan.targets.shops[id_].name or id_, shop.floor, shop.stretch)
        for id_, shop in targets.shops.items()
        if shop.floor is not None and shop.stretch is not None
    ]
    for shop, floor, stretch in pairs:
        if floor.position is None or stretch.position is None or floor.value is None or stretch.value is None:
            continue
        if stretch.value < floor.value:
            values = {"stretch": stated(campaign, stretch), "floor": stated(campaign, floor), "shop": shop}
            values |= {"less": stretch.written, "more": floor.written}
            yield Told(stretch.position, values, "shop" if shop else "")
