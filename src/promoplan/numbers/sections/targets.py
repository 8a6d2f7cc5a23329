"""What the targets come to: the funnel worked out of what is given, net sales, each shop, the goals beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure, difference, product, quotient, total, worked
from promoplan.numbers.funnel import Clash, Named, solve
from promoplan.plan.targets import Gmv, Goal

NAME = "targets"
GMV_FLOOR = Words("保底 GMV", "GMV floor")
GMV_STRETCH = Words("冲刺 GMV", "GMV stretch target")
FUNNEL = {
    "gmv": Named(f"{NAME}.gmv_floor", GMV_FLOOR, "money"),
    "conversion_rate": Named(f"{NAME}.conversion_rate", Words("转化率", "conversion rate"), "rate"),
    "avg_order_value": Named(f"{NAME}.avg_order_value", Words("客单价", "order value per buyer"), "money"),
    "orders_per_buyer": Named(f"{NAME}.orders_per_buyer", Words("人均单数", "orders per buyer"), "number"),
    "uv": Named(f"{NAME}.uv", Words("需求 UV", "visitors needed (UV)"), "count"),
    "buyers": Named(f"{NAME}.buyers", Words("支付买家数", "buyers"), "count"),
    "orders": Named(f"{NAME}.orders", Words("订单数", "orders"), "count"),
    "uv_value": Named(f"{NAME}.uv_value", Words("UV 价值", "GMV per visitor"), "money"),
}
SESSIONS_NEEDED = Words("需求访问数", "sessions needed")
ONE_ORDER = Words("没写就按一人一单", "one where it is not said")
SHOPS_SUM = {
    "floor": Words("各店保底之和", "sum of the shops' floors"),
    "stretch": Words("各店冲刺之和", "sum of the shops' stretch targets"),
}
REFUND_RATE = Words("退款率（按金额）", "refund rate (by amount)")
NET_GMV = Words("退款后净额", "GMV net of refunds")
NET_OF = Words("保底 GMV × (1 − 退款率（按金额）)", "GMV floor × (1 − refund rate (by amount))")
GROSS_MARGIN = Words("毛利率", "gross margin")
NET_MARGIN = Words("净利率", "net margin")
ACTUAL = Words("实际 GMV", "GMV so far")
ACHIEVED = Words("达成率", "share of the floor reached")
ACHIEVED_OF = Words("实际 GMV ÷ 保底 GMV", "GMV so far ÷ GMV floor")
GOALS = ("service", "operation", "crm")
# Goals that shops everywhere have, by their usual keys; others are called by their own.
GOAL_NAMES = {
    "dsr": Words("DSR 评分", "shop rating (DSR)"),
    "dispute_rate": Words("纠纷率", "dispute rate"),
    "return_visit_rate": Words("回头率", "rate of returning visitors"),
    "reply_rate": Words("响应率", "reply rate"),
    "first_response": Words("首次响应", "first response"),
    "bounce_rate": Words("跳失率", "bounce rate"),
    "pages_per_visitor": Words("人均浏览页", "pages per visitor"),
    "daily_favourites": Words("日收藏数", "favourites a day"),
    "daily_uv": Words("日访客数", "visitors a day"),
    "conversion_rate": Words("转化率", "conversion rate"),
    "repurchase_rate": Words("复购率", "repurchase rate"),
    "member_share": Words("会员成交占比", "members' share of sales"),
}


class ShopTargets(NamedTuple):
    """What one shop is to reach; None for what is not said."""

    floor: Figure | None
    stretch: Figure | None


@dataclass(frozen=True)
class Targets:
    """The targets of a campaign; a figure's value is None where it cannot be said."""

    NAME: ClassVar[str] = NAME

    gmv_floor: Figure
    gmv_stretch: Figure
    conversion_rate: Figure
    avg_order_value: Figure
    orders_per_buyer: Figure
    uv: Figure
    buyers: Figure
    orders: Figure
    uv_value: Figure
    refund_rate: Figure
    net_gmv: Figure
    gross_margin: Figure
    net_margin: Figure
    actual: Figure
    achieved: Figure
    shops_floor: Figure
    shops_stretch: Figure
    shops: dict[str, ShopTargets]
    goals: dict[str, dict[str, Figure]]  # service, operation, crm; by the goals' keys
    clashes: tuple[Clash, ...]  # what was given and disagrees

    def figures(self) -> Iterator[Figure]:
        yield from (
            self.gmv_floor, self.gmv_stretch, self.uv, self.conversion_rate, self.avg_order_value, self.uv_value,
            self.buyers, self.orders, self.orders_per_buyer, self.refund_rate, self.net_gmv, self.gross_margin,
            self.net_margin, self.actual, self.achieved, self.shops_floor, self.shops_stretch,
        )  # fmt: skip
        for shop in self.shops.values():
            yield from filter(None, shop)
        for goals in self.goals.values():
            yield from goals.values()


