"""YAML text to plain data in one pass over parser events.

Every scalar stays text (YAML 1.1 would make 22:00 a number and NO a false); every key and value keeps its position;
duplicate keys, tags, merge keys and all that a plan does not use are told. Limits are counted here, on the events,
because a loader that builds first is the one that dies of 25,000 brackets or of nested aliases.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias, cast

import yaml

from promoplan.finding import Fact, Told
from promoplan.reading.limits import Limits
from promoplan.reading.source import FORBIDDEN, INVISIBLE, Source, character
from promoplan.reading.yaml_problems import not_yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
MOST_TOLD = 1000  # of one file, by the reader: behind that it is no plan
DROPPED = cast(str, object())  # stands for a key whose value is read past


class Mapping(dict[str, Any]):
    """A YAML mapping; `at` holds the position of each key and each value, in order: k0, v0, k1, v1, …

    Keys put in later (a required one that is missing) stand behind those and have the mapping's own start.
    """

    __slots__ = ("_names", "_places", "at", "end", "flow", "start")

    def __init__(self, start: int, flow: bool = False) -> None:
        super().__init__()
        self.start = start
        self.end = start
        self.flow = flow
        self.at: array[int] = array("q")
        self._places: dict[str, int] | None = None
        self._names: list[str] = []

    def position(self, key: str, of_key: bool = False) -> int:
        """Where the value (or the key) stands; the mapping's own start for a key that is not written."""
        places = self._places
        if places is None or len(places) != len(self):
            places = self._places = {known: number for number, known in enumerate(self)}
        place = 2 * places.get(key, len(self.at)) + (not of_key)
        return self.at[place] if place < len(self.at) else self.start

    def key_at(self, place: int) -> str:
        """The key at a place in the order of the text."""
        if len(self._names) != len(self):
            self._names = list(self)
        return self._names[place]

    def remove(self, keys: AbstractSet[str]) -> None:
        """Take keys out as if they had not been written."""
        kept = [(key, value, number) for number, (key, value) in enumerate(self.items()) if key not in keys]
        at = self.at
        self.at = array(
            "q", (at[n] for *_, number in kept if 2 * number < len(at) for n in (2 * number, 2 * number + 1))
        )
        self.clear()
        self.update((key, value) for key, value, _ in kept)
        self._places = None
        self._names = []


class Sequence(list[Any]):
    """A YAML sequence; `at` holds the position of each item, `gone` the numbers of those taken out, as written."""

    __slots__ = ("at", "gone", "start")

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start
        self.at: array[int] = array("q")
        self.gone: tuple[int, ...] = ()

    def position(self, index: int) -> int:
        return self.at[index] if -len(self.at) <= index < len(self.at) else self.start

    def number(self, index: int) -> int:
        """An item's number as written, those that were taken out included."""
        for gone in self.gone:
            if gone > index:
                break
            index += 1
        return index

    def remove(self, indices: AbstractSet[int]) -> None:
        """Take items out as if they had not been written."""
        self.gone = tuple(sorted((*self.gone, *(self.number(index) for index in indices))))
        kept = [number for number in range(len(self)) if number not in indices]
        self.at = array("q", (self.at[number] for number in kept))
        self[:] = [self[number] for number in kept]


Data: TypeAlias = "str | Mapping | Sequence | None"


class FileData:
    """The data of one file. `allowing` are the mappings with an `allow`, by the stretch of text they cover."""

    def __init__(
        self,
        source: Source,
        root: Mapping,
        allowing: list[tuple[int, int, Mapping]],
        templated: list[tuple[Mapping | Sequence, str | int]],
    ) -> None:
        self.source = source
        self.root = root
        self.allowing = allowing
        self.templated = templated


class Unreadable(Exception):
    """The text stops here: not YAML, or past a limit. Carries the fact to tell."""

    def __init__(self, rule: str, position: int, variant: str = "", **values: object) -> None:
        super().__init__(rule)
        self.fact = Fact(rule, Told(position, values, variant))


