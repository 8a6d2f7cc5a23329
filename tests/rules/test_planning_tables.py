"""Tools and platforms, banned practices, attachments, materials, stages, and tables of the plan's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.finding import Finding
from promoplan.rules.names_in_texts import Names, folded
from promoplan.rules.of_sections.attachments.attachment_missing import check as check_attachments
from promoplan.selection import selected
from tests.plans import Folder, part, told

TOOLS = "# campaign: platform: 唯品会\ntools: {天猫: [直通车, 钻展, CRM], 唯品会: [唯触达, 唯品会后台], 京东: [钻展]}\n"


def found(text: str, rule: str, **options: object) -> list[Finding]:
    """What one rule tells of a part of a plan."""
    return [finding for finding in part(text, **options).findings if finding.rule == rule]


def at(text: str, finding: Finding) -> str:
    """The words that a finding points at, to the end of its line."""
    place = part(text).sources.location(finding.position)
    return part(text).sources.line_at(finding.position)[place.column - 1 :]


# tools


def tool_findings(task: str, tools: str = TOOLS) -> list[Finding]:
    return found(f"{tools}tasks: [{{id: a, due: T-9, {task}}}]\n", "tool-not-on-platform")


def test_a_tool_of_another_platform_names_that_platform() -> None:
    (finding,) = tool_findings("title: 投放, tools: [唯触达, 钻展]")
    assert finding.message("zh") == "「a」用「钻展」，那是「天猫、京东」的工具，活动在「唯品会」"
    assert finding.hint("en") == "use a tool of '唯品会': 唯触达, 唯品会后台; if this is not done here, status: dropped"
    text = f"{TOOLS}tasks: [{{id: a, due: T-9, title: 投放, tools: [唯触达, 钻展]}}]\n"
    assert at(text, finding) == "钻展]}]"


def test_a_mistyped_tool_is_told_with_the_nearest() -> None:
    (finding,) = tool_findings("title: 投放, tools: [唯品会后合]")
    assert finding.hint("zh") == "是不是「唯品会后台」？"


def test_a_tool_that_no_platform_has_is_told_with_those_there_are() -> None:
    (finding,) = tool_findings("title: 投放, tools: 抖加")
    assert finding.message("en") == "'a' uses '抖加', which tools does not list for '唯品会'"
    assert "唯触达" in str(finding.hint("zh"))


@pytest.mark.parametrize("written", ["ｃｒｍ", "CRM", "Crm"])
def test_tools_are_compared_without_case_and_width(written: str) -> None:
    tools = "# campaign: platform: ＴＭＡＬＬ\ntools: {Tmall: [CRM], 京东: [钻展]}\n"
    assert tool_findings(f"title: 投放, tools: [{written}]", tools) == []


@pytest.mark.parametrize(
    "task",
    [
        "title: 做钻展的图",
        "title: 做图, notes: 照钻展的尺寸",
        "title: 做图, done_when: 钻展过审",
        "title: 做图, steps: [{title: 钻展出图}]",
    ],
)
def test_a_text_that_names_a_tool_of_another_platform_is_told_where_it_stands(task: str) -> None:
    (finding,) = tool_findings(task)
    assert finding.message("zh") == "「a」的文字里有「钻展」，那是「天猫、京东」的工具，活动在「唯品会」"
    assert at(f"{TOOLS}tasks: [{{id: a, due: T-9, {task}}}]\n", finding).startswith(task.rsplit(": ", 1)[1][:4])


@pytest.mark.parametrize(
    "task",
    [
        "title: 登录唯品会后台",  # the longest name wins
        "title: 写 CRMS 系统的说明",  # a Latin name is a word of its own
        "title: 测试钻展, status: dropped, because: 唯品会没有",
        "title: 做图, because: 钻展没有了",
    ],
)
def test_what_names_no_foreign_tool_is_silent(task: str) -> None:
    tools = TOOLS.replace("CRM", "CRM, 后台")
    assert tool_findings(task, tools) == []


def test_a_latin_tool_is_found_next_to_chinese() -> None:
    assert len(tool_findings("title: 用crm发券")) == 1


def test_several_tools_in_one_text_are_told_at_once_and_not_again_beside_the_tools_entry() -> None:
    (finding,) = tool_findings("title: 直通车、钻展和直通车的图")
    assert finding.values["tool"] == ["直通车", "钻展"]
    assert [one.values["tool"] for one in tool_findings("title: 直通车的图, tools: [直通车]")] == ["直通车"]


def test_a_platform_without_tools_is_told_once_and_nothing_else_is() -> None:
    text = "# campaign: platform: 拼多多\n" + TOOLS.partition("\n")[2] + "tasks: [{id: a, title: 直通车, due: T-9}]\n"
    (finding,) = found(text, "tool-not-on-platform")
    assert (
        finding.message("en") == "the campaign is on '拼多多', but tools has no such platform, only: 天猫, 唯品会, 京东"
    )
    assert at(text, finding).startswith("拼多多")


def test_a_mistyped_platform_is_told_with_the_nearest() -> None:
    (finding,) = tool_findings("title: 做图", TOOLS.replace("platform: 唯品会", "platform: 唯品"))
    assert finding.hint("en") == "did you mean '唯品会'?"


def test_without_tools_or_platform_nothing_is_told() -> None:
    assert "tool-not-on-platform" not in told(
        "# campaign: platform: 天猫\ntasks: [{id: a, title: x, due: T, tools: [y]}]\n"
    )
    assert tool_findings("title: 做图, tools: [没有的]", TOOLS.partition("\n")[2]) == []


def test_of_a_platform_whose_tools_are_not_listed_only_foreign_ones_are_told() -> None:
    tools = "# campaign: platform: 唯品会\ntools: {天猫: [直通车], 唯品会: {bans: [刷榜]}}\n"
    assert [finding.values["tool"] for finding in tool_findings("title: 投放, tools: [直通车, 唯触达]", tools)] == [
        "直通车"
    ]


@given(st.lists(st.text("直通车展a1 ", max_size=5), max_size=8), st.text("直通车展ab1 ", max_size=40))
def test_names_are_found_as_one_would_find_them_by_trying_each(names: list[str], text: str) -> None:
    said = folded(text)
    known = {name for name in map(folded, names) if name}

    def word(char: str) -> bool:
        return char.isascii() and char.isalnum()

    expected: list[tuple[int, int]] = []
    start = 0
    while start < len(said):
        ends = [start + len(name) for name in known if said.startswith(name, start)]
        ends = [
            end
            for end in ends
            if not (start and word(said[start]) and word(said[start - 1]))
            and not (end < len(said) and word(said[end - 1]) and word(said[end]))
        ]
        if ends:
            expected.append((start, max(ends)))
        start = max(ends, default=start + 1)
    assert list(Names(names).found_in(said)) == expected


# practices

PLANNED = {
    "无评价商品刷单炒评价": "orders",
    "没有评价的商品刷单": "orders",
    "找人刷 50 单": "orders",
    "新品刷销量": "orders",
    "虚假交易凑数": "orders",
    "不得不刷单": "orders",
    "区别对待刷单": "orders",
    "销量不能掉，就刷单补量": "orders",
    "刷单注意别被处罚": "orders",
    "刷单不得少于 300": "orders",
    "不只刷单，还炒评价": "orders",
    "炒评价": "reviews",
    "刷好评": "reviews",
    "刷评价": "reviews",
    "好评返现卡印好": "reviews",
    "五星好评返5元": "reviews",
    "联系买家删除中差评": "reviews",
    "删差评": "reviews",
    "先提价后打折": "prices",
    "虚构原价": "prices",
    "ＢＵＹ Fake Reviews": "reviews",
    "Buy 50 reviews": "reviews",
    "Review gating on the thanks page": "reviews",
    "Cash back for reviews": "reviews",
    "Remove negative reviews": "reviews",
    "Brushing orders overnight": "orders",
    "No time left: fake orders": "orders",
}
NOT_PLANNED = (
    "严禁刷单", "严禁刷单、炒评价、好评返现", "不得刷单，炒评价", "禁止任何形式的刷单", "禁止：刷单、炒评价",
    "杜绝刷单和炒评价", "刷单、炒评价一律禁止", "刷单等行为严禁", "刷单，平台明令禁止", "不刷单", "防刷单", "无刷单",
    "有没有刷单", "排查刷单订单", "刷单识别", "绝不参与刷单",
    "No fake reviews", "Never buy reviews", "We don't buy reviews or brushing orders",
    "Fake reviews are strictly banned", "Fake orders, fake reviews: never",
)  # fmt: skip
LOOKS_LIKE_IT = (
    "印刷单页", "粉刷单元门口", "牙刷量贩装", "刷新评价页", "库存补单", "评价有礼", "购买评价高的款", "流量先涨后降",
    "放假评奖", "Collect post-purchase reviews", "Customers who buy review the product", "Toothbrush sales",
)  # fmt: skip


def practices(text: str, head: str = "") -> list[Finding]:
    return found(f'{head}tasks: [{{id: a, title: "{text}", due: T-9}}]\n', "practice-banned")


@pytest.mark.parametrize(("text", "kind"), PLANNED.items())
def test_a_planned_practice_is_told(text: str, kind: str) -> None:
    (finding,) = practices(text)
    said = {"orders": "fake orders", "reviews": "reviews", "prices": "false discounts"}[kind]
    assert f"platforms punish {said}" in finding.message("en").replace("tampering with ", "").replace(
        "and the authorities ", ""
    )
    assert "allow: {practice-banned: 原因}" in str(finding.hint("zh"))


@pytest.mark.parametrize("text", [*NOT_PLANNED, *LOOKS_LIKE_IT])
def test_what_is_spoken_against_or_only_looks_like_it_is_not_told(text: str) -> None:
    assert practices(text) == []


def test_all_practices_of_a_text_are_told_at_once() -> None:
    (finding,) = practices("严禁好评返现。无评价商品刷单炒评价")
    assert finding.values["practices"] == ["刷单", "炒评价"]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("tasks: [{id: a, title: x, due: T, notes: 刷单}]\n", "刷单}]"),
        ("tasks: [{id: a, title: x, due: T, done_when: 刷单}]\n", "刷单}]"),
        ("tasks: [{id: a, title: x, due: T, steps: [{title: x}, {title: 刷单}]}]\n", "刷单}]}]"),
        ("rewards: [{title: 晒单, claim: 好评返现}]\n", "好评返现}]"),
        ("media: [{channel: 微博, content: 买好评}]\n", "买好评}]"),
    ],
)
def test_practices_are_looked_for_in_all_that_people_are_told(text: str, stands: str) -> None:
    (finding,) = found(text, "practice-banned")
    assert at(text, finding) == stands


def test_dropped_tasks_and_reasons_may_speak_of_it() -> None:
    assert (
        told("tasks: [{id: a, title: 刷单, due: T, owner: tbd, decide_by: T, status: dropped, because: 刷单}]\n") == []
    )


def test_a_practice_that_the_plan_says_its_platform_bans_is_told_with_the_platform() -> None:
    head = (
        "# campaign: platform: 唯品会\ntools: {天猫: {bans: [群发红包]}, 唯品会: {has: [唯触达], bans: [站外导流]}}\n"
    )
    (finding,) = practices("老客群里站外导流", head)
    assert finding.message("zh") == "「a」的文字里有「站外导流」，tools 里写着「唯品会」禁止它"
    assert practices("禁止站外导流", head) == []
    assert practices("群发红包", head) == []


def test_allow_silences_it() -> None:
    assert practices("刷单", "# campaign: allow: {practice-banned: 培训里讲反例}\n") == []


# attachments

FILES = {"files/应急措施.md": b"", "files/a.md": b"", "files/b.md": b"", "报价[终稿].md": b""}


def attached(path: str) -> list[tuple[str, str | None]]:
    text = f'attachments: [{{id: one, path: "{path}"}}]\n'
    return [(one.message("en"), one.hint("en")) for one in found(text, "attachment-missing", files=FILES)]


def test_a_file_that_is_there_is_silent_whatever_it_is_called() -> None:
    assert attached("files/应急措施.md") == attached("报价[终稿].md") == attached("files/应急*") == []


@pytest.mark.parametrize(
    ("path", "says", "hint"),
    [
        (
            "files/应急错施.md",
            "the file 'files/应急错施.md' of 'one' is not in the plan's folder",
            "path: files/应急措施.md",
        ),
        ("应急措施.md", "the file '应急措施.md' of 'one' is not in the plan's folder", "path: files/应急措施.md"),
        (
            "old/应急措施.md",
            "the file 'old/应急措施.md' of 'one' is not in the plan's folder",
            "path: files/应急措施.md",
        ),
        (
            "x.pdf",
            "the file 'x.pdf' of 'one' is not in the plan's folder",
            "put the file beside the plan, or correct the path",
        ),
        (
            "../应急措施.md",
            "the path '../应急措施.md' of 'one' leads out of the plan's folder",
            "put the file into the plan's folder and write path: 应急措施.md",
        ),
        (
            "files/?.md",
            "the path 'files/?.md' of 'one' fits 2 files, and must be one: files/a.md, files/b.md",
            "path: files/a.md",
        ),
    ],
)
def test_a_file_that_is_not_there_is_told(path: str, says: str, hint: str) -> None:
    assert attached(path) == [(says, hint)]


def test_no_attachment_is_opened_and_patterns_are_tried_sparingly() -> None:
    class Closed(Folder):
        asked = 0

        def matching(self, pattern: str) -> list[str] | None:
            Closed.asked += "*" in pattern.replace("[*]", "")
            return super().matching(pattern)

        def read(self, name: str, most: int) -> bytes:
            raise AssertionError(name)

    lines = "".join(f"  - {{id: a{number}, path: '**/{number}*'}}\n" for number in range(500))
    text = "promoplan: 1\ncampaign: {id: t, name: t, event_day: 2026-11-11}\nattachments:\n" + lines
    loaded = part(text)
    assert loaded.campaign is not None
    assert list(check_attachments(replace(loaded.campaign, files=Closed())))
    assert Closed.asked < 150


# materials


def materials(item: str, today: str = "2026-11-07") -> list[str]:
    """What is told of one thing that is due on T-5, 6 November."""
    return told(f"# today: {today}\nmaterials: [{{item: 扫描枪, due: T-5, {item}}}]\n")


@pytest.mark.parametrize(
    ("item", "rules"),
    [
        ("owner: tbd, decide_by: T", ["material-not-ready"]),
        ("owner: tbd, decide_by: T, ready: no", ["material-not-ready"]),
        ("owner: tbd, decide_by: T, ready: yes", []),
        ("owner: tbd, decide_by: T, ready: yes, tested: no", ["material-not-tested"]),
        ("owner: tbd, decide_by: T, ready: yes, tested: yes", []),
        ("owner: tbd, decide_by: T, tested: no", ["material-not-ready", "material-not-tested"]),
    ],
)
def test_past_its_day_a_material_is_to_be_there_and_tried(item: str, rules: list[str]) -> None:
    assert materials(item) == rules
    assert materials(item, today="2026-11-06") == [], "late is from the next day on"


def test_a_material_without_a_day_is_never_late() -> None:
    assert told("# today: 2027-01-01\nmaterials: [{item: 水, owner: tbd, decide_by: T+99, tested: no}]\n") == []


def test_a_material_is_somebodys() -> None:
    people = "people: {li: 李}\ndepartments: {ops: {name: 运营, external: yes}}\n"
    for item in ("owner: li", "department: ops", "owner: tbd, decide_by: T", "owner: nobody"):
        assert "material-without-owner" not in told(f"{people}materials: [{{item: 水, {item}}}]\n"), item
    (finding,) = found(f"{people}materials: [{{item: 水}}]\n", "material-without-owner")
    assert finding.message("zh") == "「水」既没有责任人也没有部门"
    assert finding.hint("en") == "owner: the id of one person (there are: li)"
    departments = people.partition("\n")[2]
    for head, hint in ((departments, "department: one of ops"), ("", "owner: the id of one person")):
        (finding,) = found(f"{head}materials: [{{item: 水}}]\n", "material-without-owner")
        assert finding.hint("en") == hint


# stages

PHASES = "phases:\n  - {id: prep, name: 筹备, window: T-40 .. T-12}\n"


def stage(window: str) -> list[Finding]:
    return found(f"{PHASES}  - {{id: pages, name: 页面, part_of: prep, window: {window}}}\n", "stage-outside-phase")


@pytest.mark.parametrize(
    ("window", "fits"),
    [
        ("T-41 .. T-20", "T-40 .. T-20"),
        ("T-20 .. T-11", "T-20 .. T-12"),
        ("T-50 .. T", "T-40 .. T-12"),
        ("T-9 .. T-5", "T-40 .. T-12"),
        ("T-12 .. T-3", "T-12"),
        ("T-20 .. T-11 09:00", "T-20 .. T-12"),
        ("T-13 20:00 .. T-11 09:00", "T-13 20:00 .. T-12"),
    ],
)
def test_a_stage_that_leaves_its_phase_is_told_with_the_window_that_fits(window: str, fits: str) -> None:
    (finding,) = stage(window)
    assert str(finding.hint("en")).startswith(f"window: {fits}, or")
    assert stage(fits) == []


def test_both_windows_stand_in_the_sentence() -> None:
    (finding,) = stage("T-20 .. T-10")
    assert finding.message("zh") == (
        "小阶段「页面」T-20 · 10-22 周四 到 T-10 · 11-01 周日，"
        "超出了它所属的「筹备」T-40 · 10-02 周五 到 T-12 · 10-30 周五"
    )


def test_a_stage_ends_with_its_phase_to_the_hour() -> None:
    text = "phases: [{id: a, window: T-9 .. T-1 22:00}, {id: b, part_of: a, window: T-3 .. T-1%s}]\n"
    (finding,) = found(text % "", "stage-outside-phase")
    assert str(finding.hint("en")).startswith("window: T-3 .. T-1 22:00,")
    assert found(text % " 22:00", "stage-outside-phase") == []


def test_a_backwards_window_is_told_only_as_that() -> None:
    assert told(f"{PHASES}  - {{id: pages, part_of: prep, window: T-5 .. T-9}}\n") == ["window-backwards"]


@pytest.mark.parametrize(
    ("stages", "says", "hint"),
    [
        (
            ["{id: a, part_of: prep, window: T-30 .. T-20}", "{id: b, part_of: a, window: T-30 .. T-25}"],
            ["'b' is part of 'a', and 'a' itself is a stage of '筹备'"],
            ["part_of: prep"],
        ),
        (
            ["{id: a, part_of: a, window: T-30 .. T-20}"],
            ["'a' is part of itself"],
            ["part_of is the id of its phase; take it out if this is a phase itself"],
        ),
        (
            ["{id: a, part_of: b, window: T-30 .. T-20}", "{id: b, part_of: a, window: T-30 .. T-25}"],
            [
                "'a' is part of 'b', and 'b' itself is a stage of 'a'",
                "'b' is part of 'a', and 'a' itself is a stage of 'b'",
            ],
            ["part_of is the id of a phase; there are: prep"] * 2,
        ),
    ],
)
def test_a_stage_is_part_of_a_phase_and_nothing_else(stages: list[str], says: list[str], hint: list[str]) -> None:
    text = PHASES + "".join(f"  - {line}\n" for line in stages)
    findings = found(text, "stage-of-stage")
    assert [finding.message("en") for finding in findings] == says
    assert [finding.hint("en") for finding in findings] == hint
    assert set(told(text)) == {"stage-of-stage"}


def test_a_ring_without_any_phase_is_told() -> None:
    text = "phases: [{id: a, part_of: b, window: T-9 .. T-8}, {id: b, part_of: a, window: T-7 .. T-6}]\n"
    assert [finding.hint("en") for finding in found(text, "stage-of-stage")] == [
        "one of them is the phase: take its part_of out"
    ] * 2


def test_stages_may_overlap_and_phases_may_not() -> None:
    one = f"{PHASES}  - {{id: a, part_of: prep, window: T-30 .. T-20}}\n"
    assert told(f"{one}  - {{id: b, part_of: prep, window: T-25 .. T-15}}\n") == []
    assert told(f"{one}  - {{id: b, window: T-25 .. T-1}}\n") == ["phases-overlap"]


def test_stages_of_one_phase_are_in_order_among_themselves() -> None:
    other = "  - {id: live, window: T-11 .. T}\n  - {id: night, part_of: live, window: T-1 .. T}\n"
    stages = [
        "  - {id: a, part_of: prep, window: T-20 .. T-15}\n",
        "  - {id: b, part_of: prep, window: T-18 .. T-15}\n",
    ]
    assert told(PHASES + stages[0] + other + stages[1]) == []
    (finding,) = found(PHASES + stages[1] + other + stages[0], "phases-out-of-order")
    assert (finding.values["name"], finding.values["before"]) == ("a", "b")


def test_a_stage_whose_phase_is_still_open_is_not_compared_with_the_phases() -> None:
    assert told(f"{PHASES}  - {{id: a, part_of: tbd, decide_by: T-50, window: T-30 .. T-20}}\n") == []


def test_a_task_ends_in_its_stage() -> None:
    stages = f"{PHASES}  - {{id: a, part_of: prep, window: T-30 .. T-20}}\n"
    assert told(f"{stages}tasks: [{{id: x, title: x, owner: tbd, decide_by: T, phase: a, due: T-19}}]\n") == [
        "ends-after-phase"
    ]


# tables of one's own

TASKS = """
departments: {ops: 运营部, ads: 推广部}
phases:
  - {id: prep, window: T-40 .. T-12}
  - {id: goods, part_of: prep, window: T-40 .. T-20}
  - {id: live, window: T-11 .. T}
