"""`promoplan numbers`: every figure of a plan on one screen, what is red, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from promoplan.campaign import Campaign
from promoplan.days.write import Moment
from promoplan.finding import Finding, Language, Severity, Words
from promoplan.numbers.book import Book
from promoplan.numbers.figure import Figure
from promoplan.numbers.flaws import flaws, marks
from promoplan.numbers.keys import ALONE, NESTED, grouped, own_figures, place_of
from promoplan.pipeline import Loaded
from promoplan.screen.amounts import (
    SECTIONS,
    amount,
    column_names,
    distinct,
    full_name,
    money_unit,
    row_names,
    short_name,
)
from promoplan.screen.plain import GAP, Line, Piece, columns, fitted, wrapped
from promoplan.text import one_line

MOST = 20  # findings on the screen; the rest is counted
MOST_UNKNOWN = 5  # figures without a value that are named
MOST_MARKS = 3  # findings that one figure names
INDENT = 2
WIDEST_ID = 24  # columns for what a row is called, and a third of a wide terminal
NARROWEST_NAME = 8

HEAD = Words("{name} · T = {day} · 数字", "{name} · T = {day} · numbers")
NONE = Words(
    "计划里还没有数字：targets（目标）、traffic（流量）、products（货品）、budget（预算）等段都没有写。",
    "The plan has no numbers: it has none of the sections targets, traffic, products, budget and so on.",
)
TO_DO = Words("要处理", "To be done")
COUNTED = Words("{errors} 个错误，{warnings} 个提醒", "errors: {errors}, warnings: {warnings}")
WEIGHT = {Severity.ERROR: Words("错误", "error"), Severity.WARNING: Words("提醒", "warning")}
STYLE = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
HINT = Words("建议: {hint}", "hint: {hint}")
MORE = Words("……还有 {count} 条，promoplan validate 看全部", "… and {count} more; promoplan validate has them")
FINE = Words("没有要处理的。", "Nothing is to be done.")
NOT_KNOWN = Words("没有数：{names}", "no value: {names}")
MANY_NOT_KNOWN = Words("没有数：{names}，还有 {more} 个", "no value: {names} and {more} more")
FOLDED = Words("还有 {groups}（--section {section} 展开）", "also {groups} (--section {section} lists them)")
GROUPS = {
    "rows": Words("明细", "rows"),
    "lowest": Words("最低到手价", "lowest prices"),
    "shops": Words("店铺", "shops"),
    "tiers": Words("档位", "tiers"),
    "items": Words("科目", "items"),
    "costs": Words("费用", "costs"),
    "replenish": Words("补货", "replenishment"),
    "groups": Words("分组", "groups"),
    "kinds": Words("类别", "kinds"),
    "channels": Words("渠道", "channels"),
    "placements": Words("投放方式", "placements"),
    "days": Words("每天", "days"),
    "sensitivity": Words("敏感度", "sensitivity"),
    "service": Words("服务目标", "service goals"),
    "operation": Words("运营目标", "operating goals"),
    "crm": Words("会员目标", "goals for members"),
}


Rows: TypeAlias = dict[str, dict[str, Figure]]  # by id, by what they tell


class Entry(NamedTuple):
    """One figure as it is shown: the value, the numbers of the findings it is in, the style of the worst of them."""

    name: str
    value: str
    mark: str
    style: str


class Screen:
    """What all lines of one screen need."""

    def __init__(self, loaded: Loaded, campaign: Campaign, book: Book, width: int) -> None:
        self.loaded, self.campaign, self.book, self.width = loaded, campaign, book, width
        self.language: Language = campaign.language
        self.money = money_unit(campaign, self.language)
        self.flaws = flaws(campaign.document, loaded.findings)
        self.marks = marks(self.flaws, book.figures().values())

    def lines(self, only: Collection[str] = (), rows: bool = False) -> Iterator[Line]:
        """All sections, or only some; with their rows, or with how many these are."""
        day = self.campaign.shown(Moment(self.campaign.schedule.event)).say(self.language).removeprefix("T · ")
        name = self.campaign.plan.campaign.name
        yield from self.said(HEAD.say(self.language).format(name=name, day=day), "bold")
        shown = False
        for section, calculated in self.book.sections():
            shown = True
            if not only or section in only:
                yield ()
                yield (Piece(SECTIONS[section].say(self.language), "bold"),)
                yield from self.section(section, list(own_figures(calculated)), rows or section in only)
        if not shown:
            yield ()
            yield from self.said(NONE.say(self.language))
            return
        yield ()
        yield from self.to_do()

    def section(self, section: str, figures: Sequence[Figure], rows: bool) -> Iterator[Line]:
        yield from self.block([figure for figure in figures if not place_of(figure.key).group])
        groups = dict(_telling(grouped(figures)))
        if not rows and groups:
            yield from self.folded(section, groups)
            return
        for group, theirs in groups.items():
            if all(list(row) == [ALONE] for row in theirs.values()):
                yield from self.said(self.title(group), "dim", INDENT)
                alone = [row[ALONE] for row in theirs.values()]
                names = full_name if group in NESTED else short_name
                yield from self.columns([self.entry(figure, names(figure, self.language)) for figure in alone])
            else:
                yield from self.table(section, group, theirs)

    def folded(self, section: str, groups: dict[str, Rows]) -> Iterator[Line]:
        """How many rows there are, with the findings that lie in them."""
        listed = []
        keys: list[str] = []
        for group, rows in groups.items():
            mine = [figure.key for row in rows.values() for figure in row.values()]
            listed.append(f"{self.title(group)} {len(rows)} {self.mark(mine)[0]}".rstrip())
            keys += mine
        said = FOLDED.say(self.language).format(groups=self.joined(listed), section=section)
        yield from self.said(said, self.mark(keys)[1] or "dim", INDENT)

    def joined(self, texts: Sequence[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(texts)

    def title(self, group: str) -> str:
        return GROUPS[group].say(self.language) if group in GROUPS else group

    def block(self, figures: Sequence[Figure]) -> Iterator[Line]:
        """The figures that have a value; those without are only named."""
        names = distinct({figure.key: short_name(figure, self.language) for figure in figures}, self.language)
        entries = [
            self.entry(figure, names[figure.key])
            for figure in figures
            if figure.value is not None or figure.key in self.marks
        ]
        if entries:
            yield from self.columns(entries)
        unknown = [names[figure.key] for figure in figures if figure.value is None]
        if unknown:
            listed = self.joined(unknown[:MOST_UNKNOWN])
            words = NOT_KNOWN if len(unknown) <= MOST_UNKNOWN else MANY_NOT_KNOWN
            more = len(unknown) - MOST_UNKNOWN
            yield from self.said(words.say(self.language).format(names=listed, more=more), "dim", INDENT)

    def columns(self, entries: Sequence[Entry]) -> Iterator[Line]:
        """One column, or two where there are enough entries and they are short enough; each is read downwards."""
        value = max(columns(entry.value) for entry in entries)
        mark = max(columns(entry.mark) for entry in entries)
        name = max(columns(entry.name) for entry in entries)
        each = name + GAP + value + (mark + 1 if mark else 0)
        across = 2 if INDENT + 2 * each + 2 * GAP <= self.width and len(entries) > 3 else 1
        if across == 1:
            room = self.width - INDENT - GAP - value - (mark + 1 if mark else 0)
            name = min(name, max(room, NARROWEST_NAME))
        down = -(-len(entries) // across)
        for first in range(down):
            line: list[Piece] = [Piece(" " * INDENT)]
            for number, entry in enumerate(entries[first::down]):
                if number:
                    line.append(Piece(" " * 2 * GAP))
                line.append(Piece(fitted(entry.name, name) + " " * GAP))
                line.append(Piece(" " * (value - columns(entry.value)) + entry.value, entry.style))
                if mark:
                    line.append(Piece(" " + fitted(entry.mark, mark), entry.style))
            yield line

    def entry(self, figure: Figure, name: str) -> Entry:
        return Entry(name, amount(figure, self.money, self.language), *self.mark([figure.key]))

    def mark(self, keys: Iterable[str]) -> tuple[str, str]:
        """The numbers of the findings that some figures are in, and the style of the worst."""
        numbers = sorted({number for key in keys for number in self.marks.get(key, ())})
        if not numbers:
            return "", ""
        said = ",".join(str(number + 1) for number in numbers[:MOST_MARKS])
        return f"[{said}{'…' if len(numbers) > MOST_MARKS else ''}]", STYLE[self.flaws[numbers[0]].severity]

    def table(self, section: str, group: str, rows: Rows) -> Iterator[Line]:
        """A group's rows: one line each, whose it is in front; as many columns beside one another as fit."""
        title = self.title(group)
        known: dict[str, Figure] = {}
        for row in rows.values():
            for what, figure in row.items():
                if figure.value is not None:
                    known.setdefault(what, figure)
        names, own = column_names(rows, self.language)
        labels = row_names(self.campaign, section, group, rows) | own
        heads = {what: names[what] for what in known}
        cells = {what: [self.cell(row.get(what)) for row in rows.values()] for what in heads}
        widths = {what: max(columns(heads[what]), *(columns(text) for text, _ in cells[what])) for what in heads}
        front = min(max(columns(name) for name in (*labels.values(), title)), max(WIDEST_ID, self.width // 3))
        for part in _parts(widths, self.width - INDENT - front):
            line = [fitted(title, front), *(_right(heads[what], widths[what]) for what in part)]
            yield (Piece(" " * INDENT + (" " * GAP).join(line), "dim"),)
            for number, id_ in enumerate(rows):
                pieces = [Piece(" " * INDENT + fitted(labels[id_], front))]
                for what in part:
                    text, style = cells[what][number]
                    pieces.append(Piece(" " * GAP + _right(text, widths[what]), style))
                yield pieces

    def cell(self, figure: Figure | None) -> tuple[str, str]:
        """A row's value, without its unit, which the heading's name tells."""
        if figure is None or figure.value is None:
            return "", ""
        mark, style = self.mark([figure.key])
        return f"{figure.say(self.language)} {mark}".rstrip(), style

    def to_do(self) -> Iterator[Line]:
        """The findings that lie in the numbers, with their places and what to type."""
        if not self.flaws:
            yield from self.said(FINE.say(self.language), "green")
            return
        errors = sum(finding.severity is Severity.ERROR for finding in self.flaws)
        counted = COUNTED.say(self.language).format(errors=errors, warnings=len(self.flaws) - errors)
        bracketed = f"（{counted}）" if self.language == "zh" else f" ({counted})"
        yield (Piece(TO_DO.say(self.language) + bracketed, "bold red" if errors else "bold yellow"),)
        for number, finding in enumerate(self.flaws[:MOST], 1):
            yield from self.flaw(number, finding)
        if len(self.flaws) > MOST:
            yield from self.said(MORE.say(self.language).format(count=len(self.flaws) - MOST), "dim", INDENT)

    def flaw(self, number: int, finding: Finding) -> Iterator[Line]:
        file, line, column = self.loaded.sources.location(finding.position)
        weight = WEIGHT[finding.severity].say(self.language)
        where = one_line(f"[{number}] {weight} {file}:{line}:{column}")  # whole, as editors open it
        yield (Piece(" " * INDENT + where, STYLE[finding.severity]),)
        yield from self.said(finding.message(self.language), "", 2 * INDENT)
        hint = finding.hint(self.language)
        if hint:
            yield from self.said(HINT.say(self.language).format(hint=hint), "dim", 2 * INDENT)

    def said(self, text: str, style: str = "", indent: int = 0) -> Iterator[Line]:
        """A sentence over as many lines as it takes."""
        for line in wrapped(text, self.width - indent, 2):
            yield (Piece(" " * indent + line, style),)


def _telling(groups: dict[str, Rows]) -> Iterator[tuple[str, Rows]]:
    """The lists that tell more than those before: not channels grouped as their sources are, nor one group for all."""
    before: list[object] = []
    for group, rows in groups.items():
        same = [(id_, [figure.value for figure in row.values()]) for id_, row in rows.items()]
        if same not in before and list(rows) != ["other"]:
            before.append(same)
            yield group, rows


def _parts(widths: dict[str, int], room: int) -> Iterable[list[str]]:
    """Columns in tables one below the other, none wider than there is room for (where one column fits at all)."""
    part: list[str] = []
    taken = 0
    for what, width in widths.items():
        if part and taken + GAP + width > room:
            yield part
            part, taken = [], 0
        part.append(what)
        taken += GAP + width
    if part:
        yield part


def _right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text
