"""Document to Plan: every section through its Pydantic type, every objection turned into a fact with its position.

Pydantic names all that is wrong at once; what it names is told, marked absent in the data, and the section is read
again without it. So one bad value never hides the next, and list indices stay those of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any
from unicodedata import normalize

from pydantic_core import PydanticCustomError

from promoplan import plan as sections
from promoplan.finding import Fact, Told
from promoplan.guess import Guesser
from promoplan.plan import FORMAT, NOT_READ_YET, SECTIONS, Plan
from promoplan.plan.calendar import CalendarSection
from promoplan.plan.fields import GIVEN_UP, KINDS, TBD, as_day, kind_found
from promoplan.plan.lost import Lost
from promoplan.plan.references import unknown_references
from promoplan.plan.shaper import Shaper, unknown_key
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence

KNOWN = ("promoplan", "variables", "include", "decide_by", *SECTIONS, *NOT_READ_YET)
PATH = tuple[str | int, ...]


def shape(document: Document) -> tuple[Plan | None, list[Fact]]:
    """A document to a typed plan. None only when there is no campaign to speak of."""
    guesser = Guesser()
    facts = list(_top_level(document, guesser))
    shaped: dict[str, Any] = {}
    for section in SECTIONS:
        if section in document.root:
            shaper = Shaper(document, section, shape_of(section), guesser)
            shaped[section] = shaper.shaped()
            facts += shaper.facts
    if shaped.get("campaign") is None:
        if "campaign" not in document.root:
            facts.append(Fact("value-missing", Told(document.root.start, {"key": "campaign"}, "section")))
        return None, facts
    if shaped["campaign"].event_day is None and document.root["campaign"].get("event_day") is not GIVEN_UP:
        position = document.position("campaign", "event_day", of_key=True)
        facts.append(Fact("value-missing", Told(position, {"key": "event_day"})))
    if shaped.get("calendar") is None:
        shaped["calendar"] = CalendarSection.model_construct()
    variables = document.root.get("variables")
    texts = (
        {key: text for key, text in variables.items() if isinstance(text, str)} if isinstance(variables, dict) else {}
    )
    plan = Plan(variables=texts, **{key: part for key, part in shaped.items() if part is not None})
    facts += _ids_given_twice(document, plan)
    facts += unknown_references(document, plan)
    facts += _reasons_missing(document)
    lost = Lost(document)
    return plan, [fact for fact in facts if not lost.explains(fact)]


def shape_of(section: str) -> Any:
    """A section's Pydantic type, from the module of its name."""
    return import_module(f"{sections.__name__}.{section}").SHAPE


def _top_level(document: Document, guesser: Guesser) -> Iterable[Fact]:
    root = document.root
    unread = [key for key in root if key in NOT_READ_YET]
    if unread:
        yield Fact("section-not-read", Told(root.position(unread[0], of_key=True), {"sections": unread}))
    for key, value in root.items():
        if key not in KNOWN:
            yield unknown_key(root, key, KNOWN, guesser)
        elif key in ("variables", "include"):
            yield from _flat(root, key, Mapping if key == "variables" else Sequence)
        elif key == "promoplan" and value != FORMAT:
            variant = "missing" if value is None else ""
            yield Fact("version-unknown", Told(root.position(key), {"version": value, "known": FORMAT}, variant))
        elif key == "decide_by":
            yield from _day_of_sections(root, value)
    if "promoplan" not in root:
        yield Fact("version-unknown", Told(root.start, {"known": FORMAT}, "missing"))


def _day_of_sections(root: Mapping, value: Any) -> Iterable[Fact]:
    """The `decide_by` of sections that are `tbd` as a whole."""
    try:
        as_day(value)
    except PydanticCustomError as told:
        context = told.context or {}
        yield Fact(context["rule"], Told(root.position("decide_by"), context["values"], context["variant"]))


