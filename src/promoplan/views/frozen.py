"""What is frozen and when, at the head of the sheets whose tasks touch it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.plan.references import folded
from promoplan.schedule.schedule import DatedTask
from promoplan.views import rows

FROZEN = Words("冻结", "Frozen")
ALL = Words("全部", "everything")
SAID = Words("{days}：{scope}", "{days}: {scope}")
MOST = 6  # freezes named on one sheet
EVERYTHING = "all"


def facts(campaign: Campaign, tasks: Iterable[DatedTask]) -> Iterator[tuple[str, str]]:
    """The freezes of what some tasks touch, in the plan's order."""
    if not campaign.plan.calendar.freeze:
        return
    touched = {folded(word) for dated in tasks if dated.task.is_open for word in dated.task.touches}
    language, said = campaign.language, []
    for freeze, span in zip(campaign.plan.calendar.freeze, campaign.schedule.freeze, strict=True):
        scope = {folded(word) for word in freeze.scope} or {EVERYTHING}
        if span is not None and touched and (EVERYTHING in scope or scope & touched):
            named = ALL.say(language) if EVERYTHING in scope else rows.joined(freeze.scope, language)
            text = SAID.say(language).format(days=rows.span(campaign, span), scope=named)
            said.append(text)
    if said:
        yield FROZEN.say(language), ("；" if language == "zh" else "; ").join(said[:MOST])
