"""The numbers of the plans that come with promoplan agree with each other, from the targets to the profit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from promoplan.cli.files import open_plan, today_from
from promoplan.finding import Language
from promoplan.numbers.book import book_of
from promoplan.numbers.keys import place_of
from promoplan.reading.limits import Limits
from promoplan.screen.amounts import full_name
from tests.command import ROOT

OLD = ROOT / "plans" / "double11-2015.yaml"


def values(path: Path) -> dict[str, Decimal | None]:
    campaign = open_plan(str(path), today_from("2015-10-25"), Limits()).campaign
    assert campaign is not None
    return {key: figure.value for key, figure in book_of(campaign).figures().items()}


def test_the_grid_of_2015_spends_what_its_traffic_costs_and_brings_its_visitors() -> None:
    found = values(OLD)
    ztc = ("promotion.channels.直通车", "traffic.rows.直通车")
    assert found[f"{ztc[0]}.spend"] == found[f"{ztc[1]}.cost"] == 60000
    assert found[f"{ztc[0]}.uv"] == found[f"{ztc[1]}.uv"] == 50000
    # 钻展 is bought under two headings: its own, and other channels' pages
    display = ("promotion.channels.钻展/硬广", "promotion.rows.站外、淘客其他渠道.其他频道页面")
    assert sum(found[f"{one}.spend"] or 0 for one in display) == found["traffic.rows.钻石展位.cost"] == 40000
    assert sum(found[f"{one}.uv"] or 0 for one in display) == found["traffic.rows.钻石展位.uv"] == 50000
    taoke = "promotion.rows.站外、淘客其他渠道.手机淘宝"
    assert found[f"{taoke}.spend"] == found["traffic.rows.淘宝客.cost"] == 31200
    assert found["promotion.planned_spend"] == found["budget.costs.traffic.cost"] == 131800


def test_the_budget_of_2015_follows_from_468_ten_thousand() -> None:
    found = values(OLD)
    assert found["budget.turnover"] == 600000 * Decimal("0.03") * 260 == 4680000
    assert [found[f"budget.{key}"] for key in ("orders", "uv", "uv_value")] == [18000, 600000, Decimal("7.8")]
    assert found["budget.costs.total.cap"] == found["budget.costs.total.cost"] == 543100
    assert found["budget.profit"] == 3744000 * Decimal("0.4") - 543100


@pytest.mark.parametrize("name", ["double11-2015", "double11-2026", "black-friday-2026"])
def test_no_cost_is_over_its_cap_and_something_is_left(name: str) -> None:
    found = values(ROOT / "plans" / f"{name}.yaml")
    for key, cost in found.items():
        if key.startswith("budget.") and key.endswith(".cost") and cost is not None:
            cap = found.get(key.removesuffix("cost") + "cap")
            assert cap is None or cost <= cap, key
    assert (found["budget.profit"] or 0) > 0


@pytest.mark.parametrize("name", ["double11-2015", "double11-2026", "black-friday-2026", "new-year-2026"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_figures_that_are_called_alike_are_alike(name: str, language: Language) -> None:
    campaign = open_plan(str(ROOT / "plans" / f"{name}.yaml"), today_from("2015-10-25"), Limits()).campaign
    assert campaign is not None
    called: dict[str, set[Decimal | None]] = {}
    for key, figure in book_of(campaign).figures().items():
        if not place_of(key).group:
            called.setdefault(full_name(figure, language), set()).add(figure.value)
    assert {name: both for name, both in called.items() if len(both - {None}) > 1} == {}
