"""Templates of users: in the place of ours, or for sheets of their own; run in the sandbox, on plain data only."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, Protocol
from unicodedata import normalize

from jinja2 import Template, TemplateNotFound, TemplateSyntaxError

from promoplan.finding import Words
from promoplan.formats import html, md
from promoplan.formats.sandbox import MOST_TEXT, Sandbox
from promoplan.formats.template import Helpers, Opened, ReadTemplate, environment
from promoplan.formats.users.first_line import made_from
from promoplan.formats.users.objections import TOO_LONG, Objection
from promoplan.formats.users.plain import column_names, plain, plain_row
from promoplan.formats.words import words_of
from promoplan.sheet import Row, Sheet, Table
from promoplan.text import safe_text

ENDING = ".j2"
PIECE = "_"  # what begins the name of a file that others include
NAME = re.compile(r"(?P<name>[^\W_][\w-]{0,39})\.(?P<extension>[A-Za-z0-9]{1,10})\.j2")
NOT_ON_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)
ESCAPED = ("htm", "html", "svg", "xhtml", "xml")
FILTERS: Helpers = {"css_text": html.css_text, "md": md.inert}
USED = {"html": ("sheet.html.j2", "gantt.svg.j2"), "svg": ("gantt.svg.j2",)}  # templates of ours, by format
MOST_TOGETHER = 16 * MOST_TEXT  # bytes of all files of a run; they are kept until the last of them is made

PLACE = Words("模板 {file} 第 {line} 行：{reason}", "{file}:{line}: {reason}")
PLACE_OF_FILE = Words("模板 {file}：{reason}", "{file}: {reason}")
SYNTAX = Words("写法有误（{reason}）", "{reason}")
FAILED = Words("算不出来（{reason}）", "{reason}")
TOGETHER = Words("写出的文件一共超过 256 MiB", "the files together are larger than 256 MiB")
TOO_DEEP = Words("套得太深", "nested too deeply")
NO_FILE = Words("没有「{name}」这个模板；只能引用这个文件夹里的和自带的", "no template '{name}' here or among ours")
BAD_NAME = Words(
    "文件名要像 door.txt.j2：名称（字母、数字、-）、扩展名（字母、数字）、j2",
    "a template is called NAME.EXT.j2: NAME of letters, digits and -, EXT of letters and digits",
)
RESERVED = Words(
    "「{name}」是自带的文件的名称，换一个文件名", "'{name}' is the name of a file of ours; give it another one"
)
SAME_FILE = Words("和 {other} 写的是同一个文件 {name}", "it writes the same file as {other}: {name}")
OURS = Words("自带的表", "a sheet of ours")
NOT_A_TABLE = Words("{name}() 里要放表里的数据，如 rows(table)", "{name}() takes what the sheet has, as in rows(table)")


class File(NamedTuple):
    """A file of the user's folder: what to call it when something is wrong with it, and its text."""

    shown: str
    text: str


