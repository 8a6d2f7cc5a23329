"""What a plan counts its traffic in: visitors (UV), or sessions where its sources say so."""

from __future__ import annotations

from typing import NamedTuple

from promoplan.finding import Words
from promoplan.plan import Plan


class Visitors(NamedTuple):
    """The words for a plan's traffic."""

    key: str  # of the plan's rows: uv or sessions
    unit: Words  # as in 1,323,077 UV
    uv: Words
    planned: Words
    required: Words
    required_stretch: Words
    gap: Words
    gap_stretch: Words
    last_year: Words
    difference: Words
    actual: Words
    achieved: Words


def _words(key: str, zh: str, unit: str, en: str) -> Visitors:
    # Chinese keeps a blank beside Latin letters
    before, after = (f" {zh}", f"{zh} ") if zh.isascii() else (zh, zh)
    return Visitors(
        key=key,
        unit=Words(zh, unit),
        uv=Words(f"预计{before}", en),
        planned=Words(f"{after}合计", f"{en} planned"),
        required=Words(f"需求{before}", f"{en} needed"),
        required_stretch=Words(f"冲刺需求{before}", f"{en} needed for the stretch target"),
        gap=Words(f"{after}缺口", f"{en} missing"),
        gap_stretch=Words(f"冲刺{before}{after[len(zh) :]}缺口", f"{en} missing to the stretch target"),
        last_year=Words(f"去年{before}", f"{en} last year"),
        difference=Words("比去年", "against last year"),
        actual=Words(f"实际{before}", f"{en} so far"),
        achieved=Words(f"{after}达成率", f"share of {en} reached"),
    )


UV = _words("uv", "UV", "visitors", "visitors (UV)")
SESSIONS = _words("sessions", "访问数", "sessions", "sessions")


def visitors_of(plan: Plan) -> Visitors:
    """Sessions where a source counts them, else visitors."""
    return SESSIONS if any(source.sessions is not None for source in plan.traffic) else UV
