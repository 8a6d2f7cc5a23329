"""Why one date is what it is: the way to it from the event day, how much room it has, what a day more would take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from promoplan.campaign import Campaign
from promoplan.days.write import Moment, clock, iso, short
from promoplan.finding import Language, Words
from promoplan.formats import json
from promoplan.screen.plain import WIDTH, Line, Piece, wrapped
from promoplan.why.gain import Gain
from promoplan.why.gains import Gains
from promoplan.why.places import Place
from promoplan.why.reasons import Reasons, Step
from promoplan.why.sentences import Length, Sentence

FIRST_SHOWN, LAST_SHOWN = 5, 15  # steps of a long way; JSON has all of them
MOST_GAINS = 12  # ways to a day more
LEAST = 20  # columns of a name, however narrow the terminal

UNTIL = Words(" 至 ", " to ")
WITH_ID = Words("{name}（{id}）", "{name} ({id})")
UNDATED = Words("没有日期", "no date")
MORE = Words("……中间还有 {count} 步，--format json 看全部", "… {count} more steps; --format json has all of them")
DROPPED = Words("已取消，不占日子。", "It is dropped and takes no days.")
NO_LIMIT = Words("后面没有事等它，也没有期限。", "Nothing waits for it, and it has no limit.")
LATER = Words("可以晚 {days}。", "It can be {days} later.")
NOT_LATER = Words("一天也不能晚。", "It cannot be a day later.")
SHORT = Words("晚了 {days}，期限或后面的事赶不上。", "It is {days} too late for its limit or for what follows.")
EARLIER = Words("可以提前 {days}。", "It can be {days} earlier.")
CRITICAL = Words("在关键线路上。", "It is on the critical chain.")
MOVES = Words("T 挪，它跟着挪。", "It moves with T.")
STAYS = Words("T 挪，它不动。", "It does not move with T.")
GAIN = {
    "later": Words("要再多一天{together}：", "What would give it a day more{together}:"),
    "sooner": Words("要早一天{together}：", "What would bring it a day forward{together}:"),
    "in time": Words("要赶上：", "What would make it in time:"),
}
TOGETHER = Words("（前 {count} 条要一起动）", " (the first {count} together)")
MORE_GAINS = Words("……还有 {count} 条，--format json 看全部", "… {count} more; --format json has all of them")
NOTHING = Words("", "")


def screen(campaign: Campaign, reasons: Reasons, place: Place, width: int = WIDTH) -> Iterator[Line]:
    """The lines for one date, in at most `width` columns."""
    language = campaign.language
    start, finish = reasons.places.days(place)
    for said in (_name(reasons, place, language), _days(campaign, start, finish, reasons.places.department(place))):
        for line in wrapped(said, width, 2):
            yield (Piece(line, "bold"),)
    yield ()
    if finish is None:
        for line in wrapped(reasons.of(place).say(language), width, 0):
            yield (Piece(line),)
        return
    yield from _steps(campaign, reasons, reasons.chain(place), width)
    if place.kind == "event":
        return
    yield ()
    room, style = _room(reasons, place)
    for line in wrapped((" " if language == "en" else "").join(part.say(language) for part in room), width, 0):
        yield (Piece(line, style),)
    gains = Gains(reasons)
    found = gains.of(place)
    if found:
        yield (Piece(_wanted(gains, place, found).say(language)),)
        left_out = len(found) - MOST_GAINS
        for gain in found if left_out <= 1 else found[:MOST_GAINS]:
            for line in wrapped(f"- {gain.sentence.say(language)}", width - 2, 2):
                yield (Piece(f"  {line}"),)
        if left_out > 1:
            yield (Piece(f"  {MORE_GAINS.say(language).format(count=left_out)}", "dim"),)


def _name(reasons: Reasons, place: Place, language: Language) -> str:
    """A name with its id, where there is one and it is another."""
    name = reasons.places.name(place)
    return name if place.id in ("", name) else WITH_ID.say(language).format(name=name, id=place.id)


def _days(campaign: Campaign, start: Moment | None, finish: Moment | None, department: str | None) -> str:
    """T-9 .. T-7 · 11-02 周一 至 11-04 周三."""
    if finish is None:
        return UNDATED.say(campaign.language)

    def day(moment: Moment) -> str:
        said = short(moment.day, campaign.schedule.event, campaign.language) + campaign.day_mark(moment.day, department)
        return said if moment.minute is None else f"{said} {clock(moment.minute)}"

    if start is None or start.day == finish.day:
        return f"{campaign.offset(finish.day)} · {day(finish)}"
    offsets = f"{campaign.offset(start.day)} .. {campaign.offset(finish.day)}"
    return f"{offsets} · {day(start)}{UNTIL.say(campaign.language)}{day(finish)}"


def _steps(campaign: Campaign, reasons: Reasons, steps: Sequence[Step], width: int) -> Iterator[Line]:
    """Each stop with its day and name, and below it why it is there."""
    left_out = len(steps) - FIRST_SHOWN - LAST_SHOWN
    shown = list(steps) if left_out <= 1 else [*steps[:FIRST_SHOWN], *steps[-LAST_SHOWN:]]
    offsets = [campaign.offset(step.at.day) if step.at else "" for step in shown]
    indent = max(map(cell_len, offsets)) + 2
    for number, (offset, step) in enumerate(zip(offsets, shown, strict=True)):
        if left_out > 1 and number == FIRST_SHOWN:
            yield (Piece(MORE.say(campaign.language).format(count=left_out), "dim"),)
        days = _days(campaign, step.start, step.finish, reasons.places.department(step.place)).rpartition(" · ")[2]
        head = f"{offset:{indent}}{days}  "
        name = _name(reasons, step.place, campaign.language)
        for place, line in enumerate(wrapped(name, max(width - cell_len(head), LEAST), 0)):
            yield (Piece(" " * cell_len(head) if place else head), Piece(line, "bold"))
        for line in wrapped(step.reason.say(campaign.language), width - indent, 0):
            yield (Piece(" " * indent + line),)


def _room(reasons: Reasons, place: Place) -> tuple[list[Sentence], str]:
    """How much later and earlier it can be, whether it is critical; and the colour of that."""
    if place.kind != "task":
        follows = reasons.chain(place)[0].place.kind == "event"
        return [Sentence(MOVES if follows else STAYS)], ""
    dated, found = reasons.places.task(place), reasons.times[place.number]
    if dated.task.status == "dropped":
        return [Sentence(DROPPED)], ""
    can_be_later = found.later if found else None
    can_be_earlier = found.earlier if found and not dated.fixed else None
    words = NO_LIMIT if can_be_later is None else LATER if can_be_later > 0 else SHORT if can_be_later else NOT_LATER
    said = [Sentence(words, {"days": Length(abs(can_be_later or 0))})]
    if can_be_earlier:
        said.append(Sentence(EARLIER, {"days": Length(can_be_earlier)}))
    if found is not None and found.critical:
        said.append(Sentence(CRITICAL))
    return said, "red" if can_be_later is not None and can_be_later < 0 else ""


def _wanted(gains: Gains, place: Place, found: Sequence[Gain]) -> Sentence:
    """The heading over what would give a day more."""
    together = sum(not gain.alone for gain in found)
    return Sentence(
        GAIN[gains.sought(place)],
        {"together": Sentence(TOGETHER if together > 1 else NOTHING, {"count": together})},
    )


def as_json(campaign: Campaign, reasons: Reasons, place: Place) -> str:
    """`why --format json`: see docs/json.md. What is not known is null."""
    language = campaign.language
    found = reasons.times[place.number] if place.kind == "task" else None
    return json.document(
        {
            "format": 1,
            "id": place.id,
            "kind": place.kind,
            **_when(campaign, *reasons.places.days(place)),
            "slack_days": found.slack if found else None,
            "critical": found.critical if found and found.slack is not None else None,
            "chain": [
                {
                    "id": step.place.id,
                    "kind": step.place.kind,
                    **_when(campaign, step.start, step.finish),
                    **step.reason.as_json(language),
                }
                for step in reasons.chain(place)
            ],
            "gain": [
                {"rule": gain.rule, "id": gain.id, "slack_days": gain.slack, "text": gain.sentence.say(language)}
                for gain in Gains(reasons).of(place)
            ],
        }
    )


def _when(campaign: Campaign, start: Moment | None, finish: Moment | None) -> dict[str, object]:
    return {
        "start": iso(start) if start else None,
        "finish": iso(finish) if finish else None,
        "offset": campaign.offset(finish.day) if finish else None,
    }
