"""The promotion grid and the budget on paper: days with their weekdays, sums, units, rounded values, both languages."""

from __future__ import annotations

from promoplan.finding import Language
from promoplan.sheet import Sheet, Table
from tests.rules.test_promotion_and_budget import BASE, BUDGET, GRID
from tests.views.sheets import campaign, in_language, said, sheets_of


def lines(table: Table) -> dict[str, list[str]]:
    """Each row's cells, by the first two of them; a blank first cell stands for the row above."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in table.rows:
        cells = [said(cell) for cell in row.cells]
        if row.kind == "group":
            name = cells[0]
            continue
        name = cells[0] or name
        found[f"{name} {cells[1]}"] = cells[2:]
    return found


def sheet(view: str, text: str, language: Language = "zh") -> Sheet:
    return sheets_of(view, in_language(campaign(text), language))[view]


def test_the_grid_has_a_column_a_day_and_sums_by_position_channel_and_day() -> None:
    made = sheet("promotion", GRID)
    (table,) = made.tables
    assert made.paper == "A3 landscape"
    days = [column.title for column in table.columns if column.kind == "mark"]
    assert days == ["11-10\n周二\nT-1", "11-11\n周三\nT"]
    assert lines(table) == {
        "A 总投入": ["Li", "50,000", "1.25", "20,000", "30,000"],
        "A 流量": ["", "40,000", "", "20,000", "20,000"],
        "A 转化率": ["", "3%", "", "", ""],
        "B 总投入": ["Li", "10,000", "1", "", "10,000"],
        "B 流量": ["", "10,000", "", "", "10,000"],
        "B 转化率": ["", "3%", "", "", ""],
        "合计 总投入": ["", "60,000", "1.2", "20,000", "40,000"],
        "合计 流量": ["", "50,000", "", "20,000", "30,000"],
    }


def test_days_off_and_days_between_are_shown_and_many_days_take_several_tables() -> None:
    (table,) = sheet("promotion", GRID.replace("T-1: 20000, T: 30000", "T-4: 20000, T: 30000")).tables
    days = [column.title for column in table.columns if column.kind == "mark"]
    assert days[:2] == ["11-07\n周六 休\nT-4", "11-08\n周日 休\nT-3"]
    assert len(days) == 5
    assert next(column.key for column in table.columns if column.kind == "mark") == "date-off"
    long = sheet("promotion", GRID.replace("T-1: 20000, T: 30000", "T-40: 20000, T: 30000")).tables
    assert sum(len(one.columns) - 5 for one in long) < 41, "a stretch without figures is left out"
    every = ", ".join(f"T-{day}: 500" for day in range(40)).replace("T-0", "T")
    long = sheet("promotion", GRID.replace("T-1: 20000, T: 30000", every)).tables
    assert [len(one.columns) - 5 for one in long] == [13, 13, 14]
    assert all(lines(one)["A 总投入"][1] == "20,000" for one in long), "each table has the sum of all days"


def test_actual_figures_stand_under_the_plan_with_how_far_it_was_met() -> None:
    text = GRID.replace("position: B,", "position: B, actual: {T: {spend: 9000, uv: 8000}},")
    (table,) = sheet("promotion", "# today: 2026-11-12\n" + text, language="en").tables
    found = lines(table)
    assert found["B Actual spend"][1] == "9,000"
    assert found["B Spend, of plan"][1] == "90%"
    assert found["B Visitors, of plan"][1] == "80%"
    assert found["Total Spend, of plan"][1] == "22.5%", "of what was planned for the day, by all positions"
    assert "A Actual spend" not in found


def test_the_budget_has_the_printed_columns_rounded_values_and_units() -> None:
    made = sheet("budget", BUDGET)
    table, items = made.tables
    assert [column.title for column in table.columns][:5] == ["项目", "项目", "计算数据", "约值", "单位"]
    found = lines(table)
    assert found["运营数据计划 营业额"] == ["780,000", "78万", "元", "目标的保底 GMV"]
    assert found["运营数据计划 流量诉求值"][:3] == ["100,000", "10万", "访客"]
    assert found["运营数据计划 预期毛利率"][:3] == ["40%", "40%", ""]
    assert found["成本数据 合计"][:2] == ["118,000", "11.8万"]
    assert found["投产与利润 费用后利润"][0] == "131,600"
    assert [said(cell) for cell in items.rows[0].cells][:4] == ["直通车", "引流成本", "60,000", "60,000"]


def test_amounts_have_the_unit_of_the_plan() -> None:
    text = "# campaign: currency: CNY\n" + BUDGET
    assert lines(sheet("budget", text).tables[0])["运营数据计划 营业额"][2] == "元"
    table = sheet("budget", text.replace("CNY", "USD"), language="en").tables[0]
    assert lines(table)["Operating figures turnover"][:3] == ["780,000", "780k", "USD"]


def test_a_plan_without_them_has_no_such_sheets() -> None:
    found = campaign(BASE)
    assert sheets_of("promotion", found) == {}
    assert sheets_of("budget", found) == {}
