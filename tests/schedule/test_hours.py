"""Tasks with fixed hours that follow one another on one day: no day is lost between them."""

from __future__ import annotations

from tests.plans import part, told

PLAN = """
tasks:
  - {{id: rig, title: 搭台, window: T-1 19:00-22:00}}
  - {{id: ready, title: 就位, window: T 08:30-09:30, needs: [rig]}}
  - {{id: show, title: 节目, window: T {begins}-11:40, needs: [ready], must_end_by: T}}
"""


def slack(begins: str) -> dict[str, int | None]:
    campaign = part(PLAN.format(begins=begins)).campaign
    assert campaign is not None
    return {
        dated.id: times.slack if times else None for dated, times in zip(campaign.tasks, campaign.times, strict=True)
    }


def test_hours_that_fit_leave_slack_as_it_is() -> None:
    assert slack("09:30") == {"rig": 0, "ready": 0, "show": 0}


def test_hours_that_overlap_are_told_and_leave_no_slack() -> None:
    assert slack("09:00") == {"rig": 0, "ready": 0, "show": 0}
    assert "begins-the-day-need-ends" in told(PLAN.format(begins="09:00"))
    assert "begins-the-day-need-ends" not in told(PLAN.format(begins="09:30"))
