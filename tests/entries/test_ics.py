"""iCalendar files: hours in their zone, events that keep their names when days move, texts that stay texts."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from promoplan.campaign import Campaign
from tests.benchmarks.plans import plan_of
from tests.entries.read_back import by_ics, by_vobject, events, written
from tests.plans import loaded
from tests.views.sheets import campaign, campaign_of

MOST_OCTETS = 75  # of a line, RFC 5545 3.1


def whole(text: str) -> bytes:
    return written(campaign(text))["calendar.ics"]


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def uids(found: Campaign) -> list[str]:
    return [event.uid.value for event in events(written(found)["calendar.ics"])]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("due: T-3", "VALUE=DATE:20261108", "VALUE=DATE:20261109"),
        ("due: T-3 20:00", "TZID=Asia/Shanghai:20261108T200000", None),
        ("due: T-3 24:00", "VALUE=DATE:20261108", "VALUE=DATE:20261109"),
        ("due: T-3, duration: 3d", "VALUE=DATE:20261106", "VALUE=DATE:20261109"),
        ("due: T-3, duration: 0d", "VALUE=DATE:20261108", "VALUE=DATE:20261109"),
        ("window: T-5 .. T-3", "VALUE=DATE:20261106", "VALUE=DATE:20261109"),
        ("window: T-3 00:00-24:00", "VALUE=DATE:20261108", "VALUE=DATE:20261109"),
        ("window: T-3 22:00-04:00", "TZID=Asia/Shanghai:20261108T220000", "TZID=Asia/Shanghai:20261109T040000"),
        ("window: T-3 22:00-24:00", "TZID=Asia/Shanghai:20261108T220000", "TZID=Asia/Shanghai:20261109T000000"),
        ("window: T-5 .. T-3 20:00", "TZID=Asia/Shanghai:20261106T000000", "TZID=Asia/Shanghai:20261108T200000"),
        ("window: T-5 09:00 .. T-3", "TZID=Asia/Shanghai:20261106T090000", "TZID=Asia/Shanghai:20261108T180000"),
        ("window: T-3 .. T-5", "VALUE=DATE:20261106", "VALUE=DATE:20261107"),
    ],
)
def test_days_and_hours(when: str, start: str, end: str | None) -> None:
    lines = unfolded(whole(f"tasks: [{{id: a, title: A, {when}}}]\n"))
    assert [line[8:] for line in lines if line.startswith("DTSTART;")][1:] == [start]
    assert [line[6:] for line in lines if line.startswith("DTEND;")][1:] == ([end] if end else [])


def test_hours_of_a_night_are_called_after_the_day_they_begin_on() -> None:
    found = by_vobject(whole("tasks: [{id: a, title: A, window: T-3 22:00-04:00}]\n"))
    assert found[1].title == "A · T-3"


def test_hours_keep_their_wall_time_over_the_change_of_clocks() -> None:
    content = written(
        campaign_of(
            {"tasks": [{"id": "a", "title": "A", "window": "2026-10-30 .. 2026-11-03", "repeat": "daily 09:30"}]},
            timezone="America/New_York",
            language="en",
        )
    )["calendar.ics"]
    (series,) = [event for event in events(content) if hasattr(event, "rrule")]
    zone = ZoneInfo("America/New_York")
    first = datetime(2026, 10, 30, 9, 30, tzinfo=zone)
    assert series.dtstart.value == first
    times = list(series.getrruleset())
    assert [time.utcoffset() // timedelta(hours=1) for time in times] == [-4, -4, -5, -5, -5]
    assert {(time.hour, time.minute) for time in times} == {(9, 30)}


def test_clocks_go_forward_at_the_time_they_show_before() -> None:
    plan = {"tasks": [{"id": "a", "title": "A", "window": "2026-03-01 09:00 .. 2027-04-01 10:00"}]}
    found = campaign_of(plan, timezone="America/New_York", language="en")
    lines = unfolded(written(found)["calendar.ics"])
    daylight = lines[lines.index("BEGIN:DAYLIGHT") : lines.index("END:DAYLIGHT")]
    assert "DTSTART:20260308T020000" in daylight
    assert "RDATE:20270314T020000" in daylight


def test_without_a_zone_times_are_those_of_the_reader() -> None:
    found = campaign_of({"tasks": [{"id": "a", "title": "A", "due": "T 20:00"}]}, language="en")
    lines = unfolded(written(found)["calendar.ics"])
    assert "DTSTART:20261111T200000" in lines
    assert not [line for line in lines if "TZ" in line or "TIMEZONE" in line]


def test_in_utc_no_zone_has_to_be_explained() -> None:
    found = campaign_of({"tasks": [{"id": "a", "title": "A", "due": "T 20:00"}]}, language="en", timezone="UTC")
    assert "DTSTART:20261111T200000Z" in unfolded(written(found)["calendar.ics"])


MOVED = """
# event_day: {event_day}
key_dates: {{k: T-20 22:00}}
phases: [{{id: p, window: T-9 .. T-1}}]
follow_ups: [{{id: f, at: T-8}}]
tasks:
  - {{id: a, title: {title}, due: T-3, steps: [{{title: 步, due: T-4}}]}}
  - {{id: r, title: 早会, window: T-33 .. T-1, repeat: workdays 09:15}}
  - {{id: w, title: 周报, window: T-30 .. T-1, repeat: weekly mon thu}}
