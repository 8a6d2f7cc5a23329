"""The shops' targets do not sum to the target of the campaign.

Each shop plans for its own share. Where the shares are less than the whole, nobody answers for the rest; where they
are more, stock and traffic are planned twice.

wrong:
    targets:
      gmv: {floor: 468万}
      shops: {b: {name: B店, floor: 400万}, c: {name: C店, floor: 100万}}

right:
    targets:
      gmv: {floor: 468万}
      shops: {b: {name: B店, floor: 400万}, c: {name: C店, floor: 68万}}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import ROUNDING, Figure
from promoplan.rules.figures import MOST_NAMED, line_of, stated, typed

SEVERITY = Severity.ERROR
ZH = """各店的目标加起来不等于总目标。

各店按自己那份去备货、引流。加起来少了，差的那份没人管；多了，货和流量就备重了。
"""
SAYS = {
    "": Words(
        "{shops}，合计 {sum}，和总目标对不上：{total}",
        "{shops} sum to {sum}, but the whole is {total}",
    )
}
HINTS = {"": Words("把某一店改一改；或者 gmv 里写 {key}: {typed}", "change a shop; or in gmv {key}: {typed}")}


def check(campaign: Campaign) -> Iterator[Told]:
    targets = book_of(campaign).targets
    if targets is None:
        return
    pairs = ((targets.shops_floor, targets.gmv_floor, "floor"), (targets.shops_stretch, targets.gmv_stretch, "stretch"))
    for summed, whole, key in pairs:
        if summed.value is None or whole.value is None:
            continue
        apart = abs(summed.value - whole.value)
        if apart > (0 if whole.given else whole.value * ROUNDING):
            values = {"sum": summed, "shops": _shops(campaign, summed.of), "total": stated(campaign, whole)}
            values |= {"key": key, "typed": typed(summed.value, "money")}
            yield Told(campaign.document.position("targets", "shops", of_key=True), values)


def _shops(campaign: Campaign, figures: Sequence[Figure]) -> list[Words]:
    """The first few shops with what each is to reach, and the line of it."""
    targets = campaign.plan.targets
    named = []
    for id_, figure in zip(targets.shops if targets else (), figures[:MOST_NAMED], strict=False):
        name = (targets.shops[id_].name if targets else None) or id_
        line = line_of(campaign, figure.position or 0)
        named.append(Words(f"{name} {figure.say('zh')}（{line}）", f"{name} {figure.say('en')} at {line}"))
    return [*named, Words("…", "…")] if len(figures) > MOST_NAMED else named
