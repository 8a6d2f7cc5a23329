"""The `rewards` section: prizes and gifts, what one has to do for them, how many there are, how they are handed out."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Count, OptionalText, Part, Reference, References, Text, WindowField, field


class Reward(Part):
    title: Text = field("活动", "the draw, contest or gift it belongs to")
    threshold: OptionalText = field("门槛", "what one has to do for it: spend $150, answer three questions", None)
    reward: OptionalText = field("奖品", "what one gets", None)
    quantity: Count = field("份数", "how many there are", None)
    claim: OptionalText = field("领取方式", "how and with what one gets it: with the receipt, by email", None)
    window: WindowField = field("期限", "first day .. last day", None)
    sites: References = field("地点", "the sites it is offered at; all of them when left out", ())
    owner: Reference = field("责任人", "a person", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Reward, ...], AsList]
