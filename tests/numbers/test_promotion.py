"""The promotion grid: sums by position, channel and day agree with what is written, and say how they came about."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.numbers.book import book_of
from promoplan.numbers.sections.promotion import Promotion
from tests.plans import part

CELLS = st.dictionaries(st.integers(-12, 3), st.decimals("0", "99999", places=2), max_size=6)
ROW = st.tuples(st.sampled_from(["Search", "Display", "Affiliates"]), CELLS, st.lists(CELLS, max_size=2), CELLS)


def promotion(text: str, **options: object) -> Promotion:
    campaign = part(text, **options).campaign
    assert campaign is not None
    return cast("Promotion", book_of(campaign).section("promotion"))


def values(days: dict[int, object]) -> list[object]:
    return list(days.values())


def written(day: int) -> str:
    return f"T{day:+d}" if day else "T"


def daily(cells: dict[int, Decimal]) -> str:
    return "{" + ", ".join(f"{written(day)}: {value:f}" for day, value in cells.items()) + "}"


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=6))
def test_sums_by_row_day_channel_and_in_all_agree_with_a_sum_of_what_is_written(rows: list[tuple]) -> None:  # type: ignore[type-arg]
    lines = ["promotion:" if rows else "promotion: []"]
    spent: list[tuple[str, int, int, Decimal]] = []
    for number, (channel, direct, placements, _) in enumerate(rows):
        lines.append(f"  - channel: {channel}\n    position: p{number}")
        if placements:
            lines.append("    placements:")
            lines += [f"      - {{name: a{place}, spend: {daily(cells)}}}" for place, cells in enumerate(placements)]
        else:
            lines.append(f"    spend: {daily(direct)}")
        for cells in placements or [direct]:
            spent += [(channel, number, day, value) for day, value in cells.items()]
    campaign = part("\n".join(lines) + "\n").campaign
    assert campaign is not None
    if not rows:
        assert book_of(campaign).section("promotion") is None
        return
    found = cast("Promotion", book_of(campaign).section("promotion"))
    event = campaign.schedule.event

    def summed(**keys: object) -> Decimal | None:
        matching = [
            value
            for channel, number, day, value in spent
            if keys.get("channel", channel) == channel
            and keys.get("number", number) == number
            and keys.get("day", day) == day
        ]
        return sum(matching, Decimal(0)) if matching else None

    assert found.amounts.spend.total.value == summed()
    for row in found.rows:
        assert row.amounts.spend.total.value == summed(number=row.number)
        for day, figure in row.amounts.spend.days.items():
            assert figure.value == summed(number=row.number, day=day - event)
    for channel in found.channels:
        assert channel.amounts.spend.total.value == summed(channel=channel.name)
    days = found.amounts.spend.days
    assert {day - event: figure.value for day, figure in days.items()} == {
        day: summed(day=day) for day in {day for _, _, day, _ in spent}
    }


GRID = """
people: {li: {name: Li}}
promotion:
  - channel: Search
    position: sofa
    owner: li
    placements:
      - {name: keywords, spend: {T-1: 5000, T: 8000}}
      - {name: retargeting, spend: {T: 2000.50}}
    uv: {T-1: 4000, T: 8000}
    conversion_rate: 3%
    actual: {T-1: {spend: 5100, uv: 3000, orders: 90}}
  - {channel: search, position: table, owner: li, spend: {11-10: 1000}, uv: {11-10: 0}}
"""


def test_the_grid_says_visitors_orders_cost_for_each_and_how_far_the_plan_was_met() -> None:
    found = promotion(GRID)
    sofa = found.rows[0].amounts
    assert [sofa.spend.total.say("en"), sofa.uv.total.say("en"), sofa.orders.say("en")] == ["15,000.5", "12,000", "360"]
    assert sofa.cost_per_visitor.say("en") == "1.25"
    assert sofa.actual_cost_per_visitor.say("en") == "1.7"
    # against the plan of that one day, not of the whole campaign
    assert sofa.spend_done.say("en") == "102%"
    assert sofa.uv_done.say("en") == "75%"
    assert [channel.name for channel in found.channels] == ["Search"], "a channel in another case is the same"
    assert found.amounts.spend.total.value == Decimal("16000.50")
    assert found.rows[1].amounts.cost_per_visitor.value is None, "nobody came: no cost for each"


def test_every_figure_has_a_key_of_its_own_and_leads_to_the_lines_it_came_from() -> None:
    campaign = part(GRID).campaign
    assert campaign is not None
    found = book_of(campaign)
    figures = list(found.figures().values())
    assert len({figure.key for figure in figures}) == len(figures)
    cell = found.figures()["promotion.planned_spend.T-1"]
    assert cell.value == 6000
    assert [one.key for one in cell.of] == ["promotion.channels.Search.spend.T-1"]
    leaf = found.figures()["promotion.rows.Search.sofa.actual_spend"].of[0]
    assert leaf.written == "5100"
    assert campaign.document.sources.location(leaf.position or 0).line == 14


@pytest.mark.parametrize(
    ("cells", "complete", "total"),
    [
        ("{T-1: 100, T: 200}", True, 300),
        ("{T-1: 100, T: tbd}", False, 100),
        ("{T-1: 100, T: many}", False, 100),
        ("{T-1: 100, 月底: 200}", False, 100),
        ("{T-1: 100, 11-10: 200}", False, 100),
        ("{T-1: -100, T: 200}", False, 200),
        ("{allow: {promotion-day-outside: why}, T: 200}", True, 200),
        ("tbd", False, None),
        ("{T-1 20:00: 100}", True, 100),
        ("{11-11 周三: 100}", True, 100),
    ],
)
def test_a_sum_knows_whether_all_that_is_written_for_it_could_be_used(
    cells: str, complete: bool, total: int | None
) -> None:
    series = promotion(f"promotion: [{{channel: Search, spend: {cells}}}]\n").rows[0].amounts.spend
    assert series.complete is complete
    assert series.total.value == total


def test_an_actual_may_be_the_spend_alone() -> None:
    found = promotion("promotion: [{channel: Search, spend: {T: 100}, actual: {T: 90}}]\n")
    assert found.amounts.actual_spend.total.value == 90
    assert found.rows[0].amounts.actual_spend.days.popitem()[1].written == "90"  # type: ignore[attr-defined]


def test_orders_are_whole_and_what_is_printed_adds_up() -> None:
    found = promotion(
        "promotion:\n"
        + "".join(
            f"  - {{channel: Search, position: p{number}, uv: {{T: 333}}, conversion_rate: 2.5%}}\n"
            for number in range(3)
        )
    )
    assert [row.amounts.orders.value for row in found.rows] == [9, 8, 8]
    assert found.amounts.orders.value == 25