def read_file(source: Source, limits: Limits) -> tuple[FileData | None, list[Fact]]:
    """A file's text to its data; None when there is no mapping to go on with."""
    reader = _Reader(source, limits)
    try:
        reader.read()
    except Unreadable as stop:
        return None, [*reader.facts, stop.fact]
    except yaml.YAMLError as error:
        return None, [*reader.facts, not_yaml(source, error)]
    if isinstance(reader.root, Mapping):
        return FileData(source, reader.root, reader.allowing, reader.templated), reader.facts
    kind = "empty" if reader.root is None else "list" if isinstance(reader.root, Sequence) else "text"
    return None, [*reader.facts, Fact("plan-not-mapping", Told(source.base, {}, kind))]


class _Reader:
    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.facts: list[Fact] = []
        self.root: Data = None
        self.allowing: list[tuple[int, int, Mapping]] = []
        self.templated: list[tuple[Mapping | Sequence, str | int]] = []
        self._anchors: dict[str, tuple[Data, int]] = {}
        self._open_anchors: dict[int, str] = {}
        self._aliased = 0

    def read(self) -> None:  # noqa: C901, PLR0915 - one loop on purpose: it is the hot path of the program
        text, base = self.source.text, self.source.base
        # What a file does not hold anywhere need not be looked for in every scalar.
        may_have_properties = "&" in text or "!" in text
        may_have_escapes = "\\" in text
        may_have_variables = "${" in text
        may_be_long = len(text) > self.limits.scalar
        limit_nodes, limit_depth, limit_items = self.limits.nodes, self.limits.depth, self.limits.items
        scalar_event, alias_event = yaml.ScalarEvent, yaml.AliasEvent
        mapping_start, sequence_start = yaml.MappingStartEvent, yaml.SequenceStartEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        document_start = yaml.DocumentStartEvent
        stack: list[tuple[Any, str | None, int, int]] = []
        container: Any = None  # the collection being filled
        in_mapping = False
        key: str | None = None  # the key whose value comes next
        key_position = 0
        nodes = documents = 0
        value: Any
        event: Any

        for event in iter(LOADER(text).get_event, None):  # yaml.parse would ask twice for each
            kind = event.__class__
            if kind is scalar_event:
                nodes += 1
                value = event.value
                position = event.start_mark.index + base
                if may_have_properties:
                    # an alias repeats a text's length, not only the fact that there is one
                    weight = len(value) >> 6
                    nodes += weight
                    if event.tag or event.anchor:
                        self._properties(
                            event, position, value if value not in NULLS or event.style else None, 1 + weight
                        )
                if may_be_long and len(value) > self.limits.scalar:
                    raise self._past("scalar", position)
                if may_have_escapes and not value.isprintable():
                    value = self._unescaped(value, position)
                if in_mapping and key is None:
                    key_position = position
                    key = value
                    if value in container or value == "<<" or value.startswith("x-"):
                        key = self._unusual_key(container, value, position, event)
                    continue
                if value in NULLS and not event.style:
                    value = None
            elif kind is mapping_start or kind is sequence_start:
                nodes += 1
                position = event.start_mark.index + base
                if nodes > limit_nodes:
                    raise self._past("nodes", position)
                if len(stack) >= limit_depth:
                    raise self._past("depth", position)
                new: Any = Mapping(position, event.flow_style) if kind is mapping_start else Sequence(position)
                if in_mapping:
                    if key is None:
                        self._tell("key-not-text", position)
                        # the collection stands where a key should: read past it, then past its value
                        stack.append((container, DROPPED, position, nodes))
                        container, in_mapping, key = new, kind is mapping_start, None
                        continue
                    if key is not DROPPED:
                        container[key] = new
                        container.at.append(key_position)
                        container.at.append(position)
                elif container is not None:
                    container.append(new)
                    container.at.append(position)
                else:
                    self.root = new
                if may_have_properties and (event.tag or event.anchor):
                    self._properties(event, position, new, 0)
                stack.append((container, None, key_position if in_mapping else position, nodes))
                container, in_mapping, key = new, kind is mapping_start, None
                continue
            elif kind in ends:
                outer, waiting, began, before = stack.pop()
                if not in_mapping and len(container) > limit_items and len(stack) > 1:
                    raise self._past("items", container.start)
                if in_mapping:
                    container.end = event.end_mark.index + base
                    if "allow" in container:
                        self.allowing.append((began, container.end, container))
                if self._open_anchors:
                    self._close_anchor(container, nodes - before + 1)
                container, in_mapping, key = outer, outer.__class__ is Mapping, waiting
                continue
            elif kind is alias_event:
                position = event.start_mark.index + base
                value, size = self._alias(event.anchor, position)
                nodes += size  # so that an anchor round this alias counts what the alias stands for
                if in_mapping and key is None:
                    key_position = position
                    if isinstance(value, str):
                        key = value
                        if value in container or value.startswith("x-"):
                            key = self._unusual_key(container, value, position, event)
                    else:
                        self._tell("key-not-text", position)
                        key = DROPPED
                    continue
            else:
                if kind is document_start:
                    documents += 1
                    if documents > 1:
                        self._tell("document-second", event.start_mark.index + base)
                        break
                continue
            # a finished scalar or alias: put it where it belongs
            if in_mapping:
                if key is not DROPPED:
                    container[key] = value
                    container.at.append(key_position)
                    container.at.append(position)
                    if may_have_variables and value.__class__ is str and "${" in value:
                        self.templated.append((container, cast(str, key)))
                key = None
            elif container is not None:
                container.append(value)
                container.at.append(position)
                if may_have_variables and value.__class__ is str and "${" in value:
                    self.templated.append((container, len(container) - 1))
            else:
                self.root = value
        if nodes > limit_nodes:
            raise self._past("nodes", base)

    def _unusual_key(self, mapping: Mapping, key: str, position: int, event: Any) -> str:
        """A key whose value may have to be read past: given twice, a merge, or free (`x-…`)."""
        if key in mapping:
            first = mapping.position(key, of_key=True) - self.source.base
            self._tell("key-given-twice", position, key=key, first=self.source.location(first).line)
            return DROPPED
        if key == "<<" and not getattr(event, "style", None):
            self._tell("merge-key-unsupported", position)
            return DROPPED
        return DROPPED if key.startswith("x-") else key

    def _properties(self, event: Any, position: int, value: Data, size: int) -> None:
        if event.tag:
            self._tell("tag-unsupported", position, tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if event.anchor:
            if len(self._anchors) >= self.limits.anchors:
                raise self._past("anchors", position)
            self._anchors[event.anchor] = (value, size)
            if size == 0:
                self._open_anchors[id(value)] = event.anchor

    def _close_anchor(self, container: Data, size: int) -> None:
        anchor = self._open_anchors.pop(id(container), None)
        if anchor is not None and self._anchors.get(anchor, (None, 0))[0] is container:
            self._anchors[anchor] = (container, size)

    def _alias(self, anchor: str, position: int) -> tuple[Data, int]:
        value, size = self._anchors.get(anchor, (None, -1))
        if size < 0:
            raise Unreadable("alias-unknown", position, anchor=anchor)
        if size == 0:
            self._tell("alias-of-itself", position, anchor=anchor)
            return None, 0
        self._aliased += size
        if self._aliased > self.limits.aliased:
            raise self._past("aliased", position)
        return value, size

    def _unescaped(self, value: str, position: int) -> str:
        """A text that an escape may have put a character into that could not be written itself."""
        forbidden = re.search(FORBIDDEN, value)
        if forbidden:
            self._tell("character-forbidden", position, character=character(forbidden.group()))
            value = re.sub(FORBIDDEN, "\ufffd", value)
        elif (invisible := re.search(INVISIBLE, value)) and invisible.group() not in self.source.text:
            self._tell("character-invisible", position, character=character(invisible.group()))
        return value

    def _past(self, name: str, position: int) -> Unreadable:
        return Unreadable("limit-exceeded", position, limit=name, most=getattr(self.limits, name))

    def _tell(self, rule: str, position: int, **values: object) -> None:
        if len(self.facts) >= MOST_TOLD:
            raise Unreadable("limit-exceeded", position, limit="findings", most=MOST_TOLD)
        self.facts.append(Fact(rule, Told(position, values)))
