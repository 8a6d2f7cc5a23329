"""A task that repeats, on paper: how often and how many times, and a box to tick for each of them."""

from __future__ import annotations

from datetime import date
from itertools import groupby, islice

from promoplan.campaign import Campaign
from promoplan.days.expression import Repeat
from promoplan.days.write import WEEKDAY_NAMES, Moment, clock
from promoplan.finding import Language, Words
from promoplan.schedule.occurrences import occurrences
from promoplan.schedule.schedule import DatedTask

MOST_BOXES = 62  # two months of days; what comes later is counted
BOX = "□"
DAILY = Words("每天", "daily")
WORKDAYS = Words("每个工作日", "every working day")
WEEKLY = Words("每{weekdays}", "every {weekdays}")
COUNTED = Words("{often}，共 {count} 次", "{often}, {count} times")
ONCE = Words("{often}，只有 1 次", "{often}, once")
MONTH = Words("{month} 月：", "{name}: ")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MORE = Words("……还有 {count} 次", "… and {count} more")


def how_often(campaign: Campaign, dated: DatedTask) -> str:
    """每天 09:30，共 13 次; without the number where the task has no first and last day."""
    if dated.task.repeat is None:
        return ""
    language = campaign.language
    often = in_words(dated.task.repeat, language)
    found = occurrences(campaign.schedule, dated)
    count = found.how_many() if found else 0
    return (COUNTED if count > 1 else ONCE).say(language).format(often=often, count=count) if count else often


def in_words(repeat: Repeat, language: Language) -> str:
    """每天 09:30, 每周一、周四, 每个工作日 18:00."""
    joint = "、" if language == "zh" else ", "
    if repeat.every == "weekly":
        names = joint.join(WEEKDAY_NAMES[language][number] for number in repeat.weekdays)
        text = WEEKLY.say(language).format(weekdays=names)
    else:
        text = (WORKDAYS if repeat.every == "workdays" else DAILY).say(language)
    return f"{text} {joint.join(clock(minute) for minute in repeat.times)}" if repeat.times else text


def boxes(campaign: Campaign, dated: DatedTask) -> str:
    """A line a month with a box before the number of each day, as many as there are times on it."""
    found = occurrences(campaign.schedule, dated)
    if found is None:
        return ""
    language = campaign.language
    lines = []
    for _, group in groupby(islice(found.all(), MOST_BOXES), key=lambda moment: _month(moment.day)):
        moments = list(group)
        month = _month(moments[0].day)[1]
        ticks = [
            f"{BOX * len(list(same))}{date.fromordinal(day).day}"
            for day, same in groupby(moments, key=lambda moment: moment.day)
        ]
        lines.append(MONTH.say(language).format(month=month, name=MONTHS[month - 1]) + " ".join(ticks))
    left = found.how_many() - MOST_BOXES
    if left > 0:
        lines.append(MORE.say(language).format(count=left))
    return "\n".join(lines)


def begins(campaign: Campaign, dated: DatedTask) -> Moment | None:
    """Its first occasion."""
    found = occurrences(campaign.schedule, dated)
    return next(found.all(), None) if found else None


def _month(day: int) -> tuple[int, int]:
    on = date.fromordinal(day)
    return on.year, on.month
