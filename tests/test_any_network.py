"""Whatever tasks wait for, repeat, touch or are done at each site, showing their dates and load never breaks."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.campaign import Campaign
from promoplan.compare import compare
from promoplan.finding import Language
from promoplan.pipeline import Loaded
from promoplan.progress import Chosen, progress
from promoplan.screen import changes, dates, dates_data, load, load_data, status, why
from promoplan.why.reasons import Reasons
from promoplan.workload.ahead import Ahead
from tests.plans import part

LANGUAGES: tuple[Language, ...] = ("zh", "en")
FEW = settings(max_examples=40, deadline=None, derandomize=True, database=None)
HEAD = """# campaign: start: T-60
calendar:
  freeze:
    - {window: T-6 .. T, scope: [page], except: [n1]}
    - {window: preheat, scope: [all]}
    - {window: T .. T-3, scope: [page]}
key_dates: {close: 2026-10-29 22:00, open_day: tbd, drill: stock_in - 2wd, stock_in: T-3}
phases: [{id: preheat, window: T-11 .. T-1}, {id: back, window: T-1 .. T-5}]
departments: {shop: {name: 门店, workweek: [sat]}}
people: {li: {name: 李, away: [T-20 .. T-12, T-3]}, wu: 吴}
sites: {north: 北店, south: 南店}
tasks:
"""
DAYS = st.sampled_from(
    ["T-20", "T-3", "T+4", "close", "open_day", "drill", "task:n0 + 1d", "preheat", "T-9wd", "T 22:00"]
)
WINDOWS = st.sampled_from(
    ["T-20 .. T-9", "preheat", "T-2 .. T-4", "T-1 22:00 .. T 02:00", "2026-10-20 .. close", "back"]
)
OPTIONS = {
    "duration": st.sampled_from(["0d", "1d", "4wd", "9d", "3h", "40wd", "2w"]),
    "due": DAYS,
    "window": WINDOWS,
    "not_before": DAYS,
    "must_end_by": DAYS,
    "schedule": st.sampled_from(["asap", "alap"]),
    "phase": st.sampled_from(["preheat", "back"]),
    "priority": st.sampled_from(["must", "could"]),
    "status": st.sampled_from(["todo", "doing", "blocked", "done", "dropped"]),
    "department": st.just("shop"),
    "for_each": st.just("sites"),
    "each": st.sampled_from(["{north: {due: T-4}}", "{south: wu}", "{west: li}"]),
    "repeat": st.sampled_from(["daily 09:30", "weekly sat", "workdays"]),
    "touches": st.sampled_from(["[page]", "[price]"]),
}
LAGS = st.sampled_from(["", " + 1d", " + 2wd", " - 1d", " - 3wd", "@north", "@west"])


@st.composite
def tasks(draw: st.DrawFn) -> str:
    lines = []
    count = draw(st.integers(1, 6))
    for number in range(count):
        keys = [f"id: n{number}", "title: 事", "owner: " + draw(st.sampled_from(["li", "wu", "tbd"]))]
        asked = draw(st.lists(st.sampled_from(sorted(OPTIONS)), unique=True, max_size=6))
        keys += [f"{key}: {draw(OPTIONS[key])}" for key in asked]
        others = draw(st.lists(st.integers(0, count), max_size=3))
        needs = ", ".join(f"n{other}{draw(LAGS)}" for other in others)
        lines.append(f"  - {{{', '.join([*keys, f'needs: [{needs}]'])}}}\n")
    return "".join(lines)


def seen(found: Loaded, campaign: Campaign) -> None:
    """Everything that is shown of dates, in both languages where words differ."""
    for finding in found.findings:
        for language in LANGUAGES:
            finding.message(language)
            finding.hint(language)
    chosen = Chosen()
    json.loads(dates_data.as_json(campaign, campaign.tasks))
    assert dates.as_text(campaign, chosen, False, 80)
    dates.critical_as_text(campaign, chosen, 80)
    reasons = Reasons(campaign.plan, campaign.schedule, campaign.times)
    for place in reasons.places.all():
        assert list(why.screen(campaign, reasons, place))
        json.loads(why.as_json(campaign, reasons, place))
    ahead, now = Ahead(campaign, chosen, 14), progress(campaign, chosen, 7)
    json.dumps(load_data.as_data(ahead))
    for language in LANGUAGES:
        assert list(load.screen(now, ahead, language, 60))
        assert list(status.screen(now, language, 60))


@FEW
@given(tasks(), tasks(), st.sampled_from(["2026-09-01", "2026-11-08", "2026-12-01"]))
def test_nothing_that_tasks_say_breaks_what_is_shown_of_them(before: str, after: str, today: str) -> None:
    both = [part(f"# today: {today}\n{HEAD}{written}") for written in (before, after)]
    for found in both:
        assert found.campaign is not None
        seen(found, found.campaign)
    changed = compare(*both)
    for language in LANGUAGES:
        list(changes.difference(changed, both[1], language, 80))