"""


def test_events_keep_their_uids_when_the_event_moves_and_titles_change() -> None:
    before = uids(campaign(MOVED.format(event_day="2026-11-11", title="价")))
    after = uids(campaign(MOVED.format(event_day="2026-11-18", title="定价")))
    assert len(set(before)) == len(before) == 9
    # 10-10, a make-up day, is no longer among the days of 早会
    assert after == [uid for uid in before if uid in after]
    assert len(before) - len(after) == 1


def test_ids_given_twice_are_two_events() -> None:
    found = campaign("tasks: [{id: a, title: A, due: T}, {id: a, title: B, due: T}, {title: C, due: T}]\n")
    assert len(set(uids(found))) == 4


def test_another_campaign_has_other_uids() -> None:
    plan = {"tasks": [{"id": "a", "title": "A", "due": "T"}]}
    assert not {*uids(campaign_of(plan))} & {*uids(campaign_of(plan, id="other"))}


def test_what_is_dropped_is_cancelled_and_what_is_done_is_ticked() -> None:
    text = (
        "tasks:\n  - {id: a, title: A, due: T, status: dropped, priority: must}\n"
        "  - {id: b, title: B, due: T, status: done, priority: must}\n"
    )
    dropped, done = events(whole(text))[1:]
    assert (dropped.summary.value, dropped.status.value) == ("取消：A · T", "CANCELLED")
    assert done.summary.value == "✓ B · T"
    assert not [event for event in (dropped, done) if hasattr(event, "valarm")]


@pytest.mark.parametrize(
    ("when", "triggers"),
    [
        ("due: T-3", ["-PT15H"]),
        ("due: T-3 20:00", ["-PT1H"]),
        ("window: T-5 .. T-3", ["-PT15H", "END:-P1DT15H"]),
        ("window: T-5 .. T-3 20:00", ["-PT15H", "END:-PT1H"]),
        ("window: T-5 09:00 .. T-3", ["-PT1H", "END:-P1DT9H"]),
        ("window: T-3 22:00-04:00", ["-PT1H"]),
        ("window: T-9 .. T, repeat: daily 09:30", ["-PT1H"]),
        ("window: T-9 .. T, repeat: daily", []),
    ],
)
def test_what_must_be_done_has_reminders(when: str, triggers: list[str]) -> None:
    for priority, expected in (("must", triggers), ("should", [])):
        lines = unfolded(whole(f"tasks: [{{id: a, title: A, {when}, priority: {priority}}}]\n"))
        made = [re.sub(r"^TRIGGER(;RELATED=)?:?", "", line) for line in lines if line.startswith("TRIGGER")]
        assert made == expected


def test_notes_say_whose_it_is_when_it_is_done_and_what_it_waits_for() -> None:
    text = (
        "departments: {ops: {name: 运营部}}\npeople: {li: {name: 李雷}, han: {name: 韩梅}}\n"
        "tasks:\n  - {id: a, title: 选品, owner: han, due: T-9}\n"
        "  - {id: b, title: 定价, department: ops, owner: li, due: T-3, needs: [a], done_when: 价格表签字}\n"
    )
    notes = events(whole(text))[2].description.value
    assert notes.split("\n") == [
        "T-3 · 11-08 周日(休)", "责任人：李雷（运营部）", "内容要求：价格表签字", "在等：", "韩梅：选品 T-9",
    ]  # fmt: skip


NASTY = 'a,b;c:"d" \\N \\n C:\\New\r\nBEGIN:VEVENT\r\nX:\x1b[31m \u202eevil\u2066 ' + "长" * 40_000


def test_text_stays_text() -> None:
    plan = {
        "people": {"li": {"name": NASTY}},
        "key_dates": {"k": {"at": "T-3", "name": NASTY, "notes": NASTY}},
        "phases": [{"id": "p", "name": NASTY, "notes": NASTY, "window": "T-9 .. T"}],
        "follow_ups": [{"id": "f", "name": NASTY, "at": "T-5", "owner": "li"}],
        "tasks": [
            {
                "id": "a", "title": NASTY, "owner": "li", "due": "T-3 20:00", "done_when": NASTY, "notes": NASTY,
                "priority": "must", "steps": [{"title": NASTY, "due": "T-4"}],
            },
        ],
    }  # fmt: skip
    for content in written(campaign_of(plan, name=NASTY)).values():
        assert max(map(len, content.split(b"\r\n"))) <= MOST_OCTETS
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\x1b", content)
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", content.decode())
        found = events(content)
        assert len(found) >= 5
        one_line = " ".join(re.sub("[\r\x1b\u202e\u2066]", "\ufffd", NASTY).split())
        assert {event.summary.value.rpartition(" · ")[0] for event in found} <= {one_line, f"{one_line} 活动期"}
        (task,) = [event for event in found if hasattr(event, "valarm")]
        assert "\\N \\n C:\\New\ufffd\nBEGIN:VEVENT" in task.description.value
        # of backslashes `ics` makes what it likes
        assert sorted(str(read[1:]) for read in by_ics(content)) == sorted(
            str(read[1:]) for read in by_vobject(content)
        )


def test_the_stamp_is_the_day_it_was_made_on() -> None:
    plan = {"tasks": [{"id": "a", "title": "A", "due": "T"}]}
    first = written(campaign_of(plan, today="2026-10-01"))["calendar.ics"]
    assert first == written(campaign_of(plan, today="2026-10-01"))["calendar.ics"]
    assert b"DTSTAMP:20261001T000000Z" in first
    sequences = [
        int(events(written(campaign_of(plan, today=day))["calendar.ics"])[0].sequence.value)
        for day in ("2026-10-01", "2026-10-02")
    ]
    assert sequences[0] < sequences[1]


def test_a_thousand_tasks_and_long_repeats_stay_small() -> None:
    found = loaded(plan_of(1000), today="2026-11-01").campaign
    assert found is not None
    files = written(found)
    assert len(files["calendar.ics"]) < 1024 * 1024
    assert len(events(files["calendar.ics"])) > 1000
    long = whole("tasks: [{id: a, title: A, window: T-400 .. T, repeat: workdays 09:00 10:00 11:00}]\n")
    assert len(long) < 16 * 1024
    assert sum(len(read.starts) for read in by_vobject(long)) > 700
