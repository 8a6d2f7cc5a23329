"""The first line of a template that adds sheets: the view and the group it is made from."""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import normalize

from promoplan.finding import Words
from promoplan.formats.users.objections import Objection
from promoplan.guess import Guesser

GROUPS = ("all", "own", "department", "person")
FIRST_LINE = re.compile(r"\{#-?(?P<said>[^\n]*?)-?#\}")
NO_VIEW_SAID = Words(
    "第一行要说明用哪种表来做，如 {# view: checklist #}",
    "the first line has to say what it is made from, as in {# view: checklist #}",
)
BAD_FIRST_LINE = Words(
    "第一行只能写 view 和 for，如 {{# view: checklist, for: department #}}；不是「{said}」",
    "the first line has view and for, as in {{# view: checklist, for: department #}}; not '{said}'",
)
NO_VIEW = Words("没有「{view}」这种表；有：{known}", "there is no view '{view}'; there are: {known}")
NO_GROUP = Words("for 只能是 {known}，不是「{group}」", "for is one of {known}, not '{group}'")


def made_from(text: str, views: Collection[str]) -> tuple[str, str | None]:
    """The view and the group that a template's first line names."""
    first = text.removeprefix("\ufeff").partition("\n")[0].strip()
    match = FIRST_LINE.match(first)
    said = normalize("NFKC", match["said"]).strip() if match else ""
    if not re.match(r"view\s*:", said):
        raise Objection(NO_VIEW_SAID)
    given: dict[str, str] = {}
    for part in said.split(","):
        key, colon, value = (piece.strip() for piece in part.partition(":"))
        if not colon or key not in ("view", "for") or key in given:
            raise Objection(BAD_FIRST_LINE, said=part.strip())
        given[key] = value
    view, group = given["view"], given.get("for")
    if view not in views:
        guess = Guesser().near(view, views)
        raise Objection(NO_VIEW, view=view, known=guess or ", ".join(views))
    if group is not None and group not in GROUPS:
        raise Objection(NO_GROUP, group=group, known=", ".join(GROUPS))
    return view, group
