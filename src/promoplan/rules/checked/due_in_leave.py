"""A task is due while its owner is away.

Either somebody else hands it in or it is handed in before the leave begins; the plan has to say which.

wrong:
    people: {mei: {name: Mei, away: [T-20 .. T-15]}}
    tasks:
      - {id: image, title: Sign-up image, due: T-19, owner: mei}

right:
    people: {mei: {name: Mei, away: [T-20 .. T-15]}}
    tasks:
      - {id: image, title: Sign-up image, due: T-21, owner: mei}
"""

from __future__ import annotations

from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Severity, Told, Words
from promoplan.rules.other_days import ending

SEVERITY = Severity.WARNING
ZH = """截止时责任人正在休假。

要么换人交，要么在休假之前交，计划里要写明白。
"""
AWAY = Words(
    "「{name}」{end} 到期，{owner}那时不在({first} 至 {last})",
    "'{name}' is due {end}, while {owner} is away ({first} to {last})",
)
SAYS = {"": AWAY, "too-late": AWAY}
HINTS = {
    "": Words("{written}，或换一位责任人", "{written}, or another owner"),
    "too-late": Words("换一位责任人", "another owner"),
}


def check(campaign: Campaign) -> Iterator[Told]:
    away = campaign.schedule.away
    if not away:
        return
    for dated in campaign.tasks:
        task = dated.task
        if not task.is_open:
            continue
        start = dated.start if task.window else None
        ends = [(dated.name, task.owner, start, dated.finish, campaign.end_at(dated))]
        for place, step in enumerate(task.steps):
            begins, due, position = dated.step_starts[place], dated.steps[place], campaign.step_at(dated, place)
            ends.append((step.title, step.owner or task.owner, begins, due, position))
        for name, owner, begins, finish, position in ends:
            if owner is None or finish is None:
                continue
            span = next((span for span in away.get(owner, ()) if span.start.day <= finish.day <= span.end.day), None)
            if span is not None:
                before = Moment(campaign.working_day_before(span.start.day, task.department))
                written = ending(campaign, begins, before)
                values = {
                    "name": name,
                    "end": campaign.shown(finish),
                    "owner": campaign.person_name(owner),
                    "first": campaign.shown(Moment(span.start.day)),
                    "last": campaign.shown(Moment(span.end.day)),
                    "written": written,
                }
                yield Told(position, values, "" if written else "too-late")
