"""A task works with a tool that none of the campaign's platforms has.

A plan that is copied to another platform keeps the old platform's tools: in its tasks' `tools`, and in their words.
`tools` says which platform has which. `campaign.platform` says where the campaign sells: one platform, or a list. What
none of them has is told; dropped tasks are not looked at.

wrong:
    # campaign: platform: own web shop
    tools: {own web shop: [gift cards, email platform], marketplace: [sponsored listings]}
    tasks:
      - {id: plan, title: Plan the ads, due: T-20, tools: [sponsored listings]}
      - {id: picture, title: Pictures for the sponsored listings, due: T-19}

right:
    # campaign: platform: [own web shop, marketplace]
    tools: {own web shop: [gift cards, email platform], marketplace: [sponsored listings], 天猫: [直通车]}
    tasks:
      - {id: plan, title: Plan the ads, due: T-20, tools: [sponsored listings, email platform]}
      - {id: picture, title: Pictures for the sponsored listings, due: T-19}
      - {id: old, title: 测试直通车, due: T-18, status: dropped, because: Not sold there any more}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.plan.fields import TBD
from promoplan.rules.names_in_texts import Names, folded, task_texts
from promoplan.schedule.schedule import DatedTask

if TYPE_CHECKING:
    from promoplan.plan.tools import Platform

SEVERITY = Severity.WARNING
ZH = """任务用到的工具，这次活动的平台上都没有。

计划换个平台照抄，最容易留下旧平台的工具：`tools` 里有，文字里也有。
`tools` 一段写明哪个平台有什么，`campaign.platform` 写这次在哪儿卖，一个或几个；都没有的工具就会指出来。
取消的任务(`status: dropped`)不看。
"""
NOT_LISTED = Words(
    "「{name}」用「{tool}」，tools 里「{platform}」没有它",
    "'{name}' uses '{tool}', which tools does not list for '{platform}'",
)
UNLISTED = Words(
    "活动在「{platform}」，tools 里却没有这个平台，只有：{platforms}",
    "the campaign is on '{platform}', but tools has no such platform, only: {platforms}",
)
SAYS = {
    "": NOT_LISTED,
    "guess": NOT_LISTED,
    "elsewhere": Words(
        "「{name}」用「{tool}」，那是「{platforms}」的工具，活动在「{platform}」",
        "'{name}' uses '{tool}', a tool of '{platforms}', while the campaign is on '{platform}'",
    ),
    "mentioned": Words(
        "「{name}」的文字里有「{tool}」，那是「{platforms}」的工具，活动在「{platform}」",
        "a text of '{name}' names '{tool}', a tool of '{platforms}', while the campaign is on '{platform}'",
    ),
    "platform": UNLISTED,
    "platform-guess": UNLISTED,
}
HINTS = {
    "": Words(
        "「{platform}」有的：{known}；它确实有就加进 tools",
        "tools of '{platform}': {known}; if this is one too, add it to tools",
    ),
    "guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
    "elsewhere": Words(
        "换成「{platform}」有的：{known}；这件事不做了就写 status: dropped",
        "use a tool of '{platform}': {known}; if this is not done here, status: dropped",
    ),
    "mentioned": Words(
        "改成「{platform}」的说法，它有：{known}；这件事不做了就写 status: dropped",
        "say it for '{platform}', whose tools are: {known}; if this is not done here, status: dropped",
    ),
    "platform": Words(
        "在 tools 里加一行 {platform}: [它有的工具]", "add a line to tools: {platform}: [the tools it has]"
    ),
    "platform-guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
}
NONE_LISTED = Words("(没写)", "(none listed)")


def check(campaign: Campaign) -> Iterator[Told]:
    tools = campaign.plan.tools
    written = [(place, name) for place, name in enumerate(campaign.plan.campaign.platform) if name not in TBD]
    if not tools or not written:
        return
    known = {folded(name) for name in tools}
    unlisted = [(place, name) for place, name in written if folded(name) not in known]
    for place, name in unlisted:
        guess = Guesser().near(name, tools)
        values = {"platform": name, "platforms": list(tools)[:20], "guess": guess}
        position = campaign.document.position("campaign", "platform", place)
        yield Told(position, values, "platform-guess" if guess else "platform")
    if not unlisted:
        looker = _Looker(tools, [name for _, name in written])
        for dated in campaign.tasks:
            if dated.task.status != "dropped":
                yield from looker.told(campaign, dated)


class _Looker:
    """Looks for tools that none of the campaign's platforms has, among a task's tools and in its texts."""

    def __init__(self, tools: dict[str, Platform], platforms: list[str]) -> None:
        self.platforms = platforms
        self.written: dict[str, str] = {}  # tools as the plan writes them, by what they are compared by
        self.own: dict[str, str] = {}
        self.elsewhere: dict[str, list[str]] = defaultdict(list)
        self.all_listed = True  # a platform whose tools are not listed may have any that is no other's
        ours = {folded(name) for name in platforms}
        for name, listed in tools.items():
            is_own = folded(name) in ours
            self.all_listed &= bool(listed.has) or not is_own
            for written in listed.has:
                tool = folded(written)
                self.written.setdefault(tool, written)
                if is_own:
                    self.own.setdefault(tool, written)
                else:
                    self.elsewhere[tool].append(name)
        for tool in self.own:
            self.elsewhere.pop(tool, None)
        self.known = list(self.own.values())[:20] or NONE_LISTED
        self.names = Names([*self.own, *self.elsewhere] if self.elsewhere else ())
        self.guesser = Guesser()

    def told(self, campaign: Campaign, dated: DatedTask) -> Iterator[Told]:
        values: dict[str, object] = {"name": dated.name, "platform": self.platforms, "known": self.known}
        entries: set[str] = set()
        for number, written in enumerate(dated.task.tools):
            tool = folded(written)
            if not tool or tool in self.own or written in TBD:
                continue
            entries.add(tool)
            position = campaign.at(dated, "tools", number)
            if tool in self.elsewhere:
                yield Told(position, values | {"tool": written, "platforms": self.elsewhere[tool]}, "elsewhere")
            elif self.all_listed:
                guess = self.guesser.near(written, self.own.values())
                yield Told(position, values | {"tool": written, "guess": guess}, "guess" if guess else "")
        if not self.names:
            return
        for path, text in task_texts(dated.task):
            said = folded(text)
            found = dict.fromkeys(said[start:end] for start, end in self.names.found_in(said))
            others = [tool for tool in found if tool in self.elsewhere and tool not in entries]
            if others:
                platforms = list(dict.fromkeys(name for tool in others for name in self.elsewhere[tool]))
                tools = [self.written[tool] for tool in others]
                yield Told(campaign.at(dated, *path), values | {"tool": tools, "platforms": platforms}, "mentioned")
