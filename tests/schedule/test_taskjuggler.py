"""Dates of whole plans, held against those that TaskJuggler gave the same graphs (see tests/data/taskjuggler)."""

from __future__ import annotations

from datetime import date

import pytest

from promoplan.campaign import Campaign
from promoplan.schedule.schedule import DatedTask
from tests.plans import loaded
from tests.taskjuggler import GRAPHS, Days, as_plan, graph_called, on_file, trimmed


def days(campaign: Campaign, dated: DatedTask, schedule: str) -> Days:
    """A task's days, half-open. Worked back, a milestone stands behind what it needs; its latest day is compared."""
    assert dated.start is not None
    assert dated.finish is not None
    end = dated.finish.day + 1
    if not dated.task.is_milestone:
        return Days(date.fromordinal(dated.start.day), date.fromordinal(end))
    times = campaign.times[dated.index]
    if schedule == "alap" and times is not None:
        assert times.latest_end is not None
        end = times.latest_end
    return Days(date.fromordinal(end), date.fromordinal(end))


@pytest.mark.parametrize("name", GRAPHS)
def test_a_plan_has_the_dates_that_taskjuggler_gives_it(name: str) -> None:
    graph, schedule = on_file(name), name.partition("-")[0]
    campaign = loaded(as_plan([item for item, _ in graph], schedule), today="2026-01-01").campaign
    assert campaign is not None
    mine = {dated.id: days(campaign, dated, schedule) for dated in campaign.tasks}
    assert mine == {item.id: trimmed(item, found) for item, found in graph}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_graphs_on_file_are_those_of_their_names(name: str) -> None:
    assert [item for item, _ in on_file(name)] == graph_called(name)
