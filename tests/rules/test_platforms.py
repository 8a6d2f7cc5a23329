"""A shop that sells on several platforms: what any of them has may be used, what any of them bans may not be done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from promoplan.finding import Finding
from promoplan.views import index
from tests.plans import part

TOOLS = (
    "# campaign: language: en, timezone: America/New_York, platform: PLATFORM\n"
    "tools: {web: {has: [gift cards], bans: [fake countdowns]}, market: {has: [deal form], bans: [parcel flyers]}, "
    "fair: {has: [stand]}, open: {bans: [parcel flyers]}}\n"
)


def found(platform: str, task: str, rule: str = "tool-not-on-platform") -> list[Finding]:
    text = TOOLS.replace("PLATFORM", platform) + f"tasks: [{{id: a, title: A, due: T-9, {task}}}]\n"
    return [finding for finding in part(text).findings if finding.rule == rule]


def test_the_tools_of_each_platform_may_be_used() -> None:
    for platform in ("[web, market]", "[WEB, ｍarket]"):
        assert found(platform, "tools: [gift cards, deal form], notes: Fill in the deal form") == []
    assert len(found("web", "tools: [gift cards, deal form], notes: Fill in the deal form")) == 1
    assert found("[web]", "tools: [gift cards]") == []


def test_a_tool_of_none_of_them_is_told_with_all_of_them() -> None:
    (finding,) = found("[web, market]", "tools: [stand]")
    assert finding.message("en") == "'a' uses 'stand', a tool of 'fair', while the campaign is on 'web, market'"
    assert (
        finding.hint("en")
        == "use a tool of 'web, market': gift cards, deal form; if this is not done here, status: dropped"
    )
    (finding,) = found("[web, market]", "notes: Build the stand")
    assert finding.message("zh") == "「a」的文字里有「stand」，那是「fair」的工具，活动在「web、market」"
    (finding,) = found("[web, market]", "tools: [deal forms]")
    assert finding.hint("en") == "did you mean 'deal form'?"


def test_where_one_of_them_lists_no_tools_only_those_of_others_are_told() -> None:
    assert found("[web, open]", "tools: [blimp]") == []
    assert len(found("[web, open]", "tools: [stand]")) == 1
    assert len(found("[web, market]", "tools: [blimp]")) == 1


def test_each_platform_that_is_not_listed_is_told_where_it_stands() -> None:
    text = TOOLS.replace("PLATFORM", "[web, markt, moon]") + "tasks: [{id: a, title: A, due: T-9, tools: [stand]}]\n"
    plan = part(text)
    told = [finding for finding in plan.findings if finding.rule == "tool-not-on-platform"]
    assert [finding.values["platform"] for finding in told] == ["markt", "moon"]
    assert told[0].hint("en") == "did you mean 'market'?"
    columns = [plan.sources.location(finding.position).column for finding in told]
    line = plan.sources.line_at(told[0].position)
    assert [line[column - 1 :][:4] for column in columns] == ["mark", "moon"]


@pytest.mark.parametrize("platform", ["tbd", "[]", "[tbd]", "~"])
def test_without_a_platform_nothing_is_told(platform: str) -> None:
    assert found(platform, "tools: [blimp], notes: parcel flyers") == []
    assert found(platform, "notes: parcel flyers", "practice-banned") == []


def test_what_one_of_them_bans_is_told_with_that_one() -> None:
    (finding,) = found("[web, market]", "notes: Print parcel flyers", "practice-banned")
    assert finding.message("en") == "a text of 'a' says 'parcel flyers', which 'market' bans, as tools says"
    (finding,) = found("[web, market, open]", "notes: Print parcel flyers", "practice-banned")
    assert finding.values["platform"] == ["market", "open"]
    assert found("web", "notes: Print parcel flyers", "practice-banned") == []
    assert len(found("web", "notes: Gift cards for five-star reviews", "practice-banned")) == 1


@pytest.mark.parametrize(
    ("platform", "zh", "en"), [("web", "web", "web"), ("[web, market]", "web、market", "web, market"), ("[]", "", "")]
)
def test_the_index_names_them_all(platform: str, zh: str, en: str) -> None:
    campaign = part(TOOLS.replace("PLATFORM", platform)).campaign
    assert campaign is not None
    for language, expected in (("zh", zh), ("en", en)):
        facts = dict(index.build(replace(campaign, asked=language), []).facts)  # type: ignore[arg-type]
        assert facts.get("平台" if language == "zh" else "Platform", "") == expected
