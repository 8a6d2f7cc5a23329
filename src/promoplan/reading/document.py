"""A whole plan as data: the plan's file and what it includes, joined, with every `${variable}` filled in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Protocol

from promoplan.finding import Fact, Told
from promoplan.guess import Guesser
from promoplan.reading.events import FileData, Mapping, Sequence, read_file
from promoplan.reading.limits import Limits
from promoplan.reading.source import Location, Sources, decode

VARIABLE = re.compile(r"\$(\$?)\{([^{}]*)\}")
SITE = "site"  # filled in per site by `for_each`, so left standing here


class PlanFiles(Protocol):
    """The plan's folder, as `cli` opens it. Nothing outside of it is ever named or read."""

    def matching(self, pattern: str) -> list[str] | None:
        """Names below the folder that a pattern meets, sorted; None for a pattern that leads outside."""

    def read(self, name: str, most: int) -> bytes:
        """A file's first `most` + 1 bytes; OSError when it cannot be read."""

    def shown(self, name: str) -> str:
        """The name as findings give it: as typed, relative to where the command runs."""


class Document:
    """All data of a plan and where each of it stands."""

    def __init__(self, sources: Sources, root: Mapping, files: list[FileData]) -> None:
        self.sources = sources
        self.root = root
        self.files = files

    def position(self, *path: str | int, of_key: bool = False) -> int:
        """Where the value at a path stands (or its key); the nearest thing round it when it is not written."""
        at, inside = self.root.start, self.root
        for number, step in enumerate(path):
            last = number == len(path) - 1
            if isinstance(inside, Mapping) and isinstance(step, str):
                if step not in inside:
                    return at
                at = inside.position(step, of_key=of_key and last)
            elif isinstance(inside, Sequence) and isinstance(step, int) and step < len(inside):
                at = inside.position(step)
            else:
                return at
            inside = inside[step]
        return at

    def path(self, position: int) -> str:
        """The names from the top down to a position: tasks/product.signup/due."""
        home = next((file for file in self.files if file.source is self.sources.of(position)), None)
        if home is None:
            return ""
        steps: list[str] = []
        inside: object = home.root
        while isinstance(inside, Mapping | Sequence) and len(inside.at):
            place = bisect_right(inside.at, position) - 1
            if place < 0:
                break
            if isinstance(inside, Mapping):
                key = inside.key_at(place // 2)
                steps.append(key)
                inside = (self.root if inside is home.root else inside)[key]
            else:
                number = inside.number(place)
                inside = inside[place]
                name = inside.get("id") if isinstance(inside, Mapping) else None
                steps.append(name if isinstance(name, str) else str(number))
            if isinstance(inside, Mapping | Sequence) and position < _first_position(inside):
                break
        return "/".join(steps)

    def named_path(self, *path: str | int) -> str:
        """A path with the ids of list items in place of their numbers: tasks/product.signup/due."""
        steps: list[str] = []
        inside: object = self.root
        for step in path:
            following = None
            if isinstance(inside, Sequence) and isinstance(step, int) and step < len(inside):
                following = inside[step]
            elif isinstance(inside, Mapping) and isinstance(step, str):
                following = inside.get(step)
            name = following.get("id") if isinstance(following, Mapping) and isinstance(step, int) else None
            number = inside.number(step) if isinstance(inside, Sequence) and isinstance(step, int) else step
            steps.append(name if isinstance(name, str) else str(number))
            inside = following
        return "/".join(steps)

    def allowing(self) -> Iterator[tuple[int, int, Mapping]]:
        """Each mapping with an `allow`, and the stretch of positions it covers."""
        for file in self.files:
            yield from file.allowing


def _first_position(inside: Mapping | Sequence) -> int:
    return min(inside.start, inside.at[0]) if len(inside.at) else inside.start


def read_plan(name: str, raw: bytes, files: PlanFiles, limits: Limits) -> tuple[Document | None, Sources, list[Fact]]:
    """A plan's bytes to its document. Without one (not YAML, past a limit) the facts say why."""
    sources = Sources()
    main, facts = _one_file(name, raw, sources, limits)
    if main is None:
        return None, sources, facts
    document = Document(sources, main.root, [main])
    facts += _include(document, files, limits, len(raw))
    facts += _fill(document, limits)
    return document, sources, facts


def _one_file(name: str, raw: bytes, sources: Sources, limits: Limits) -> tuple[FileData | None, list[Fact]]:
    if len(raw) > limits.file:
        source = sources.add(name, "", b"")
        return None, [Fact("limit-exceeded", Told(source.base, {"limit": "file", "most": limits.file}))]
    text, facts = decode(name, raw, sources)
    if text is None:
        return None, facts
    data, more = read_file(text, limits)
    return data, facts + more


def _include(document: Document, files: PlanFiles, limits: Limits, size: int) -> list[Fact]:
    patterns = document.root.get("include")
    if isinstance(patterns, str):
        patterns = _one_item(patterns, document.root.position("include"))
    if not isinstance(patterns, Sequence):
        return []  # its shape is told with that of all sections
    facts: list[Fact] = []
    seen: set[str] = set()
    for number, pattern in enumerate(patterns):
        position = patterns.position(number)
        if not isinstance(pattern, str):
            continue
        names = files.matching(pattern)
        if not names:
            facts.append(
                Fact("include-not-found", Told(position, {"pattern": pattern}, "outside" if names is None else ""))
            )
            continue
        for name in names:
            if name in seen:
                continue
            seen.add(name)
            if len(seen) > limits.includes:
                facts.append(Fact("limit-exceeded", Told(position, {"limit": "includes", "most": limits.includes})))
                return facts
            try:
                raw = files.read(name, limits.file)
            except OSError as error:
                reason = error.strerror or str(error)
                facts.append(
                    Fact("include-not-found", Told(position, {"pattern": name, "reason": reason}, "unreadable"))
                )
                continue
            size += len(raw)
            if size > limits.plan:
                facts.append(Fact("limit-exceeded", Told(position, {"limit": "plan", "most": limits.plan})))
                return facts
            data, more = _one_file(files.shown(name), raw, document.sources, limits)
            facts += more
            if data is not None:
                document.files.append(data)
                facts += _join(document, data)
    return facts


def _one_item(text: str, position: int) -> Sequence:
    """A list that was written as its only item."""
    made = Sequence(position)
    made.append(text)
    made.at.append(position)
    return made


def _join(document: Document, data: FileData) -> list[Fact]:
    """Put an included file's sections to those of the plan: lists and maps grow, nothing is replaced."""
    facts: list[Fact] = []
    for section, added in data.root.items():
        position = data.root.position(section, of_key=True)
        present = document.root.get(section)
        if section == "promoplan":
            continue
        if section == "include":
            facts.append(Fact("include-nested", Told(position, {})))
        elif section in document.root and present is None:
            document.root[section] = added  # the plan names the section and leaves it to its files
        elif section not in document.root:
            document.root[section] = added
            document.root.at.extend((position, data.root.position(section)))
        elif isinstance(present, Mapping) and isinstance(added, Mapping):
            for number, (key, value) in enumerate(added.items()):
                if key in present:
                    facts.append(_twice(document, key, present.position(key, of_key=True), added.at[2 * number]))
                else:
                    present[key] = value
                    present.at.extend(added.at[2 * number : 2 * number + 2])
            data.templated = [(present if holder is added else holder, key) for holder, key in data.templated]
        elif isinstance(present, Sequence) and isinstance(added, Sequence):
            before = len(present)
            present.extend(added)
            present.at.extend(added.at)
            data.templated = [
                (present, before + key) if holder is added and isinstance(key, int) else (holder, key)
                for holder, key in data.templated
            ]
        elif added is not None:
            facts.append(_twice(document, section, document.root.position(section, of_key=True), position))
    return facts


def _twice(document: Document, key: str, first: int, second: int) -> Fact:
    place: Location = document.sources.location(first)
    return Fact("key-given-twice", Told(second, {"key": key, "first": f"{place.file}:{place.line}"}, "elsewhere"))


def _fill(document: Document, limits: Limits) -> list[Fact]:
    """Fill `${name}` in every text from `variables`; a variable may use those that stand before it."""
    facts: list[Fact] = []
    variables = document.root.get("variables")
    known: dict[str, str] = {}
    left = limits.filled
    guesser = Guesser()

    def filled(text: str, position: int) -> str:
        def one(match: re.Match[str]) -> str:
            nonlocal left
            literal, name = match.groups()
            name = name.strip()
            if literal:
                return match.group()[1:]
            if name in known:
                left -= len(known[name])
                return known[name] if left >= 0 else ""
            if name != SITE:
                guess = guesser.near(name, known)
                values = {"name": name, "guess": guess, "known": list(known)[:30]}
                told = Told(position, values, "guess" if guess else "")
                facts.append(Fact("variable-unknown", told))
            return match.group()

        return VARIABLE.sub(one, text)

    if isinstance(variables, Mapping):
        for name, value in variables.items():
            if isinstance(value, str):
                known[name] = filled(value, variables.position(name))
                if left < 0:
                    break
        variables.update(known)
    templated = [place for file in document.files for place in file.templated if place[0] is not variables]
    for container, key in templated:
        position = container.position(key)  # type: ignore[arg-type]
        if left >= 0:
            container[key] = filled(container[key], position)  # type: ignore[index]
        if left < 0:
            return [*facts, Fact("limit-exceeded", Told(position, {"limit": "filled", "most": limits.filled}))]
    return facts
