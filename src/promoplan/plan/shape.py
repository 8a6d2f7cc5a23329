"""Document to Plan: every section through its Pydantic type, every objection turned into a fact with its position.

Pydantic names all that is wrong at once; what it names is told, marked absent in the data, and the section is read
again without it. So one bad value never hides the next, and list indices stay those of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from importlib import import_module
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin
from unicodedata import normalize

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from promoplan import plan as sections
from promoplan.finding import Fact, Told
from promoplan.guess import Guesser
from promoplan.plan import FORMAT, NOT_READ_YET, SECTIONS, Plan
from promoplan.plan.calendar import CalendarSection
from promoplan.plan.fields import GIVEN_UP, KINDS, NAMELESS, TBD, BadId, Id, as_day, kind_found
from promoplan.plan.lost import Lost
from promoplan.plan.references import unknown_references
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence

KNOWN = ("promoplan", "variables", "include", "decide_by", *SECTIONS, *NOT_READ_YET)
ROUNDS = 12  # each marks something absent, so more rounds than nesting levels are never needed
CHUNK = 1000  # items of a list that are validated at a time
MOST_TOLD = 2000  # objections of Pydantic to one section; behind that it is no plan
PATH = tuple[str | int, ...]


def shape(document: Document) -> tuple[Plan | None, list[Fact]]:
    """A document to a typed plan. None only when there is no campaign to speak of."""
    guesser = Guesser()
    facts = list(_top_level(document, guesser))
    shaped: dict[str, Any] = {}
    for section in SECTIONS:
        if section in document.root:
            shaper = _Shaper(document, section, shape_of(section), guesser)
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
            yield _unknown_key(root, key, KNOWN, guesser)
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


def _unknown_key(mapping: Mapping, key: str, known: Iterable[str], guesser: Guesser) -> Fact:
    position = mapping.position(key, of_key=True)
    if mapping.flow and mapping.get(key) is None:
        return Fact("key-unknown", Told(position, {"key": key}, "comma"))
    known = list(known)
    guess = guesser.near(key, known)
    if guess:
        return Fact("key-unknown", Told(position, {"key": key, "guess": guess}, "guess"))
    return Fact("key-unknown", Told(position, {"key": key, "known": known}))


class _Shaper:
    """One section on its way through Pydantic."""

    def __init__(self, document: Document, section: str, shape: Any, guesser: Guesser) -> None:
        self.document = document
        self.section = section
        self.shape = shape
        self.facts: list[Fact] = []
        self._guesser = guesser
        self._told: set[PATH] = set()

    def shaped(self) -> Any:
        adapter: TypeAdapter[Any] = TypeAdapter(self.shape)
        value = self.document.root[self.section]
        if isinstance(value, Sequence) and len(value) > CHUNK:
            return self.shaped_in_chunks(adapter, value)
        return self.validated(adapter, None if isinstance(value, str) and value in TBD else value, 0)

    def shaped_in_chunks(self, adapter: TypeAdapter[Any], items: Sequence) -> Any:
        """A long list, some of it at a time, so that the objections to a heap of junk stay few."""
        shaped: list[Any] = []
        first = 0
        while first < len(items):
            before = len(items)
            chunk = Sequence(items.start)
            chunk.extend(items[first : first + CHUNK])
            chunk.at.extend(items.at[first : first + CHUNK])
            part = self.validated(adapter, chunk, first)
            if part is None or len(self.facts) > MOST_TOLD:
                position = items.position(first)
                del items[first:], items.at[first:]
                if part is not None:
                    told = Told(position, {"limit": "findings", "most": MOST_TOLD})
                    self.facts.append(Fact("limit-exceeded", told))
                break
            items[first : first + CHUNK] = chunk
            items.at[first : first + CHUNK] = chunk.at
            items.gone += tuple(items.number(first) + gone for gone in chunk.gone)
            shaped += part
            first += CHUNK - (before - len(items))
        return tuple(shaped)

    def validated(self, adapter: TypeAdapter[Any], data: Any, first: int) -> Any:
        """Data through Pydantic, again and again without what it objects to. `first` is a chunk's place in its list."""
        for _ in range(ROUNDS):
            try:
                return adapter.validate_python(data)
            except ValidationError as invalid:
                errors = invalid.errors(include_url=False, include_input=False)
                # a mistyped key first: what it was meant to be is then not missing
                errors.sort(key=lambda error: error["type"] != "extra_forbidden")
                paths: dict[PATH, bool] = {}
                for error in errors:
                    path, of_key = self.data_path(data, error), _is_of_key(error)
                    paths[path] = paths.get(path, False) or of_key
                    if len(self.facts) <= MOST_TOLD and not self.is_open(data, path):
                        self.tell(data, path, first, cast(AnyMapping[str, Any], error))
                if () in paths:
                    self.document.root[self.section] = GIVEN_UP
                    return None
                self.give_up(data, paths)
        return None

    def is_open(self, data: Any, path: PATH) -> bool:
        """Whether an item of a list of mappings is `tbd`; one that needs an id cannot be, as others refer to it."""
        value = _inside(data, path)
        if not isinstance(value, str) or value not in TBD or not isinstance(_inside(data, path[:-1]), Sequence):
            return False
        keys = _keys(self.model_at(path))
        return bool(keys) and "id" not in keys

    def tell(self, data: Any, path: PATH, first: int, error: AnyMapping[str, Any]) -> None:
        number = path[0] if path else None
        full: PATH = (number + first, *path[1:]) if isinstance(number, int) else path
        mistyped = error["type"] == "missing" and _inside(data, path) is GIVEN_UP
        if full in self._told or mistyped:
            return
        self._told.add(full)
        fact = self.fact(data, path, full, _is_of_key(error), error)
        named = self.document.named_path(self.section, *full)
        self.facts.append(Fact(fact.rule, fact.told._replace(path=named)))

    def fact(self, data: Any, path: PATH, full: PATH, of_key: bool, error: AnyMapping[str, Any]) -> Fact:
        position = self.document.position(self.section, *full, of_key=of_key)
        kind, context = error["type"], error.get("ctx", {})
        if kind == "promoplan":
            values = dict(context["values"])
            if context["rule"] == "value-missing":
                values["key"] = next((step for step in reversed(path) if isinstance(step, str)), self.section)
                position = self.document.position(self.section, *full, of_key=isinstance(full[-1], str))
            if context["rule"] == "word-unknown" and "known" in values:
                values["guess"] = self._guesser.near(str(values.get("word")), values["known"])
            return Fact(context["rule"], Told(position, values, context["variant"]))
        if kind == "extra_forbidden":
            holder = cast(Mapping, _inside(data, path[:-1]))
            fact = _unknown_key(holder, str(path[-1]), _keys(self.model_at(path[:-1])), self._guesser)
            meant = str(fact.told.values.get("guess", ""))
            if meant:
                # the key that was meant counts as written: that it is missing would be the same mistake told twice
                holder.setdefault(meant, GIVEN_UP)
            return fact
        if kind == "missing":
            return Fact("value-missing", Told(position, {"key": path[-1]}))
        expected = {"model_type": "map", "dict_type": "map", "tuple_type": "list", "list_type": "list"}.get(
            kind, "text"
        )
        return Fact("value-wrong-kind", Told(position, {"expected": KINDS[expected]}, kind_found(_inside(data, path))))

    def data_path(self, data: Any, error: AnyMapping[str, Any]) -> PATH:
        """Pydantic's location as a path into the data: it adds `[key]` for keys, and the key of a short form."""
        path: PATH = error["loc"]
        if _is_of_key(error):
            path = path[:-1]
        while path and isinstance(_inside(data, path[:-1]), str):
            path = path[:-1]
        return path

    def give_up(self, data: Any, paths: AnyMapping[PATH, bool]) -> None:
        """Mark values absent: out of a list or an unknown key they go, else a mark takes their place."""
        removed: dict[int, tuple[Any, set[Any]]] = {}
        left_open = {path for path in paths if self.is_open(data, path)}
        for path in left_open:
            self.write_out(data, path)
        for path, of_key in paths.items():
            holder, step = self.holder(data, path[:-1]), path[-1]
            if path in left_open:
                continue
            if isinstance(holder, Sequence):
                removed.setdefault(id(holder), (holder, set()))[1].add(step)
            elif isinstance(holder, Mapping) and isinstance(step, str):
                mark = self.mark(path, holder, of_key)
                if mark is None:
                    removed.setdefault(id(holder), (holder, set()))[1].add(step)
                else:
                    holder[step] = mark
        for holder, steps in removed.values():
            holder.remove(steps)

    def mark(self, path: PATH, holder: Mapping, of_key: bool) -> Any:
        """What takes the place of a value in a mapping; None where nothing can, so that it goes with its key."""
        step, model = str(path[-1]), self.model_at(path[:-1])
        if isinstance(model, type) and issubclass(model, BaseModel):
            if step in holder and step not in _keys(model):
                return None
            written = holder.get(step)
            return BadId(written) if step == "id" and isinstance(written, str) else GIVEN_UP
        if get_args(model)[:1] not in ((Id,), (str,)) or not step:
            return None
        return NAMELESS if of_key else GIVEN_UP

    def write_out(self, data: Any, path: PATH) -> None:
        """A list item that is `tbd` becomes one whose main value is: there the `tbd` is counted."""
        holder, step = _inside(data, path[:-1]), cast(int, path[-1])
        if isinstance(holder[step], str):  # an alias may have been here before
            fields = self.model_at(path).model_fields
            main = next(info.alias or name for name, info in fields.items() if info.is_required())
            position = holder.position(step)
            item = Mapping(position)
            item[main] = holder[step]
            item.at.extend((position, position))
            holder[step] = item

    def holder(self, data: Any, path: PATH) -> Any:
        """What stands at a path, to put something into it; where nothing is written (`- `), an empty mapping now is."""
        found = _inside(data, path)
        if path and (found is None or found is GIVEN_UP):
            outer = self.holder(data, path[:-1])
            if isinstance(outer, Mapping | Sequence):
                found = Mapping(outer.position(path[-1]))  # type: ignore[arg-type]
                outer[path[-1]] = found  # type: ignore[index]
        return found

    def model_at(self, path: PATH) -> Any:
        """The Pydantic model (or other type) that stands at a path of the section."""
        shape: Any = self.shape
        for step in path:
            shape = _inner(shape)
            if isinstance(shape, type) and issubclass(shape, BaseModel):
                info = next((info for name, info in shape.model_fields.items() if (info.alias or name) == step), None)
                shape = info.annotation if info else None
            else:
                arguments = [argument for argument in get_args(shape) if argument is not Ellipsis]
                shape = arguments[-1] if arguments else None
        return _inner(shape)


def _is_of_key(error: AnyMapping[str, Any]) -> bool:
    """Whether Pydantic objects to a key of a mapping, and not to what stands under it."""
    return bool(error["loc"][-1:] == ("[key]",) and error["type"] != "extra_forbidden")


def _inside(data: Any, path: PATH) -> Any:
    """What stands at a path of some data; None where it leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _inner(shape: Any) -> Any:
    """A type without its Annotated wrapping, and without the None that may stand for it."""
    while True:
        if hasattr(shape, "__metadata__"):
            shape = shape.__origin__
        elif isinstance(shape, UnionType) or get_origin(shape) is Union:
            shape = next(argument for argument in get_args(shape) if argument is not type(None))
        else:
            return shape


def _keys(model: Any) -> list[str]:
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [info.alias or name for name, info in model.model_fields.items()]
    return []


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
