"""An owner is not among the people of the plan.

A name that `people` does not have gets no sheet, and its leave and load are not looked at.

wrong:
    people: {linlin: {name: Lin}}
    tasks:
      - {id: roster, title: Roster, due: T-19, owner: lilin}

right:
    people: {linlin: {name: Lin}}
    tasks:
      - {id: roster, title: Roster, due: T-19, owner: linlin}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.rules.owners import meanings, strangers

SEVERITY = Severity.ERROR
ZH = """责任人不在 `people` 里。

没有列进 `people` 的人得不到自己的任务单，请假和忙闲也查不到。
"""
SAYS = {
    "": Words("「{name}」的责任人「{owner}」不在 people 里", "the owner of '{name}', '{owner}', is not in people"),
    "guess": Words("「{name}」的责任人「{owner}」不在 people 里", "the owner of '{name}', '{owner}', is not in people"),
}
HINTS = {
    "": Words("在 people 下加一行：{owner}: {{name: …}}", "add to people: {owner}: {{name: …}}"),
    "guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    guesser = Guesser()
    for name, owner, position in strangers(campaign):
        meant = meanings(campaign).of(owner)
        if not meant.department:
            guess = meant.person or guesser.near(owner, campaign.plan.people)
            yield Told(position, {"name": name, "owner": owner, "guess": guess}, "guess" if guess else "")
