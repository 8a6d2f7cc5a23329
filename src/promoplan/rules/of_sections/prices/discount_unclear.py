"""A discount does not say what comes off, or says it in a way that gives it away.

A discount pays a share (`pay: 95%`, `pay: 9.5折`) or takes an amount off (`off: 40`), for every 300 paid (`every`) or
from an amount on (`threshold`). A coupon without a threshold takes its amount off the cheapest thing in the shop. What
is not clear is left out of the lowest prices.

wrong:
    prices:
      discounts:
        - {id: cut, kind: spend_save, every: 300}
        - {id: coupon, kind: coupon, threshold: 30, off: 50}

right:
    prices:
      discounts:
        - {id: cut, kind: spend_save, every: 300, off: 40}
        - {id: coupon, kind: coupon, threshold: 500, off: 50}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.numbers.unknown import unknown_keys

SEVERITY = Severity.ERROR
ZH = """优惠没写清减多少，或者写成了白送。

优惠写付几成（`pay: 95%`、`pay: 9.5折`），或减多少（`off: 40`），可以是每满多少（`every`）或满多少一次（`threshold`）。
券不写门槛，店里最便宜的东西也能用。没写清的优惠不进最低到手价。
"""
SAYS = {
    "nothing": Words("优惠「{id}」没写减多少", "the discount '{id}' does not say what comes off"),
    "both": Words("优惠「{id}」又写 pay 又写 off，不知道按哪个", "the discount '{id}' has both pay and off"),
    "both-limits": Words(
        "优惠「{id}」又写每满又写满，不知道按哪个", "the discount '{id}' has both every and threshold"
    ),
    "kind": Words(
        "优惠「{id}」没写种类，不知道什么时候减", "the discount '{id}' has no kind, so its turn is not known"
    ),
    "pay-every": Words(
        "优惠「{id}」写付几成，不能再写每满", "the discount '{id}' pays a share: every does not go with it"
    ),
    "too-much": Words(
        "优惠「{id}」满 {limit} 减 {off}，减的比付的还多", "the discount '{id}' takes {off} off {limit}: all of it"
    ),
    "no-threshold": Words(
        "优惠券「{id}」减 {off}，没有门槛，什么都能用", "the coupon '{id}' takes {off} off without a threshold"
    ),
    "alone": Words("搭配优惠「{id}」没写是哪几款一起买", "the bundle '{id}' does not say what is bought together"),
}
HINTS = {
    "nothing": Words("off: 40 或 pay: 95%", "off: 40 or pay: 95%"),
    "both": Words("留 pay 或 off 一个", "pay or off, one of the two"),
    "both-limits": Words("留 every 或 threshold 一个", "every or threshold, one of the two"),
    "kind": Words("kind: 单品折扣、会员、搭配、满减或优惠券", "kind: item, member, bundle, spend_save or coupon"),
    "pay-every": Words("写 threshold，或改写 off", "threshold instead, or off instead of pay"),
    "too-much": Words("门槛和减的钱是不是写反了？", "are the two amounts the wrong way round?"),
    "no-threshold": Words("threshold: 500 这样的门槛", "a threshold, such as threshold: 500"),
    "alone": Words("only: [型号, 型号]", "only: [sku, sku]"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    for place, discount in enumerate(campaign.plan.prices.discounts if campaign.plan.prices else ()):
        variant = _unclear(campaign, place)
        if variant:
            limit = discount.every if discount.every is not None else discount.threshold
            values = {"id": discount.id, "off": f"{discount.off or 0:f}", "limit": f"{limit or 0:f}"}
            weight = Severity.WARNING if variant == "no-threshold" else None
            yield Told(campaign.document.position("prices", "discounts", place), values, variant, weight)


def _unclear(campaign: Campaign, place: int) -> str:
    """What is unclear about a discount; "" where it is clear, or something of it has been told already."""
    assert campaign.plan.prices is not None
    discount = campaign.plan.prices.discounts[place]
    if unknown_keys(campaign.document, "prices", "discounts", place):
        return ""
    limits = [limit for limit in (discount.every, discount.threshold) if limit is not None]
    cases = {
        "nothing": discount.pay is None and discount.off is None,
        "both": discount.pay is not None and discount.off is not None,
        "pay-every": discount.pay is not None and discount.every is not None,
        "both-limits": len(limits) == 2,
        "kind": discount.kind is None,
        "too-much": discount.off is not None and any(discount.off >= limit for limit in limits),
        "alone": discount.kind in ("bundle", "搭配") and not discount.only,
        "no-threshold": discount.kind in ("coupon", "优惠券") and discount.off is not None and not limits,
    }
    return next((variant for variant, holds in cases.items() if holds), "")
