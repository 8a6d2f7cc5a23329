"""The way from a name to the part of a document that holds the value it means."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from promoplan.finding import Words
from promoplan.guess import Guesser
from promoplan.plan import NOT_READ_YET, SECTIONS
from promoplan.plan.fields import TBD
from promoplan.reading.document import Document
from promoplan.reading.events import Mapping, Sequence
from promoplan.what_if.impossible import Impossible
from promoplan.what_if.names import NAMING, called, ends, item_of, keys_of, kind_of

ROWS = "rows"
EVENT = ("T", "event_day", "event_days")
HOMES = ("key_dates", "phases", "tasks", "people", "follow_ups", "departments", "sites")  # ids need no section here
# What the id alone stands for.
SHORT = {"key_dates": "at", "phases": "window", "tasks": "duration", "follow_ups": "at", "people": "away"}
# What an item is that is written as one text: `wang: 王阿姨`.
WRITTEN_SHORT = {"key_dates": "at", "departments": "name", "people": "name", "sites": "name"}

UNKNOWN = Words("计划里没有「{name}」{guess}", "the plan has no '{name}'{guess}")
GUESS = Words("；是不是 {guess}？", "; did you mean {guess}?")
UNREAD = Words(
    "「{section}」这一段现在还不读，改了也不会有变化", "the section '{section}' is not read yet; nothing would change"
)
EXAMPLES = Words(
    "；可以写 event_day、节点编号、任务编号.duration、人的编号.away",
    "; there are event_day, ids of key dates, TASK.duration, PERSON.away",
)
INCOMPLETE = Words(
    "「{name}」有好几项，写明改哪一项：{name}{sign}{key}=…",
    "'{name}' holds several values; name one: {name}{sign}{key}=…",
)
HAS_WINDOW = Words(
    "「{name}」的日子由 window 定，改 duration 不会动；改它的 window，例如 {name}.window=T-20 .. T-15",
    "the days of '{name}' are its window, duration moves nothing; change that: {name}.window=T-20 .. T-15",
)

Holder: TypeAlias = Mapping | Sequence


class Way:
    """The way of one change to its place. Parts on the way are copied: an alias may have put them elsewhere as well."""

    def __init__(self, document: Document, written: str, name: str) -> None:
        self.document = document
        self.written = written
        self.name = name
        self.sign = "/" if "/" in name else "."

    def place(self) -> tuple[Holder, str | int]:
        """What holds the value that is meant, and its key in it."""
        name = self.name
        if name in EVENT:
            return self.inside("campaign"), "event_day" if name == "T" else name
        if name.startswith("task:"):
            return self.in_section("tasks", name.removeprefix("task:"))
        section, sign, rest = name.partition(self.sign)
        if section in NOT_READ_YET:
            raise Impossible(self.written, UNREAD, section=section)
        tried: list[Impossible] = []
        if section in SECTIONS and sign:
            try:
                return self.in_section(section, rest)
            except Impossible as impossible:
                tried.append(impossible)
        for home, key, rest in self.by_id():
            if rest.partition(self.sign)[0] in keys_of(home) or self.sign not in rest:
                return self.of_item(home, key, rest)
        if section in SECTIONS and not sign:
            raise self.incomplete(self.document.root.get(section))
        raise tried[0] if tried else self.unknown(self.ids())

    def in_section(self, section: str, rest: str) -> tuple[Holder, str | int]:
        kind = kind_of(section)
        if kind == "part":
            return self.in_lists(section, self.inside(section), rest)
        items = self.document.root.get(section)
        found = item_of(items, rest, self.sign) if isinstance(items, Mapping | Sequence) else None
        if found is None and rest.startswith(ROWS + self.sign):  # as the keys of figures say it
            found = item_of(items, rest[len(ROWS) + 1 :], self.sign)
        if found is None:
            known = called(items) if isinstance(items, Mapping | Sequence) else {}
            raise self.unknown({f"{section}{self.sign}{id_}": None for id_ in known})
        return self.of_item(section, *found)

    def in_lists(self, section: str, holder: Mapping, rest: str) -> tuple[Holder, str | int]:
        """A value of a section that is one mapping; the name of a list inside may be left out: `products.R01.price`."""
        known: dict[str, None] = {}
        if item_of(holder, rest, self.sign) is None and rest.partition(self.sign)[0] not in keys_of(section):
            for key, items in holder.items():
                if isinstance(items, Sequence) and called(items):
                    if item_of(items, rest, self.sign, with_numbers=False) is not None:
                        return self.descend(self.copied(holder, key), rest)
                    known |= dict.fromkeys(f"{section}{self.sign}{id_}" for id_ in called(items))
        if known:
            raise self.unknown(known | dict.fromkeys(f"{section}{self.sign}{key}" for key in keys_of(section) if key))
        return self.descend(holder, rest)

    def of_item(self, section: str, key: str | int, rest: str) -> tuple[Holder, str | int]:
        """A value of one item of a section of items; without `rest` the one its id alone stands for."""
        items = self.copied(self.document.root, section)
        step = rest or SHORT.get(section, "")
        item = items[key]
        if isinstance(item, str) and step == WRITTEN_SHORT.get(section):
            return items, key
        if not isinstance(item, Mapping):
            item = self.written_out(section, item, items.position(key))
            items[key] = item
        item = self.copied(items, key)
        if not step:
            raise self.incomplete(item)
        if section == "tasks" and step == "duration" and item.get("window") is not None:
            raise Impossible(self.written, HAS_WINDOW, name=str(item.get("id")))
        return self.descend(item, step)

    def descend(self, holder: Holder, rest: str) -> tuple[Holder, str | int]:
        """Down to the last step of a path; a last step that is not written yet stands in what holds it."""
        while True:
            found = item_of(holder, rest, self.sign)
            if found is None:
                step, _, rest = rest.partition(self.sign)
                if isinstance(holder, Sequence) or not step:
                    raise self.unknown({})
                if not rest:
                    return holder, step
                holder[step] = Mapping(holder.start)
                holder = holder[step]
                continue
            key, rest = found
            if not rest:
                return holder, key
            inner = holder[key]  # type: ignore[index]
            if inner is None or (isinstance(inner, str) and inner in TBD):
                inner = holder[key] = Mapping(holder.position(key))  # type: ignore[index, arg-type]
            if not isinstance(inner, Mapping | Sequence):
                raise self.unknown({})
            holder = self.copied(holder, key)

    def by_id(self) -> Iterator[tuple[str, str | int, str]]:
        """(section, key, rest) for the item that a name begins with; the longest id first, as ids may have dots."""
        found = []
        for number, section in enumerate(HOMES):
            items = self.document.root.get(section)
            if isinstance(items, Mapping | Sequence):
                item = item_of(items, self.name, self.sign, with_numbers=False)
                if item is not None:
                    found.append((len(item[1]), number, section, item))
        for _, _, section, (key, rest) in sorted(found, key=lambda one: one[:2]):
            yield section, key, rest

    # parts of the document

    def inside(self, section: str) -> Mapping:
        """A section that is one mapping; made where the plan has none."""
        root = self.document.root
        if not isinstance(root.get(section), Mapping):
            root[section] = Mapping(root.position(section))
        copied = self.copied(root, section)
        assert isinstance(copied, Mapping)
        return copied

    def copied(self, holder: Holder, key: str | int) -> Any:
        """A part of the document, from here on only in this place."""
        part: Holder = holder[key]  # type: ignore[index]
        copy: Holder
        if isinstance(part, Mapping):
            copy = Mapping(part.start, part.flow)
            copy.update(part)
            copy.end = part.end
            for file in self.document.files:
                file.allowing = [(first, last, copy if one is part else one) for first, last, one in file.allowing]
        else:
            copy = Sequence(part.start)
            copy.extend(part)
            copy.gone = part.gone
        copy.at = array("q", part.at)
        holder[key] = copy  # type: ignore[index]
        return copy

    def written_out(self, section: str, item: Any, position: int) -> Mapping:
        """An item that is written as one text, or not at all, as a mapping."""
        out = Mapping(position)
        if isinstance(item, str) and section in WRITTEN_SHORT:
            out[WRITTEN_SHORT[section]] = item
            out.at.extend((position, position))
        return out

    # what cannot be

    def ids(self) -> dict[str, None]:
        """Every id that a name may begin with."""
        known: dict[str, None] = dict.fromkeys(("event_day", *SECTIONS))
        for section in HOMES:
            items = self.document.root.get(section)
            if isinstance(items, Mapping | Sequence):
                known.update(dict.fromkeys(called(items)))
        return known

    def unknown(self, known: Iterable[str]) -> Impossible:
        """That nothing is called so, with what comes nearest: the name may go on behind an id that is misspelt."""
        guesser = Guesser()
        likely = []
        for end in ends(self.name, self.sign):
            said = self.name[:end]
            guess = guesser.near(said, known)
            if guess and guess != said:
                likely.append((SequenceMatcher(None, guess, said).ratio(), guess, end))
        if not likely:
            return Impossible(self.written, UNKNOWN, name=self.name, guess=EXAMPLES)
        _, guess, end = max(likely)
        meant = guess + self.name[end:]
        words = Words(GUESS.zh.format(guess=meant), GUESS.en.format(guess=meant))
        return Impossible(self.written, UNKNOWN, name=self.name, guess=words)

    def incomplete(self, part: Any) -> Impossible:
        keys = [key for key in called(part) if key not in NAMING] if isinstance(part, Mapping | Sequence) else []
        return Impossible(self.written, INCOMPLETE, name=self.name, sign=self.sign, key=keys[0] if keys else "…")