class Added(NamedTuple):
    """A template that adds sheets: made from the sheets of `view`, all or one group of them."""

    file: str
    name: str
    extension: str
    view: str
    group: str | None

    def sheets(self, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
        """Its sheets, out of those of its view, under their own names."""
        for sheet in sheets:
            if self.group in (None, sheet.group):
                yield replace(sheet, name=self.name + sheet.name.removeprefix(self.view))


class Placed(Objection):
    """What is wrong in a template, with its file and line."""


class Writer(Protocol):
    def write(self, sheet: Sheet) -> bytes: ...


class Own:
    """The templates of a user's folder, all of them found sound; an Objection says what is wrong with the first."""

    def __init__(
        self, files: Mapping[str, tuple[str, str]], ours: Collection[str], read: ReadTemplate, views: Collection[str]
    ) -> None:
        self._files = {name: File(*file) for name, file in files.items()}
        self._ours = frozenset(ours)
        self._read_ours = read
        self._left = MOST_TOGETHER
        self.replaced = [name for name in files if name in ours]
        self.pieces = [name for name in files if name.startswith(PIECE)]
        self.added = [self._added(name, views) for name in files if name not in ours and not name.startswith(PIECE)]
        seen: dict[str, str] = {}
        for one in self.added:
            self.claim(seen, one, f"{one.name}.{one.extension}")
        for name in files:
            if name.endswith(ENDING):
                extension = name.removesuffix(ENDING).rpartition(".")[2]
                self.opened(self.read, name, extension in ESCAPED, {}, {})

    def shown(self, name: str) -> str:
        return self._files[name].shown if name in self._files else name

    def read(self, name: str) -> str:
        """A template's text: the user's own, else ours."""
        if name in self._files:
            return self._files[name].text
        if name in self._ours:
            return self._read_ours(name)
        raise TemplateNotFound(name)

    def _writer(self, file: str, extension: str, site: Sequence[Sheet]) -> Writer:
        """What writes sheets with one of the user's templates."""
        if extension == html.EXTENSION:
            return html.Writer(self.read, site, self.opened, file)
        if extension == md.EXTENSION:
            return md.Writer(self.read, site, self.opened, file)
        return _Plain(self.opened(self.read, file, extension in ESCAPED, {}, {}))

    def replaces(self, extension: str) -> bool:
        """Whether a template that a format uses is the user's own."""
        return any(name in self.replaced for name in USED.get(extension, (f"sheet.{extension}{ENDING}",)))

    def files(
        self,
        sheets: Sequence[Sheet],
        extensions: Collection[str],
        more: Sequence[tuple[Added, Sequence[Sheet]]],
        drawn: Iterable[str] = (),
    ) -> Iterator[tuple[str, bytes]]:
        """The names and contents of the files that come from the user's templates, one by one.

        `sheets` and the files `drawn` are all that is written otherwise, `more` is what each template adds.
        """
        taken = {_key(f"{sheet.name}.{extension}"): "" for extension in extensions for sheet in sheets}
        taken |= {_key(name): "" for name in drawn}
        for one, theirs in more:
            for sheet in theirs:
                self.claim(taken, one, f"{sheet.name}.{one.extension}")
        jobs = [
            (f"sheet.{extension}{ENDING}", extension, sheets) for extension in extensions if self.replaces(extension)
        ]
        jobs += [(one.file, one.extension, theirs) for one, theirs in more if theirs]
        for file, extension, those in jobs:
            writer = self._writer(file, extension, sheets)
            for sheet in those:
                yield f"{sheet.name}.{extension}", writer.write(sheet)

    def claim(self, taken: dict[str, str], one: Added, name: str) -> None:
        """Note that a template writes a file. `taken` holds who writes what, as a system without cases sees it."""
        other = taken.setdefault(_key(name), one.file)
        if other != one.file:
            raise self._placed(one.file, None, Objection(SAME_FILE, other=self.shown(other) or OURS, name=name).said)

    def opened(self, read: ReadTemplate, name: str, autoescape: bool, filters: Helpers, functions: Helpers) -> Opened:
        """A template in the sandbox, with the functions of its format; see `template.opened`."""
        made = environment(read, autoescape, {}, Sandbox)
        assert isinstance(made, Sandbox)
        made.admit({**FILTERS, **filters})
        try:
            return _Opened(self, made, made.get_template(name), functions)
        except Exception as error:  # whatever a template does to its compiler
            raise self.told(error, name) from None

    def spend(self, text: str, file: str) -> str:
        """A file's text, if it is within bounds."""
        size = len(text.encode(errors="replace"))
        self._left -= size
        if size > MOST_TEXT or self._left < 0:
            raise self._placed(file, None, TOO_LONG if size > MOST_TEXT else TOGETHER)
        return text

    def told(self, error: Exception, file: str) -> Objection:
        """What went wrong in a template, in words, with its file and line."""
        if isinstance(error, Placed):  # in one that this one is drawn with
            return error
        line = None
        at = error.__traceback__
        while at is not None:
            template = at.tb_frame.f_globals.get("__jinja_template__")
            if isinstance(template, Template):
                file, line = template.name or file, template.get_corresponding_lineno(at.tb_lineno)
            at = at.tb_next
        if isinstance(error, TemplateSyntaxError):
            file, line = error.name or file, error.lineno
        if isinstance(error, Objection) and error.line is not None:
            line = error.line
        return self._placed(file, line, _reason(error))

    def _placed(self, file: str, line: int | None, reason: Words) -> Objection:
        zh, en = (
            words.format(file=self.shown(file), line=line, reason=said)
            for words, said in zip(PLACE_OF_FILE if line is None else PLACE, reason, strict=True)
        )
        return Placed(Words(zh, en))

    def _added(self, file: str, views: Collection[str]) -> Added:
        match = NAME.fullmatch(file)
        if match is None or NOT_ON_WINDOWS.fullmatch(match["name"]):
            raise self._placed(file, None, BAD_NAME)
        if match["name"].lower() in (*views, "index", "calendar"):
            raise self._placed(file, None, Objection(RESERVED, name=match["name"]).said)
        try:
            view, group = made_from(self._files[file].text, views)
        except Objection as objection:
            raise self._placed(file, 1, objection.said) from None
        return Added(file, match["name"], match["extension"], view, group)


class _Plain:
    """Writes sheets with a template that is neither HTML nor Markdown."""

    def __init__(self, template: Opened) -> None:
        self._template = template

    def write(self, sheet: Sheet) -> bytes:
        return self._template.render(sheet=sheet, head=sheet.head, words=words_of(sheet)).encode(errors="replace")


class _Opened:
    """A template in the sandbox: gets plain data in the place of ours, and its calls of ours get ours back."""

    def __init__(self, own: Own, made: Sandbox, template: Template, functions: Helpers) -> None:
        self._own = own
        self._sandbox = made
        self._template = template
        self._functions = {name: partial(self._called, name, function) for name, function in functions.items()}
        self._meant: dict[int, tuple[object, object]] = {}  # by the id of plain data, which is kept too: what it is of
        self._rows: dict[int, tuple[Row, dict[str, Any]]] = {}

    def render(self, **values: Any) -> str:
        self._meant.clear()
        self._sandbox.renew()
        sheet = values.pop("sheet")
        whole = self._sheet(sheet)
        given = {name: self._value(value, sheet, whole) for name, value in values.items()}
        context = self._template.new_context({**self._functions, **given, "sheet": whole})
        try:
            text = self._sandbox.concat(self._template.root_render_func(context))
        except Exception as error:  # whatever a template comes upon
            raise self._own.told(error, self._template.name or "") from None
        return self._own.spend(text, self._template.name or "")

    def _called(self, name: str, function: Callable[..., Any], *args: Any) -> Any:
        meant = []
        for value in args:
            if id(value) not in self._meant:
                raise Objection(NOT_A_TABLE, name=name)
            meant.append(self._meant[id(value)][1])
        return function(*meant)

    def _value(self, value: Any, sheet: Sheet, whole: dict[str, Any]) -> Any:
        if isinstance(value, list) and all(isinstance(item, Sheet) for item in value):
            return [whole if other is sheet else self._neighbour(other) for other in value]
        return value if isinstance(value, str) else plain(value)

    def _sheet(self, sheet: Sheet) -> dict[str, Any]:
        tables = [self._note(self._table(table), table) for table in sheet.tables]
        made = plain(replace(sheet, tables=(), chart=None, gantt=None, facets=None))
        for name in ("head", "chart", "gantt", "facets"):
            del made[name]  # the head stands beside the sheet; what charts show, the tables do
        return self._note({**made, "tables": tables}, sheet)

    def _neighbour(self, sheet: Sheet) -> dict[str, Any]:
        made = plain(replace(sheet, tables=(), facts=(), chart=None, gantt=None, facets=None))
        return self._note({name: made[name] for name in ("name", "title", "group", "paper", "whose")}, sheet)

    def _note(self, made: dict[str, Any], meant: object) -> dict[str, Any]:
        self._meant[id(made)] = (made, meant)
        return made

    def _table(self, table: Table) -> dict[str, Any]:
        names = column_names(table.columns)
        columns = [{**plain(column), "name": name} for column, name in zip(table.columns, names, strict=True)]
        made = plain(replace(table, columns=(), rows=(), plot=None))
        del made["plot"]  # plot(table) draws it
        return {**made, "columns": columns, "rows": [self._row(row, names) for row in table.rows]}

    def _row(self, row: Row, names: Sequence[str]) -> dict[str, Any]:
        known = self._rows.get(id(row))
        if known is None:
            # the row is kept too, so that its id stays its own
            known = self._rows[id(row)] = (row, plain_row(row, names))
        return known[1]


def _reason(error: Exception) -> Words:
    if isinstance(error, Objection):
        return error.said
    if isinstance(error, TemplateNotFound):
        return Objection(NO_FILE, name=error.message or error.name or "").said
    if isinstance(error, RecursionError | SyntaxError | MemoryError):  # what Python has for what Jinja makes of it
        return TOO_DEEP
    if isinstance(error, TemplateSyntaxError):
        return Objection(SYNTAX, reason=error.message or "").said
    return Objection(FAILED, reason=f"{type(error).__name__}: {safe_text(str(error))}").said


def _key(name: str) -> str:
    return normalize("NFC", name).casefold()
