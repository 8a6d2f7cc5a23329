"""Agendas as iCalendar files (RFC 5545), for phones, mail programs and calendar services."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import UUID, uuid5

from icalendar import Alarm as Reminder
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText

from promoplan.agenda import ALL_WEEKDAYS, Agenda, Alarm, Entry, Series
from promoplan.days.clock import zone_named
from promoplan.text import one_line, safe_text

EXTENSION = "ics"
MADE_AS = "calendars"
PRODUCT = "-//promoplan//promoplan//EN"
NAMESPACE = UUID("6ba1f0a4-3c5e-5d0b-9f7e-2d1a4c8b7e63")  # never to be changed: every UID is made with it
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class Text(vText):
    """A TEXT value. icalendar itself takes a backslash before an N for a line's end: C:\\New."""

    def to_ical(self) -> bytes:
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


class Writer:
    """Writes the agendas of one campaign. An entry that stands in several is made once."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Entry, bytes]] = {}

    def write(self, agenda: Agenda) -> bytes:
        zone = zone_named(agenda.zone)
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar["x-wr-calname"] = _text(agenda.title)
        if zone is not None:
            calendar["x-wr-timezone"] = Text(agenda.zone or "")
            if any(isinstance(entry.start, datetime) for entry in agenda.entries):
                calendar.add_component(_timezone(zone, agenda.entries))
        head, end, tail = calendar.to_ical().rpartition(b"END:VCALENDAR")
        return b"".join((head, *(self._event(entry, agenda, zone) for entry in agenda.entries), end, tail))

    def _event(self, entry: Entry, agenda: Agenda, zone: tzinfo | None) -> bytes:
        known = self._made.get(id(entry))
        if known is None:
            # the entry is kept too, so that its id stays its own
            known = self._made[id(entry)] = (entry, _event(entry, agenda, zone).to_ical())
        return known[1]


def _event(entry: Entry, agenda: Agenda, zone: tzinfo | None) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE, f"{agenda.campaign}/{entry.key}")))
    event.add("dtstamp", datetime.combine(agenda.today, time(), UTC))
    event.add("sequence", agenda.today.toordinal())  # what is made on a later day replaces what was imported before
    event["summary"] = _text(entry.title)
    if entry.notes:
        event["description"] = Text(safe_text(entry.notes))
    event.add("dtstart", _in_zone(entry.start, zone))
    if entry.end is not None:
        event.add("dtend", _in_zone(entry.end, zone))
    if entry.series is not None:
        _repeat(event, entry, entry.series, zone)
    long = entry.end is not None and entry.end - entry.start > DAY
    if long or not isinstance(entry.start, datetime):
        event.add("transp", "TRANSPARENT")  # keeps nobody from being invited on these days
    if entry.cancelled:
        event.add("status", "CANCELLED")
    for alarm in entry.alarms:
        event.add_component(_reminder(alarm, entry.title))
    return event


def _repeat(event: Event, entry: Entry, series: Series, zone: tzinfo | None) -> None:
    if series.weekdays == ALL_WEEKDAYS:
        event.add("rrule", {"freq": "daily", "count": series.times})
    else:
        weekdays = [WEEKDAYS[number] for number in series.weekdays]
        event.add("rrule", {"freq": "weekly", "count": series.times, "byday": weekdays})
    if series.left_out:
        event.add("exdate", [_on(day, entry.start, zone) for day in series.left_out])


def _on(day: date, start: date, zone: tzinfo | None) -> date:
    """Another day of a series: at the same time."""
    return _in_zone(datetime.combine(day, start.time()) if isinstance(start, datetime) else day, zone)


def _in_zone(when: date, zone: tzinfo | None) -> date:
    return when.replace(tzinfo=zone) if isinstance(when, datetime) else when


def _reminder(alarm: Alarm, title: str) -> Reminder:
    made = Reminder()
    made.add("action", "DISPLAY")
    made["description"] = _text(title)
    related = {"related": "END"} if alarm.before_end else {}
    made.add("trigger", timedelta(minutes=-alarm.minutes), related)
    return made


def _timezone(zone: tzinfo, entries: Iterable[Entry]) -> Timezone:
    """The zone's rules for the years that some entries stand in."""
    years = [day.year for entry in entries for day in (entry.start, _last(entry))]
    made = Timezone.from_tzinfo(zone, first_date=date(min(years), 1, 1), last_date=date(max(years), 12, 31))
    for part in made.subcomponents:
        assert isinstance(part, TimezoneStandard | TimezoneDaylight)
        # icalendar gives the clock after it was put forward; RFC 5545 wants the clock before
        gap = part.TZOFFSETTO - part.TZOFFSETFROM
        if gap > timedelta():
            others = [start - gap for start, _ in part.rdates]
            part.DTSTART -= gap
            part.pop("rdate", None)
            if others:
                part.add("rdate", others)
    return made


def _last(entry: Entry) -> date:
    """A day that an entry is over by."""
    if entry.series is not None:
        return entry.start + WEEK * (entry.series.times // len(entry.series.weekdays) + 1)
    return entry.end or entry.start


def _text(text: str) -> Text:
    return Text(one_line(text))