def _flat(root: Mapping, key: str, kind: type[Mapping | Sequence]) -> Iterable[Fact]:
    """`variables` is a map of texts, `include` a list of them (or one); reading has used what fits."""
    value = root[key]
    if value is None or (isinstance(value, str) and value in TBD):
        return
    if not isinstance(value, kind):
        if key == "include" and isinstance(value, str):
            return
        expected = KINDS["map" if kind is Mapping else "list"]
        yield Fact("value-wrong-kind", Told(root.position(key), {"expected": expected}, kind_found(value)))
        return
    entries = value.items() if isinstance(value, Mapping) else enumerate(value)
    for place, item in entries:
        if not isinstance(item, str):
            told = Told(value.position(place), {"expected": KINDS["text"]}, kind_found(item))  # type: ignore[arg-type]
            yield Fact("value-wrong-kind", told)


def _reasons_missing(document: Document) -> Iterable[Fact]:
    for _, _, mapping in document.allowing():
        reasons = mapping.get("allow")
        if reasons is not None and reasons is not GIVEN_UP and not isinstance(reasons, Mapping):
            yield Fact("allow-without-reason", Told(mapping.position("allow"), {}, "not-map"))
        if isinstance(reasons, Mapping):
            for name, reason in reasons.items():
                if (reason is not GIVEN_UP and not isinstance(reason, str)) or not reason.strip():
                    yield Fact("allow-without-reason", Told(reasons.position(name, of_key=True), {"rule": name}))


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else normalize("NFKC", name).casefold()


def _ids_given_twice(document: Document, plan: Plan) -> list[Fact]:
    groups: list[tuple[str, list[str], Callable[[int], PATH]]] = [
        ("task", [task.id for task in plan.tasks], lambda n: ("tasks", n, "id")),
        ("follow-up", [item.id for item in plan.follow_ups], lambda n: ("follow_ups", n, "id")),
        ("attachment", [item.id for item in plan.attachments], lambda n: ("attachments", n, "id")),
        ("sheet", [item.id for item in plan.sheets], lambda n: ("sheets", n, "id")),
        *_goods(plan),
        ("department", list(plan.departments), lambda n: ("departments", list(plan.departments)[n])),
        ("person", list(plan.people), lambda n: ("people", list(plan.people)[n])),
        ("site", list(plan.sites), lambda n: ("sites", list(plan.sites)[n])),
        ("key-date", [*plan.key_dates, *(phase.id for phase in plan.phases)], lambda n: _named_path(plan, n)),
    ]
    facts: list[Fact] = []
    for kind, ids, path in groups:
        folded = [_folded(id_) for id_ in ids]
        if len(set(folded)) < len(folded):
            first: dict[str, int] = {}
            for number, id_ in enumerate(folded):
                before = first.setdefault(id_, number)
                if id_ and before != number:
                    where = document.sources.location(document.position(*path(before), of_key=True))
                    here = document.position(*path(number), of_key=len(path(number)) == 2)
                    values = {"id": ids[number], "first": f"{where.file}:{where.line}", "kind": kind}
                    facts.append(Fact("id-given-twice", Told(here, values)))
    return facts


def _goods(plan: Plan) -> list[tuple[str, list[str], Callable[[int], PATH]]]:
    """The ids of tiers, products and discounts, with where they stand."""
    groups: list[tuple[str, list[str], Callable[[int], PATH]]] = []
    if plan.products is not None:
        groups.append(("tier", [tier.id for tier in plan.products.tiers], lambda n: ("products", "tiers", n, "id")))
        groups.append(("sku", [row.sku for row in plan.products.rows], lambda n: ("products", "rows", n, "sku")))
    if plan.prices is not None:
        ids = [discount.id for discount in plan.prices.discounts]
        groups.append(("discount", ids, lambda n: ("prices", "discounts", n, "id")))
    return groups


def _named_path(plan: Plan, number: int) -> PATH:
    """The path of a key date, or of a phase: they share one space of ids."""
    key_dates = list(plan.key_dates)
    return ("key_dates", key_dates[number]) if number < len(key_dates) else ("phases", number - len(key_dates), "id")
