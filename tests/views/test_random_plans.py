"""The random plans of these tests say what they seem to say: nothing in them is refused."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from promoplan.finding import Language
from promoplan.modules import modules_of
from promoplan.rules import noticed
from tests.plans import loaded
from tests.views.random_plans import FEW, Plan, plans
from tests.views.sheets import whole_plan

REFUSALS = {name.replace("_", "-") for name in modules_of(noticed)}


@FEW
@given(st.sampled_from(("zh", "en")), st.data())
def test_nothing_in_a_random_plan_is_refused(language: Language, data: st.DataObject) -> None:
    plan: Plan = data.draw(plans(language))
    told = {finding.rule for finding in loaded(json.dumps(whole_plan(plan))).findings}
    assert told & REFUSALS == set()
