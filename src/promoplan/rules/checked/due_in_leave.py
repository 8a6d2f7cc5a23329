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

SEVERITY = Severity.WARNING
ZH = """截止时责任人正在休假。

要么换人交，要么在休假之前交，计划里要写明白。
"""
SAYS = {
    "": Words(
        "「{name}」{end} 到期，{owner}那时不在({first} 至 {last})",
        "'{name}' is due {end}, while {owner} is away ({first} to {last})",
    )
}
HINTS = {"": Words("due: {written}，或换一位责任人", "due: {written}, or another owner")}


def check(campaign: Campaign) -> Iterator[Told]:
    away = campaign.schedule.away
    if not away:
        return
    for dated in campaign.tasks:
        task = dated.task
        if not task.is_open:
            continue
        ends = [(dated.name, task.owner, dated.finish, ("due" if task.window is None else "window",))]
        for number, (step, due) in enumerate(zip(task.steps, dated.steps, strict=False)):
            key = "due" if step.window is None else "window"
            ends.append((step.title, step.owner or task.owner, due, ("steps", number, key)))  # type: ignore[arg-type]
        for name, owner, finish, path in ends:
            if owner is None or finish is None:
                continue
            for span in away.get(owner, ()):
                if span.start.day <= finish.day <= span.end.day:
                    values = {
                        "name": name,
                        "end": campaign.shown(finish),
                        "owner": campaign.person_name(owner),
                        "first": campaign.shown(Moment(span.start.day)),
                        "last": campaign.shown(Moment(span.end.day)),
                        "written": campaign.offset(campaign.working_day_before(span.start.day, task.department)),
                    }
                    yield Told(campaign.at(dated, *path), values)
                    break