tasks:
  - {id: a, title: A, department: ops, section: 货品, phase: goods, window: T-30 .. T-25}
  - {id: b, title: B, department: ads, section: [渠道投放, 货品], phase: prep, due: T-20}
  - {id: c, title: C, department: ads, section: 渠道投放, phase: live, window: T-3 .. T}
  - {id: d, title: D, department: ops}
"""


def table(entry: str) -> list[str]:
    """The ids of the tasks that an entry of `sheets` selects."""
    campaign = part(f"{TASKS}sheets: [{{id: one, view: tasks, {entry}}}]\n").campaign
    assert campaign is not None
    return [dated.id for dated in selected(campaign, campaign.plan.sheets[0], 0)]


@pytest.mark.parametrize(
    ("entry", "ids"),
    [
        ("name: 全部", "abcd"),
        ("sections: [货品]", "ab"),
        ("sections: [渠道投放, 货品]", "abc"),
        ("phases: [prep]", "ab"),
        ("phases: [goods]", "a"),
        ("phases: [goods, live]", "ac"),
        ("departments: [ads]", "bc"),
        ("window: T-20 .. T-4", "b"),
        ("window: T-25 .. T-20", "ab"),
        ("window: T-3", "c"),
        ("window: live", "c"),
        ("sections: [货品], departments: [ads]", "b"),
        ("sections: [货品], departments: [ads], window: T-5 .. T", ""),
        ("sections: [], phases: [], departments: tbd", "abcd"),
    ],
)
def test_a_table_selects_what_fits_all_it_asks_for(entry: str, ids: str) -> None:
    assert "".join(table(entry)) == ids


@given(
    *(
        st.sampled_from(("", *(f"{key}: [{value}]" for value in values)))
        for key, values in {
            "sections": ("货品", "渠道投放"),
            "phases": ("prep", "goods", "live"),
            "departments": ("ops", "ads"),
        }.items()
    )
)
def test_asking_for_more_selects_what_each_alone_selects(sections: str, phases: str, departments: str) -> None:
    asked = [entry for entry in (sections, phases, departments) if entry]
    alone = [set(table(entry)) for entry in asked]
    assert set(table(", ".join(["name: x", *asked]))) == set("abcd").intersection(*alone)


def empty(entry: str, tasks: str = TASKS) -> list[Finding]:
    return found(f"{tasks}sheets: [{{id: one, name: 表一, view: tasks, {entry}}}]\n", "own-sheet-empty")


def test_every_section_that_no_task_has_is_told_where_it_stands() -> None:
    text = f"{TASKS}sheets: [{{id: one, view: tasks, sections: [货品, 渠道投放计划, 售后总结]}}]\n"
    near, none = found(text, "own-sheet-empty")
    assert (near.message("zh"), near.hint("zh")) == (
        "表「one」要分类「渠道投放计划」，没有任务写着它",
        "是不是「渠道投放」？",
    )
    assert (at(text, near), at(text, none)) == ("渠道投放计划, 售后总结]}]", "售后总结]}]")
    assert none.hint("en") == "sections that tasks have: 货品, 渠道投放"


def test_a_condition_that_nothing_fits_is_named() -> None:
    tasks = TASKS.replace("  - {id: d, title: D, department: ops}\n", "")
    (finding,) = empty("departments: [ads], window: T+1 .. T+9", tasks)
    assert finding.message("en") == "the table '表一' asks for window: T+1 .. T+9, and no task fits that"


def test_conditions_that_only_fail_together_are_counted() -> None:
    (finding,) = empty("sections: [货品], phases: [live]")
    assert (
        finding.message("zh")
        == "表「表一」要的几样没有一个任务同时符合：sections: [货品] 有 2 件、phases: [live] 有 1 件"
    )


@pytest.mark.parametrize(
    "entry",
    [
        "departments: [adds]",  # told as a reference that leads nowhere
        "phases: [goods]",
        "window: T+1 .. T+9",  # a task without a day may yet fall into it
        "window: T+40 .. nowhere",
    ],
)
def test_a_table_that_is_not_empty_or_told_already_is_silent(entry: str) -> None:
    assert empty(entry) == []


def test_a_plan_without_tasks_has_nothing_to_print() -> None:
    (finding,) = empty("sections: [货品]", "tasks: []\n")
    assert finding.message("en") == "the table '表一' is empty: the plan has no tasks"
    assert empty("sections: [货品]", "tasks: {a: b}\n") == [], "that is told, and no table can have tasks then"


# all of them together


def test_a_large_plan_with_all_of_these_sections_is_silent() -> None:
    many = "".join(
        f"  - {{id: t{number}, title: 评价页第{number}件 CRMS, due: T-9, section: s{number % 7}}}\n"
        for number in range(3000)
    )
    sheets = "".join(f"  - {{id: s{number}, view: tasks, sections: [s{number}]}}\n" for number in range(7))
    text = f"{TOOLS}tasks:\n{many}sheets:\n{sheets}"
    rules = {finding.rule for finding in part(text).findings}
    assert not rules & {"tool-not-on-platform", "practice-banned", "own-sheet-empty"}


def test_what_is_open_or_unusable_is_no_name_to_look_for() -> None:
    open_ = "# campaign: allow: {tbd-without-day: later}\n"
    task = "tasks: [{id: a, title: A, owner: tbd, due: T, section: A, tools: [tbd]}]\n"
    platform = ", platform: 唯品会"
    text = f"{open_}tools: {{唯品会: [唯触达]}}\n{task}sheets: [{{id: s, view: tasks, sections: [A, tbd]}}]\n"
    assert told(text.replace("later}", f"later}}{platform}")) == []
    assert told(f"{open_}attachments: [{{id: a, path: tbd}}]\n") == []
    assert told("phases: [{id: a b, window: T}, {id: c d, window: T+1}]\n") == ["id-malformed"] * 2
