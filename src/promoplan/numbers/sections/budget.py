"""The budget: ten operating figures, the cost rows and their items, returns on spend, and the profit that is left.

Operating figures come from the targets where there are any; what the budget states itself is compared with them. Profit
is net sales × gross margin − all costs, but for those that the gross margin has paid for already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.cost_items import Basis, CostItem, cost_items
from promoplan.numbers.cost_names import COST_NAMES
from promoplan.numbers.figure import Figure, Unit, difference, product, quotient, rounded, same, worked
from promoplan.numbers.funnel import Named, solve
from promoplan.numbers.sums import summed
from promoplan.plan import budget as plan_of
from promoplan.plan.budget import KINDS, Costs, Operation

NAME = "budget"
FUNNEL = {  # what the funnel calls them: as the budget does, with its key
    "gmv": Named("turnover", Words("营业额", "turnover"), "money"),
    "conversion_rate": Named("conversion_rate", Words("预期转化率", "conversion rate"), "rate"),
    "avg_order_value": Named("avg_order_value", Words("预期客单价", "order value"), "money"),
    "orders_per_buyer": Named("orders_per_buyer", Words("人均单数", "orders per buyer"), "number"),
    "uv": Named("uv", Words("流量诉求值", "visitors needed"), "count"),
    "buyers": Named("buyers", Words("支付买家数", "buyers"), "count"),
    "orders": Named("orders", Words("成交总单", "orders"), "count"),
    "uv_value": Named("uv_value", Words("预期 UV 价值", "turnover per visitor"), "money"),
}
TARGET_OF = {"gmv": "gmv_floor"}  # what targets call otherwise
NET_MARGIN, GROSS_MARGIN = Words("预期净利率", "net margin"), Words("预期毛利率", "gross margin")
NET_PROFIT, GROSS_PROFIT = Words("预算净利润", "net profit"), Words("预算毛利润", "gross profit")
REFUND_RATE, NET_SALES = Words("退款率（按金额）", "refund rate (by amount)"), Words("净销售额", "net sales")
NET_GROSS_PROFIT = Words("净销售额的毛利", "gross profit of net sales")
PROFIT = Words("费用后利润", "profit after costs")
PROFIT_RATE = Words("利润占净销售额", "profit of net sales")
# of the traffic costs alone, not of all costs, and not of all sources, some of which are no cost of the budget
GMV_ROI = Words("引流投产比（按 GMV）", "ROI of traffic costs, on GMV")
GSV_ROI = Words("引流投产比（按净额）", "ROI of traffic costs, on net sales")
BREAK_EVEN = Words("保本投产比", "break-even ROI")
COST_RATIO = Words("引流费比", "ratio of traffic costs")
CAP, COST, ACTUAL = Words("上限", "cap"), Words("预计", "expected"), Words("实际", "actual")
SUM = Words("各项相加", "sum of the items")
SUM_OF_ROWS = Words("各类相加", "sum of the rows")


class CostLine(NamedTuple):
    """A cost row. `stated` is the cap that the plan gives the row itself, `summed` that of its items."""

    kind: str
    stated: Figure
    summed: Figure
    cap: Figure
    cost: Figure
    actual: Figure
    items: tuple[CostItem, ...]


class Differing(NamedTuple):
    """A figure that the budget states, and what it is by other figures."""

    stated: Figure
    worked: Figure


@dataclass(frozen=True)
class Budget:
    """The budget of a campaign. `operation` has the ten operating figures by their keys, in their order."""

    NAME: ClassVar[str] = NAME

    operation: dict[str, Figure]
    lines: dict[str, CostLine]  # by kind, those that there is anything of; `total` last
    items: tuple[CostItem, ...]
    included: tuple[str, ...]  # kinds that the gross margin has paid for already
    refund_rate: Figure
    net_sales: Figure
    net_gross_profit: Figure
    profit: Figure
    profit_rate: Figure
    gmv_roi: Figure
    gsv_roi: Figure
    break_even_roi: Figure
    cost_ratio: Figure
    differing: tuple[Differing, ...]

    @property
    def total_cap(self) -> Figure:
        return self.lines["total"].cap

    @property
    def total_cost(self) -> Figure:
        return self.lines["total"].cost

    def figures(self) -> Iterator[Figure]:
        yield from self.operation.values()
        yield from (self.total_cap, self.total_cost, self.profit, self.profit_rate)
        yield from (self.gmv_roi, self.gsv_roi, self.break_even_roi, self.cost_ratio)
        yield from (self.refund_rate, self.net_sales, self.net_gross_profit)
        for line in self.lines.values():
            yield from (line.cap, line.cost, line.actual)
        for item in self.items:
            yield from item.figures()


def calculate(book: Book) -> Budget:
    plan = book.campaign.plan.budget
    assert plan is not None, "a section is worked out for plans that have it"
    return _Maker(book, plan).made()


class _Maker:
    def __init__(self, book: Book, plan: plan_of.Budget) -> None:
        self.book = book
        self.plan = plan
        self.targets = book.targets
        self.differing: list[Differing] = []

    def made(self) -> Budget:
        funnel = self.funnel()
        turnover = funnel["gmv"]
        refund_rate = self.rate("refund_rate", REFUND_RATE, "refund_rate")
        gross_margin = self.rate("gross_margin", GROSS_MARGIN, "operation", "gross_margin")
        net_sales = _worked("net_sales", NET_SALES, "money", "{0} × (1 − {1})", _less, turnover, refund_rate)
        items = tuple(cost_items(self.book, self.plan.items, Basis(turnover, net_sales, funnel["orders"], refund_rate)))
        lines = self.lines(items)
        net_gross = _worked(
            "net_gross_profit", NET_GROSS_PROFIT, "money", "{0} × {1}", product, net_sales, gross_margin
        )
        included = tuple(kind for kind in self.plan.margin_includes if kind)
        paid = [line.cost for kind, line in lines.items() if kind != "total" and kind not in included]
        less = "{0}" + "".join(f" − {{{place + 1}}}" for place in range(len(paid)))
        profit = _worked("profit", PROFIT, "money", less, difference, net_gross, *paid)
        ads = lines["traffic"].cost if "traffic" in lines else _none("traffic", COST_NAMES["traffic"], "money")
        return Budget(
            operation=self.operation(funnel, gross_margin, profit),
            lines=lines,
            items=items,
            included=included,
            refund_rate=refund_rate,
            net_sales=net_sales,
            net_gross_profit=net_gross,
            profit=profit,
            profit_rate=_worked("profit_rate", PROFIT_RATE, "rate", "{0} ÷ {1}", quotient, profit, net_sales),
            gmv_roi=_worked("gmv_roi", GMV_ROI, "ratio", "{0} ÷ {1}", quotient, turnover, ads),
            gsv_roi=_worked("gsv_roi", GSV_ROI, "ratio", "{0} ÷ {1}", quotient, net_sales, ads),
            break_even_roi=_worked("break_even_roi", BREAK_EVEN, "ratio", "1 ÷ {0}", _one_by, gross_margin),
            cost_ratio=_worked("cost_ratio", COST_RATIO, "rate", "{0} ÷ {1}", quotient, ads, turnover),
            differing=tuple(self.differing),
        )

    # the operating figures

    def stated(self, what: str, name: Words, unit: Unit) -> Figure | None:
        """What the budget itself says of one of its ten operating figures."""
        row = getattr(self.plan.operation or Operation.model_construct(), what, None)
        value = row.value if row is not None else None
        return self.book.given(f"{NAME}.{what}", name, unit, value, NAME, "operation", what, "value")

    def funnel(self) -> dict[str, Figure]:
        """Turnover and what it is made of: the targets', and what follows from the budget's own where they say none."""
        given: dict[str, Figure] = {}
        stated: dict[str, Figure] = {}
        for what, named in FUNNEL.items():
            target = getattr(self.targets, TARGET_OF.get(what, what), None)
            own = self.stated(named.key, named.name, named.unit)
            if own is not None:
                stated[what] = own
            if target is not None and target.value is not None:
                given[what] = _as(named._replace(key=f"{NAME}.{named.key}"), _of_targets(target), target)
            elif own is not None:
                given[what] = own
        if "orders_per_buyer" not in given:
            one = FUNNEL["orders_per_buyer"]
            given["orders_per_buyer"] = Figure(f"{NAME}.{one.key}", one.name, one.unit, Decimal(1), one.name)
        names = {what: one._replace(key=f"{NAME}.{one.key}") for what, one in FUNNEL.items()}
        solved = solve(given, names)
        self.differing += [Differing(clash.given, clash.instead) for clash in solved.clashes if clash.given.given]
        figures = {what: solved.figures.get(what) or Figure(*one, None) for what, one in names.items()}
        for what, own in stated.items():
            if figures[what] is not own:
                self.compare(own, figures[what])
        return figures

    def compare(self, stated: Figure, worked_out: Figure) -> None:
        """Note a stated figure that is another one by the rest, as far as it is written; the rest counts."""
        if not _agree(stated.value, worked_out.value) and all(one.stated is not stated for one in self.differing):
            self.differing.append(Differing(stated, worked_out))

    def rate(self, what: str, name: Words, *path: str) -> Figure:
        """A rate of the targets, else of the budget."""
        holder = self.plan.operation if path[0] == "operation" else self.plan
        row = getattr(holder, what, None)
        own = self.book.given(f"{NAME}.{what}", name, "rate", row.value if row else None, NAME, *path, "value")
        target: Figure | None = getattr(self.targets, what, None)
        if target is None or target.value is None:
            return own or _none(what, name, "rate")
        found = _as(Named(f"{NAME}.{what}", name, "rate"), _of_targets(target), target)
        if own is not None:
            self.compare(own, found)
        return found

    def operation(self, funnel: dict[str, Figure], gross_margin: Figure, profit: Figure) -> dict[str, Figure]:
        """The ten operating figures. Without a net margin, net profit is what the costs leave."""
        turnover = funnel["gmv"]
        net_margin = self.rate("net_margin", NET_MARGIN, "operation", "net_margin")
        net_stated = self.stated("net_profit", NET_PROFIT, "money")
        if net_margin.value is not None:
            net_profit = _worked("net_profit", NET_PROFIT, "money", "{0} × {1}", product, turnover, net_margin)
            if net_stated is not None:
                self.compare(net_stated, net_profit)
        else:
            as_profit = _as(Named(f"{NAME}.net_profit", NET_PROFIT, "money"), profit.name, profit)
            net_profit = net_stated or as_profit
            net_margin = _worked("net_margin", NET_MARGIN, "rate", "{0} ÷ {1}", quotient, net_profit, turnover)
        gross_profit = _worked("gross_profit", GROSS_PROFIT, "money", "{0} × {1}", product, turnover, gross_margin)
        gross_stated = self.stated("gross_profit", GROSS_PROFIT, "money")
        if gross_stated is not None:
            self.compare(gross_stated, gross_profit)
        names = ("orders", "conversion_rate", "avg_order_value", "uv_value", "uv")
        rest = {"net_margin": net_margin, "gross_margin": gross_margin, "net_profit": net_profit}
        return {"turnover": turnover, **{what: funnel[what] for what in names}, **rest, "gross_profit": gross_profit}

    # the cost rows

    def lines(self, items: tuple[CostItem, ...]) -> dict[str, CostLine]:
        """The cost rows that there is anything of, with their total."""
        made: dict[str, CostLine] = {}
        for kind in KINDS:
            own = tuple(item for item in items if item.kind == kind)
            if own or getattr(self.plan.costs, kind, None) is not None:
                made[kind] = self.line(kind, own)
        rows = list(made.values())
        stated = self.cost_figure("total", "cap", CAP)
        summed = _sum("costs.total.caps", "total", CAP, SUM_OF_ROWS, [row.cap for row in rows])
        if stated.value is not None and all(row.cap.value is not None for row in rows):
            self.compare(stated, summed)
        actual = self.cost_figure("total", "actual", ACTUAL)
        if actual.value is None:
            actual = _sum("costs.total.actual", "total", ACTUAL, SUM_OF_ROWS, [row.actual for row in rows])
        cost = _sum("costs.total.cost", "total", COST, SUM_OF_ROWS, [row.cost for row in rows])
        made["total"] = CostLine(
            "total", stated, summed, stated if stated.value is not None else summed, cost, actual, items
        )
        return made

    def line(self, kind: str, items: tuple[CostItem, ...]) -> CostLine:
        stated, actual = self.cost_figure(kind, "cap", CAP), self.cost_figure(kind, "actual", ACTUAL)
        summed = _sum(f"costs.{kind}.caps", kind, CAP, SUM, [item.cap for item in items])
        if stated.value is not None and items and all(item.cap.value is not None for item in items):
            self.compare(stated, summed)
        cap = stated if stated.value is not None else summed
        cost = _sum(f"costs.{kind}.cost", kind, COST, SUM, [item.cost for item in items])
        if not items:
            cost = _as(Named(cost.key, cost.name, "money"), CAP, cap)
        if actual.value is None:
            actual = _sum(f"costs.{kind}.actual", kind, ACTUAL, SUM, [item.actual for item in items])
        return CostLine(kind, stated, summed, cap, cost, actual, items)

    def cost_figure(self, kind: str, what: str, name: Words) -> Figure:
        row = getattr(self.plan.costs or Costs.model_construct(), kind, None)
        value = getattr(row, what) if row is not None else None
        key, called = f"{NAME}.costs.{kind}.{what}", _of(kind, name)
        found = self.book.given(key, called, "money", value, NAME, "costs", kind, what)
        return found or Figure(key, called, "money", None)


def _of_targets(target: Figure) -> Words:
    return Words(f"目标的{target.name.zh}", f"{target.name.en} of the targets")


def _of(kind: str, name: Words) -> Words:
    whose = COST_NAMES[kind]
    return Words(f"{whose.zh} {name.zh}", f"{whose.en}: {name.en}")


def _sum(key: str, kind: str, name: Words, formula: Words, of: list[Figure]) -> Figure:
    """What is known of some costs, added up."""
    return summed(f"{NAME}.{key}", _of(kind, name), "money", formula, of)


def _as(named: Named, formula: Words, figure: Figure) -> Figure:
    """A figure under another name."""
    return Figure(*named, figure.value, formula, (figure,), work=same(figure))


def _none(what: str, name: Words, unit: Unit) -> Figure:
    return Figure(f"{NAME}.{what}", name, unit, None)


def _worked(what: str, name: Words, unit: Unit, formula: str, work_out: object, *of: Figure) -> Figure:
    """A figure of others; {0} in the formula is the first of them by its name."""
    zh, en = (formula.format(*(figure.name.say(language) for figure in of)) for language in ("zh", "en"))
    return worked(f"{NAME}.{what}", name, unit, Words(zh, en), work_out, *of)  # type: ignore[arg-type]


def _less(amount: Decimal, rate: Decimal) -> Decimal:
    return product(amount, difference(Decimal(1), rate))


def _one_by(rate: Decimal) -> Decimal:
    return quotient(Decimal(1), rate)


def _agree(stated: Decimal | None, worked_out: Decimal | None) -> bool:
    """Whether a figure is the other one, rounded to the places it is written with."""
    if stated is None or worked_out is None:
        return True
    exponent = stated.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return rounded(worked_out, places) == stated
