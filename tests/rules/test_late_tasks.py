"""Hints for what cannot end in time or begins too soon name what is really in the way."""

from __future__ import annotations

import pytest

from tests.plans import part

PEOPLE = "people: {li: {name: Li, away: [2026-10-12 .. 2026-11-01]}, wu: {name: Wu}}\n"
HELD_BY_ITS_BOUND = """tasks:
  - {id: price, title: Price, due: T-30, owner: wu}
  - {id: sms, title: Messages, duration: 4wd, not_before: T-6, must_end_by: T-5, owner: wu, needs: [price]}
"""
HELD_BY_LEAVE = """tasks:
  - {id: price, title: Price, due: T-32, owner: wu}
  - {id: page, title: Page, duration: 3wd, must_end_by: T-20, owner: li, needs: [price]}
"""
HELD_BY_A_LAG = """tasks:
  - {id: order, title: Order, due: T-30, owner: wu}
  - {id: photo, title: Photo, due: T-28, owner: wu}
  - {id: in, title: In, duration: 1d, must_end_by: T-20, owner: wu, needs: [order + 20d, photo]}
"""


@pytest.mark.parametrize(
    ("tasks", "hint"),
    [
        (
            HELD_BY_ITS_BOUND,
            "4 days missing: a shorter duration, an earlier not_before (T-6 · 11-05 Thu), or",
        ),
        (
            HELD_BY_LEAVE,
            "13 days missing: another owner (Li is away T-30 · 10-12 Mon to T-10 · 11-01 Sun), a shorter duration, or",
        ),
        (
            HELD_BY_A_LAG,
            "11 days missing: a shorter duration, an earlier end of its need 'order' (T-30 · 10-12 Mon), or",
        ),
    ],
)
def test_what_ends_too_late_is_told_with_what_holds_it(tasks: str, hint: str) -> None:
    found = part("# campaign: language: en, timezone: Asia/Shanghai\ncalendar: {holidays: cn}\n" + PEOPLE + tasks)
    assert [finding.hint("en") for finding in found.findings if finding.rule == "ends-after-limit"] == [
        f"{hint} a later limit"
    ]


def test_a_lag_that_is_not_kept_is_told() -> None:
    tasks = """tasks:
  - {id: order, title: Order, due: T-30, owner: wu}
  - {id: in, title: In, due: T-20, owner: wu, needs: [order + 20d]}
"""
    (finding,) = [one for one in part(PEOPLE + tasks).findings if one.rule == "begins-before-need-ends"]
    assert finding.message("en") == (
        "'in' is due T-20 · 10-22 Thu, but what it needs, 'order', ends T-30 · 10-12 Mon, and 20d have to lie between"
    )
    assert finding.message("zh").endswith("才结束，中间还要隔 20d")


def test_a_key_date_among_needs_is_told_with_the_key_it_belongs_to() -> None:
    text = "key_dates: {close: T-9}\n" + PEOPLE + "tasks: [{id: a, title: A, due: T-5, owner: wu, needs: [close]}]\n"
    (finding,) = [one for one in part(text).findings if one.rule == "reference-unknown"]
    assert finding.message("en") == "'close' is a day, and needs names tasks that have to end first"
    assert finding.hint("en") == "not_before: close"
    assert "reference-unknown" not in [
        one.rule for one in part(text.replace("needs: [close]", "not_before: close")).findings
    ]
