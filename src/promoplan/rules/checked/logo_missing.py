"""The logo that every sheet should carry cannot be used.

It is a PNG, JPEG or SVG file in the plan's folder, at most 1 MiB; sheets are printed without it until it is there.

wrong:
    # campaign: logo: assets/none.svg
    tasks: []

right:
    tasks: []
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.WARNING
ZH = """每张表上都该有的标志图用不了。

它应是计划文件夹里的 PNG、JPEG 或 SVG，不超过 1 MiB;找到之前，表上没有标志。
"""
SAYS = {
    "missing": Words("找不到标志图「{logo}」", "the logo '{logo}' is not there"),
    "outside": Words("标志图「{logo}」不在计划的文件夹里", "the logo '{logo}' is outside the plan's folder"),
    "kind": Words("标志图「{logo}」不是 PNG、JPEG 或 SVG", "the logo '{logo}' is not a PNG, JPEG or SVG"),
    "size": Words("标志图「{logo}」超过 1 MiB", "the logo '{logo}' is larger than 1 MiB"),
}
HINTS = dict.fromkeys(
    SAYS, Words("放在计划旁边：logo: assets/logo.svg", "put it beside the plan: logo: assets/logo.svg")
)


def check(campaign: Campaign) -> Iterator[Told]:
    written = campaign.plan.campaign.logo
    if written is not None and campaign.logo.problem:
        yield Told(campaign.document.position("campaign", "logo"), {"logo": written}, campaign.logo.problem)
