"""`promoplan why`: why one date is what it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from promoplan.cli.errors import FOUND
from promoplan.cli.options import Lang, Limit, Plan, Today
from promoplan.cli.words import both

if TYPE_CHECKING:
    from promoplan.finding import Language
    from promoplan.why.places import Place, Places

HELP = both(
    "一个日期为什么是这天：从活动日一步步推过来，能晚几天，多一天要靠什么。",
    "Why a date is what it is, step by step from the event day; its slack; what would gain a day.",
)
EXAMPLE = both(
    "例：promoplan why plans/double11-2026.yaml logistics.layout",
    "Example: promoplan why plans/double11-2026.yaml logistics.layout",
)
MOST_LISTED = 12  # ids that may have been meant


def run(
    plan: Plan,
    id: Annotated[  # noqa: A002
        str,
        typer.Argument(
            metavar="ID",
            help=both("任务、节点、阶段或跟进的编号，或名称", "id or name of a task, key date, phase or follow-up"),
        ),
    ],
    format: Annotated[Literal["text", "json"], typer.Option(help=both("输出格式", "how to show it"))] = "text",  # noqa: A002
    lang: Lang = None,
    today: Today = None,
    limit: Limit = None,
) -> None:
    from promoplan.cli.choose import dated_only  # noqa: PLC0415 - help needs none of it
    from promoplan.cli.files import open_plans  # noqa: PLC0415
    from promoplan.screen import plain, why  # noqa: PLC0415
    from promoplan.why.reasons import Reasons  # noqa: PLC0415

    campaigns = dated_only(open_plans([plan], today, limit), lang)
    if not campaigns:
        raise typer.Exit(FOUND)
    _, campaign = campaigns[0]
    reasons = Reasons(campaign.plan, campaign.schedule, campaign.times)
    place = meant(reasons.places, id, campaign.language)
    if format == "json":
        sys.stdout.write(why.as_json(campaign, reasons, place))
    else:
        width = plain.width(elsewhere=plain.WIDTH)
        plain.show(why.screen(campaign, reasons, place, width), plain.wants_colour())
    if reasons.places.days(place)[1] is None:
        raise typer.Exit(FOUND)


def meant(places: Places, written: str, language: Language) -> Place:
    """The date of an id, or of a name that only one has; Refused, with what may have been meant, where there is none.

    A part is not enough: `desk` is told of `desk@north` and `desk@south`, `signup` of `product.signup`.
    """
    from promoplan.cli.errors import Refused  # noqa: PLC0415 - as above
    from promoplan.finding import Words  # noqa: PLC0415
    from promoplan.guess import Guesser  # noqa: PLC0415
    from promoplan.plan.references import folded  # noqa: PLC0415

    place = places.find(written)
    if place is not None:
        return place
    said, every = folded(written), places.all()
    alike = [one for one in every if said in (folded(one.id), folded(places.name(one)))]
    if len(alike) == 1:
        return alike[0]
    near = alike or [
        one
        for one in every
        if said and (said in folded(one.id).replace("@", ".").split(".") or said in folded(places.name(one)))
    ]
    guesses = [one.id for one in near[:MOST_LISTED]] or [Guesser().near(written, (one.id for one in every))]
    unknown = Words("计划里没有「{id}」这个编号", "the plan has no id '{id}'")
    hint = Words("；是不是 {zh}?", "; did you mean {en}?") if guesses[0] else Words("", "")
    values = {"zh": "、".join(guesses), "en": ", ".join(guesses)}
    raise Refused(Words(unknown.zh + hint.zh, unknown.en + hint.en), id=written, **values).about(language)
