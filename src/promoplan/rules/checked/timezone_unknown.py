"""The campaign's time zone is not known, or an English plan does not name one.

Today is the date in that zone. A Chinese plan without one is counted in Asia/Shanghai.

wrong:
    # campaign: timezone: Asia/Beijing
    tasks: []

right:
    # campaign: timezone: Asia/Shanghai
    tasks: []
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words

SEVERITY = Severity.ERROR
ZH = """时区不认识，或英文计划没有写时区。

「今天」按这个时区算。中文计划不写时区就按 Asia/Shanghai。
"""
SAYS = {
    "": Words("不认识的时区「{zone}」", "unknown time zone '{zone}'"),
    "missing": Words("英文计划要写时区", "a plan in English has to name its time zone"),
}
HINTS = {
    "": Words("timezone: Asia/Shanghai(IANA 时区名)", "timezone: Asia/Shanghai (an IANA name)"),
    "missing": Words("timezone: America/New_York(IANA 时区名)", "timezone: America/New_York (an IANA name)"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    written = campaign.plan.campaign.timezone
    if campaign.plan.campaign.zone is None:
        yield Told(campaign.document.position("campaign", of_key=True), {}, "missing")
    elif written is not None and written != "Asia/Shanghai" and campaign.zone is None:
        yield Told(campaign.document.position("campaign", "timezone"), {"zone": written})
