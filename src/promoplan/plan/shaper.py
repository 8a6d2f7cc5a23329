"""One section through its Pydantic type, again and again without what it objects to, which is told."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from promoplan.finding import Fact, Told
from promoplan.guess import Guesser
from promoplan.plan.fields import GIVEN_UP, KINDS, NAMELESS, TBD, BadId, Id, kind_found
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence

ROUNDS = 12  # each marks something absent, so more rounds than nesting levels are never needed
CHUNK = 1000  # items of a list that are validated at a time
MOST_TOLD = 2000  # objections of Pydantic to one section; behind that it is no plan
PATH = tuple[str | int, ...]


def unknown_key(mapping: Mapping, key: str, known: Iterable[str], guesser: Guesser) -> Fact:
    position = mapping.position(key, of_key=True)
    if mapping.flow and mapping.get(key) is None:
        return Fact("key-unknown", Told(position, {"key": key}, "comma"))
    known = list(known)
    guess = guesser.near(key, known)
    if guess:
        return Fact("key-unknown", Told(position, {"key": key, "guess": guess}, "guess"))
    return Fact("key-unknown", Told(position, {"key": key, "known": known}))


class Shaper:
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
            fact = unknown_key(holder, str(path[-1]), _keys(self.model_at(path[:-1])), self._guesser)
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