def calculate(book: Book) -> Targets:
    plan = book.campaign.plan.targets
    assert plan is not None, "a section is worked out for plans that have it"
    gmv = plan.gmv or Gmv.model_construct(floor=None, stretch=None)
    shops = _shops(book)
    floors, stretches = ([pair[place] for pair in shops.values()] for place in (0, 1))
    shops_floor, shops_stretch = _summed("floor", floors), _summed("stretch", stretches)
    stretch = book.given(f"{NAME}.gmv_stretch", GMV_STRETCH, "money", gmv.stretch, NAME, "gmv", "stretch")
    floor = book.given(FUNNEL["gmv"].key, GMV_FLOOR, "money", gmv.floor, NAME, "gmv", "floor")
    names = _names(book)
    given: dict[str, Figure] = {"gmv": floor or _standing_for(shops_floor, FUNNEL["gmv"])}
    for what, named in names.items():
        if what in ("gmv", "buyers"):
            continue
        figure = book.given(named.key, named.name, named.unit, getattr(plan, what), NAME, what)
        if figure is None and what == "orders_per_buyer":
            figure = Figure(named.key, named.name, named.unit, Decimal(1), ONE_ORDER)
        if figure is not None:
            given[what] = figure
    solved = solve(given, names)
    funnel = {
        what: solved.figures.get(what) or Figure(named.key, named.name, named.unit, None)
        for what, named in names.items()
    }
    rates = {
        what: book.given(f"{NAME}.{what}", name, "rate", getattr(plan, what), NAME, what)
        or Figure(f"{NAME}.{what}", name, "rate", None)
        for what, name in (("refund_rate", REFUND_RATE), ("gross_margin", GROSS_MARGIN), ("net_margin", NET_MARGIN))
    }
    actual = book.given(f"{NAME}.actual", ACTUAL, "money", plan.actual, NAME, "actual")
    actual = actual or Figure(f"{NAME}.actual", ACTUAL, "money", None)
    gmv_floor = funnel.pop("gmv")
    return Targets(
        gmv_floor=gmv_floor,
        gmv_stretch=stretch or _standing_for(shops_stretch, Named(f"{NAME}.gmv_stretch", GMV_STRETCH, "money")),
        **funnel,
        **rates,
        net_gmv=worked(f"{NAME}.net_gmv", NET_GMV, "money", NET_OF, _net, gmv_floor, rates["refund_rate"]),
        actual=actual,
        achieved=worked(f"{NAME}.achieved", ACHIEVED, "rate", ACHIEVED_OF, quotient, actual, gmv_floor),
        shops_floor=shops_floor,
        shops_stretch=shops_stretch,
        shops=shops,
        goals={kind: dict(_goals(book, kind, getattr(plan, kind))) for kind in GOALS},
        clashes=tuple(solved.clashes),
    )


def _summed(what: str, of: list[Figure | None]) -> Figure:
    """The shops' total; without a value where one of them says none, or there are no shops."""
    key, name = f"{NAME}.shops_{what}", SHOPS_SUM[what]
    return worked(key, name, "money", name, total, *of) if of else Figure(key, name, "money", None)


def _net(gross: Decimal, refunded: Decimal) -> Decimal:
    return product(gross, difference(Decimal(1), refunded))


def _standing_for(figure: Figure, named: Named) -> Figure:
    """A figure under another name: the total where only its parts are given."""
    return Figure(named.key, named.name, named.unit, figure.value, figure.formula, figure.of, work=figure.work)


def _names(book: Book) -> dict[str, Named]:
    """The funnel's names, in the order in which given figures count; visitors or sessions, as traffic has them."""
    if any(source.sessions is not None for source in book.campaign.plan.traffic):
        return {**FUNNEL, "uv": FUNNEL["uv"]._replace(name=SESSIONS_NEEDED)}
    return FUNNEL


def _shops(book: Book) -> dict[str, ShopTargets]:
    plan = book.campaign.plan.targets
    made = {}
    for id_, shop in plan.shops.items() if plan else ():
        made[id_] = ShopTargets(
            *(
                book.given(
                    f"{NAME}.shops.{id_}.{what}",
                    word,
                    "money",
                    getattr(shop, what),
                    *(NAME, "shops", id_, what),
                )
                for what, word in (("floor", GMV_FLOOR), ("stretch", GMV_STRETCH))
            )
        )
    return made


def _goals(book: Book, kind: str, goals: dict[str, Goal]) -> Iterator[tuple[str, Figure]]:
    for id_, goal in goals.items():
        if goal.value is not None:
            name = Words(goal.name, goal.name) if goal.name else GOAL_NAMES.get(id_, Words(id_, id_))
            path = (NAME, kind, id_, "value")
            figure = book.given(f"{NAME}.{kind}.{id_}.value", name, goal.value.unit, goal.value.value, *path)
            if figure is not None:
                yield id_, figure
