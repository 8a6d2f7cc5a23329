"""The price system 价格体系: shares and ranges by category, the discounts, and the least each product can go for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.numbers.book import book_of
from promoplan.numbers.figure import Figure, plain
from promoplan.numbers.goods import SHARES, prices_agreed
from promoplan.sheet import Row, Sheet, Table
from promoplan.views import rows
from promoplan.views.amounts import number, typed
from promoplan.views.scope import head

if TYPE_CHECKING:
    from promoplan.numbers.sections.prices import LowestPrice, Prices

TITLE = Words("价格体系", "Price system")
COLUMNS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("价格体系", "Category"), "text"),
    ("figure-share", Words("品类占比", "Category share"), "number"),
    ("figure-share", Words("商品比例", "Goods share"), "number"),
    ("figure-share", Words("库存比例", "Stock share"), "number"),
    ("figure-range", Words("定价范围", "Price range"), "number"),
    ("gift", Words("产品配送赠品", "Gift"), "text"),
    ("bundle", Words("搭配产品推荐", "Goes with"), "text"),
    ("remark", Words("说明备注", "Remark"), "text"),
)
DISCOUNTS: tuple[rows.ColumnWords, ...] = (
    ("name", Words("优惠", "Discount"), "text"),
    ("kind", Words("种类", "Kind"), "text"),
    ("off", Words("减多少", "What comes off"), "text"),
    ("only", Words("限", "Only for"), "text"),
    ("stacks", Words("叠加", "Used with"), "text"),
    ("remark", Words("备注", "Remark"), "text"),
)
LOWEST: tuple[rows.ColumnWords, ...] = (
    ("sku", Words("型号", "SKU"), "text"),
    ("name", Words("品名", "Product"), "text"),
    ("figure-price", Words("售价", "Price"), "number"),
    ("figure-cost", Words("成本", "Cost"), "number"),
    ("figure-floor", Words("底价", "Floor"), "number"),
    ("figure-lowest", Words("单买最低", "Lowest alone"), "number"),
    ("with", Words("用了", "With"), "text"),
    ("figure-lowest", Words("凑单最低", "In a filled cart"), "number"),
    ("with", Words("用了", "With"), "text"),
)
KINDS = {
    "item": Words("单品折扣", "item"),
    "member": Words("会员", "member"),
    "bundle": Words("搭配", "bundle"),
    "spend_save": Words("满减", "spend and save"),
    "coupon": Words("优惠券", "coupon"),
}
BY_CATEGORY = Words("各品类", "Categories")
ALL_DISCOUNTS = Words("优惠，按先后", "Discounts, in the order in which they come off")
LOWEST_PRICES = Words("最低到手价", "Lowest prices")
TOTAL = Words("合计", "Total")
PAY = Words("付 {pay}%", "pay {pay}%")
PAY_FROM = Words("满 {limit} 付 {pay}%", "pay {pay}% from {limit}")
EVERY = Words("每满 {limit} 减 {off}", "{off} off every {limit}")
FROM = Words("满 {limit} 减 {off}", "{off} off from {limit}")
OFF = Words("减 {off}", "{off} off")
EXCLUSIVE = Words("独享", "nothing else")
OTHER_KINDS = Words("其他种类", "other kinds")
ORDER = Words(
    "先算折扣再减钱：单品折扣、会员、搭配、满减、优惠券。凑单：凑到刚好够门槛，减的钱按件摊。",
    "Shares of the price come first, then amounts: item, member, bundle, spend and save, coupon. In a filled cart "
    "thresholds are just met, and each piece bears its share of what comes off.",
)
BELOW_COST = Words("低于成本", "below cost")
BELOW_FLOOR = Words("低于底价", "below floor")
ALL_ASSUMED = Words("数字是假设的", "The figures are assumptions")
ASSUMED = Words("（假设）", "(assumed)")
AGREED = Words("定价", "Agreed by")


def build(campaign: Campaign) -> Iterator[Sheet]:
    section, found = campaign.plan.prices, book_of(campaign).prices
    if section is None or found is None or not (section.rows or section.discounts):
        return
    tables = [_categories(campaign, found)] if found.rows else []
    if section.discounts:
        tables.append(_discounts(campaign, found))
    if found.lowest:
        tables.append(_lowest(campaign, found))
    agreed, _ = prices_agreed(campaign)
    facts = [("", ALL_ASSUMED.say(campaign.language))] if section.assumed else []
    facts += [(AGREED.say(campaign.language), rows.day(campaign, agreed))] if agreed else []
    yield Sheet(
        "prices", TITLE.say(campaign.language), head(campaign), tables, facts=facts, paper="A4 landscape", group="all"
    )


def _categories(campaign: Campaign, found: Prices) -> Table:
    written = campaign.document.root["prices"]["rows"]
    products = campaign.plan.products.rows if campaign.plan.products else ()
    names = {row.sku: row.name or row.sku for row in products}
    made = []
    for place, (row, shares) in enumerate(zip(found.rows, found.shares, strict=True)):
        path = ("prices", "rows", place)
        name = row.category + (ASSUMED.say(campaign.language) if row.assumed else "")
        made.append(
            Row(
                (
                    name,
                    *(rows.said(campaign, typed(shares[key]), *path, key) for key in SHARES),
                    written[place]["range"] if row.range else rows.said(campaign, "", *path, "range"),
                    rows.said(campaign, row.gift or "", *path, "gift"),
                    rows.said(campaign, names.get(row.bundle or "", row.bundle or ""), *path, "bundle"),
                    rows.said(campaign, row.notes or ""),
                )
            )
        )
    totals = [found.totals.get(key) for key in SHARES]
    sums = [number(total, campaign.language) or (total.say(campaign.language) if total else "") for total in totals]
    made.append(Row((TOTAL.say(campaign.language), *sums, "", "", "", ""), "stage"))
    return Table(rows.columns(campaign, COLUMNS), made, title=BY_CATEGORY.say(campaign.language))


def _discounts(campaign: Campaign, found: Prices) -> Table:
    assert campaign.plan.prices is not None
    language = campaign.language
    order = list(KINDS)
    listed = list(zip(found.kinds, campaign.plan.prices.discounts, strict=True))
    listed.sort(key=lambda entry: order.index(entry[0]) if entry[0] else len(order))
    made = []
    for kind, one in listed:
        limit = one.every if one.every is not None else one.threshold
        words = (
            (PAY if limit is None else PAY_FROM)
            if one.pay is not None
            else (OFF if limit is None else EVERY if one.every is not None else FROM)
        )
        values = {
            "pay": plain(one.pay * 100) if one.pay is not None else "",
            "off": _plain(one.off),
            "limit": _plain(limit),
        }
        beside = [id_ for id_ in one.stacks_with if id_]
        stacks = (
            EXCLUSIVE.say(language) if one.exclusive else rows.joined(beside, language) or OTHER_KINDS.say(language)
        )
        made.append(
            Row(
                (
                    one.name or one.id,
                    KINDS[kind].say(language) if kind else "",
                    words.say(language).format(**values) if one.pay is not None or one.off is not None else "",
                    rows.joined((id_ for id_ in one.only if id_), language),
                    stacks,
                    rows.said(campaign, one.notes or ""),
                )
            )
        )
    return Table(
        rows.columns(campaign, DISCOUNTS), made, title=ALL_DISCOUNTS.say(language), notes=(ORDER.say(language),)
    )


def _plain(value: object) -> str:
    return f"{value:f}" if value is not None else ""


def _paid(campaign: Campaign, paid: Figure, of: LowestPrice) -> str:
    """What is paid; in words where it is less than it may be, so that black and white shows it."""
    said = paid.say(campaign.language)
    for limit, words in ((of.row.cost, BELOW_COST), (of.row.floor_price, BELOW_FLOOR)):
        if limit is not None and limit.value is not None and paid.value is not None and paid.value < limit.value:
            return f"{said} {words.say(campaign.language)}"
    return said


def _lowest(campaign: Campaign, found: Prices) -> Table:
    language = campaign.language
    called = {one.id: one.name or one.id for one in campaign.plan.prices.discounts} if campaign.plan.prices else {}
    made = [
        Row(
            (
                one.row.product.sku,
                rows.said(campaign, one.row.product.name or ""),
                *(number(figure, language) for figure in (one.row.price, one.row.cost, one.row.floor_price)),
                _paid(campaign, one.alone, one),
                rows.joined((called[id_] for id_ in one.alone_with), language),
                _paid(campaign, one.filled, one),
                rows.joined((called[id_] for id_ in one.filled_with), language),
            )
        )
        for one in found.lowest.values()
    ]
    return Table(rows.columns(campaign, LOWEST), made, title=LOWEST_PRICES.say(language))
