r"""A placeholder was left in a text.

Sheets are printed as they are: XX, 20xx, TBA, ??? or "to be confirmed" on the wall means that nobody decided. What is
really undecided is written `tbd`, with the day by which it must be settled in `decide_by`. Addresses and ids are not
looked at, nor is what has to be confirmed by somebody: that is work to do.

wrong:
    tasks:
      - {id: text, title: Texts go to XX, due: T-20, notes: Gift to be confirmed}
      - {id: sms, title: 短信文案给 XX 确认, due: T-20}

right:
    tasks:
      - {id: text, title: Texts go to Grace, due: T-20, notes: Prices to be confirmed by Finance}
      - {id: sms, title: 短信文案给郭总确认, due: T-20}
      - {id: gift, title: Gift, due: tbd, decide_by: T-40}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.open_points import placeholders
from promoplan.rules.other_days import to_decide_by

SEVERITY = Severity.WARNING
ZH = """文字里留着占位符。

打印出来是什么就是什么：墙上的 XX、20xx、待定、TBA、???，等于没人拍板。确实没定的写 `tbd`，并在 `decide_by`
写上最晚决定日。网址和编号不看。
"""
SAYS = {"": Words("「{text}」里留着占位符「{mark}」", "the placeholder '{mark}' was left in '{text}'")}
HINTS = {
    "": Words(
        "写上真实内容；没定的值写 tbd，旁边写 decide_by: {day}",
        "write what is meant; for an open value write tbd with decide_by: {day} beside it",
    )
}


def check(campaign: Campaign) -> Iterator[Told]:
    for position, text, mark in placeholders(campaign):
        shown = text if len(text) <= 40 else text[:39] + "…"
        yield Told(position, {"text": shown, "mark": mark, "day": to_decide_by(campaign)})
