"""Whatever a plan holds, each date has a way from the event day, in either language."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from promoplan.why.gains import Gains
from promoplan.why.places import EVENT
from promoplan.why.reasons import Reasons
from tests.plans import part
from tests.why.asked import HEAD, LATE, MILESTONE, PAGE, reasons

FEW = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def test_english_reasons_are_english() -> None:
    tasks = LATE + MILESTONE.replace("id: drill", "id: d2").replace("[drill,", "[d2,")
    names = re.findall(r"(?:name|title): ([^,}]+)", HEAD + PAGE + tasks)
    text = HEAD + PAGE + "".join(f"  - {{{line.strip()}}}\n" for line in tasks.strip().splitlines() if line.strip())
    for number, name in enumerate(dict.fromkeys(names)):
        text = text.replace(name, f"N{number}")
    found = part("# campaign: start: T-60\n" + text).campaign
    assert found is not None
    known = Reasons(found.plan, found.schedule, found.times)
    gains = Gains(known)
    for there in known.places.all():
        for step in known.chain(there):
            assert not re.search(r"[\u2e80-\uffef]", step.reason.say("en"))
            assert re.search(r"[\u2e80-\uffef]", step.reason.say("zh"))
        for gain in gains.of(there):
            assert not re.search(r"[\u2e80-\uffef]", gain.sentence.say("en"))


DURATIONS = st.sampled_from(["0d", "1d", "2wd", "3d", "5wd", "8wd"])
LAGS = st.sampled_from(["", " + 1d", " + 2wd", " - 1d"])


@st.composite
def networks(draw: st.DrawFn) -> str:
    lines = []
    for number in range(draw(st.integers(1, 7))):
        keys = [f"id: n{number}", f"title: 事{number}", "owner: " + draw(st.sampled_from(["li", "zhou"]))]
        kind = draw(st.sampled_from(["flexible", "flexible", "flexible", "due", "window"]))
        if kind == "flexible":
            keys.append("duration: " + draw(DURATIONS))
        elif kind == "due":
            keys.append("due: " + draw(st.sampled_from(["T-20", "stock_in - 2wd", "preheat"])))
        else:
            keys.append(f"window: T-{draw(st.integers(20, 40))} .. T-{draw(st.integers(10, 20))}")
        optional = ("schedule: asap", "not_before: T-30", "must_end_by: T-12", "phase: prep")
        keys += [more for more in optional if draw(st.integers(0, 3)) == 0]
        needs = [f"n{other}{draw(LAGS)}" for other in range(number) if draw(st.integers(0, 2)) == 0]
        lines.append(", ".join([*keys, f"needs: [{', '.join(needs)}]"]))
    return "\n".join(draw(st.permutations(lines)))


@FEW
@given(networks(), st.sampled_from(["", "start: T-60"]))
def test_every_way_ends_at_the_event_or_on_a_day_of_the_calendar(tasks: str, campaign: str) -> None:
    found = reasons(tasks, campaign)
    all_gains = Gains(found)
    for there in found.places.all():
        steps = found.chain(there)
        assert len({step.place for step in steps}) == len(steps)
        if steps[0].reason.rule == "undated":
            assert len(steps) == 1
            assert steps[0].finish is None
            continue
        assert all(step.at is not None and step.reason.rule != "undated" for step in steps)
        assert steps[-1].place == there
        assert steps[0].place == EVENT or steps[0].place.id == "signup_close"
        assert all(step.reason.say(language) for step in steps for language in ("zh", "en"))
        assert all(gain.sentence.say("zh") for gain in all_gains.of(there))
