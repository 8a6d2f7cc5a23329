"""Sheets bound to be printed: a file for the campaign and one for each department, printed with what is there."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from shutil import which
from typing import NamedTuple

from promoplan.cli import chromium, printed, weasyprint
from promoplan.cli.errors import Refused
from promoplan.cli.making.work import Made, Work, link_table, objecting
from promoplan.cli.resources import template_text
from promoplan.finding import Words
from promoplan.formats import pdf
from promoplan.formats.own import Own
from promoplan.sheet import Link, Sheet, Table
from promoplan.text import one_line
from promoplan.views import index
from promoplan.views.scope import file_part

TITLE = Words("打印（PDF）", "To print (PDF)")
BROWSER = "PROMOPLAN_BROWSER"  # the browser to print with, before all others
MOST_AT_ONCE = 3  # browsers; each takes some 300 MB
ONE_IN = 10  # characters, from which on a font is missing, and not some rare characters

NO_PRINTER = Words(
    "打 PDF 要有 WeasyPrint，或者 Chromium、Chrome、Edge，这里都没有找到。装一个就行：pip install 'promoplan[pdf]'，"
    "或者装 Chromium（浏览器在别处的，写在环境变量 {variable} 里）",
    "a PDF takes WeasyPrint, or a Chromium, Chrome or Edge; neither was found. Install one: "
    "pip install 'promoplan[pdf]', or Chromium ({variable} may say where a browser is)",
)
NO_PANGO = Words(
    "WeasyPrint 装好了，但系统里缺它要用的 pango，也没有找到 Chromium、Chrome、Edge。"
    "Debian、Ubuntu：apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0；macOS：brew install pango",
    "WeasyPrint is there, but the pango it needs is not, and no Chromium, Chrome or Edge was found. "
    "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew install pango",
)
NO_BROWSER = Words("{variable} 里写的浏览器 {name} 找不到", "there is no browser {name}, which {variable} names")
NO_FONT = Words(
    "系统里没有中文字体，打出来全是方框，所以没有写 PDF。Debian、Ubuntu：apt install fonts-noto-cjk",
    "no font here has Chinese characters: they would print as boxes, so no PDF was written. "
    "Debian, Ubuntu: apt install fonts-noto-cjk",
)


class Printer(NamedTuple):
    """What is there to print with: a browser's file, or nothing for WeasyPrint."""

    browser: str


def printer() -> Printer:
    """What to print with; Refused says what is missing. A browser that the environment names, WeasyPrint, any other."""
    named = os.environ.get(BROWSER, "").strip()
    if named:
        browser = which(named) or ""
        if not browser:
            raise Refused(NO_BROWSER, name=one_line(named), variable=BROWSER)
        return Printer(browser)
    state = weasyprint.state()
    if state == "ready":
        return Printer("")
    if browser := chromium.found():
        return Printer(browser)
    raise Refused(NO_PANGO if state == "no pango" else NO_PRINTER, variable=BROWSER)


class Product:
    """The bundles of some sheets, in the order the index has them."""

    def __init__(self, work: Work, asked: Sequence[str]) -> None:
        self._printer = printer()  # what is missing is said before anything is made
        self._work = work
        self._bound = bundles([*work.sheets, work.contents], work.view_of)
        self.names = [file_name(work.title, one) for one in self._bound]
        self.makers = {f".{name}" for name in asked}

    def links(self) -> Iterator[Table]:
        language = self._work.campaign.language
        groups = [
            (
                index.GROUPS[group].say(language),
                [
                    Link(one.whose.name if one.whose else one.title, file=file_name(self._work.title, one))
                    for one in theirs
                ],
            )
            for group, theirs in groupby(self._bound, key=lambda one: "department" if one.whose else "all")
        ]
        yield from link_table(groups, TITLE.say(language))

    def files(self) -> Iterator[Made]:
        for name, content in files(self._bound, self._work.own, self._printer, self._work.title):
            yield Made(name, f".{pdf.EXTENSION}", content)


def bundles(sheets: Sequence[Sheet], view_of: Mapping[str, str]) -> list[pdf.Bundle]:
    """What is printed of some sheets, whose views are given by their names, in the order the index has them."""
    places = {name: place for place, name in enumerate(index.ORDER)}
    ordered = sorted(sheets, key=lambda sheet: places.get(view_of.get(sheet.name, ""), len(places)))
    return pdf.bundles(ordered)


def file_name(campaign: str, one: pdf.Bundle) -> str:
    """A bundle's file: named after the campaign, and the department whose it is."""
    return f"{campaign}{f'-{file_part(one.whose.id)}' if one.whose else ''}.{pdf.EXTENSION}"


def files(bound: Sequence[pdf.Bundle], own: Own | None, with_: Printer, campaign: str) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files, one by one; `own` are the user's templates."""
    if not bound:
        return
    writer = pdf.Writer(own.read, bound, own.opened) if own else pdf.Writer(template_text, bound)
    with objecting(own):
        made = _by_browser(writer, bound, with_.browser) if with_.browser else _by_weasyprint(writer, bound)
        for one, (content, has) in zip(bound, made, strict=True):
            if _lacks_chinese(one, has):
                raise Refused(NO_FONT)
            yield file_name(campaign, one), printed.dated(content, one.sheets[0].head.today)


def _by_weasyprint(writer: pdf.Writer, bound: Sequence[pdf.Bundle]) -> Iterator[tuple[bytes, set[str]]]:
    """Each bundle as PDF, and the characters printed in it. WeasyPrint fills in the pages of the contents itself."""
    for one in bound:
        content, lacking = weasyprint.printed(writer.document([one]))
        yield content, pdf.said([one]) - lacking


def _by_browser(writer: pdf.Writer, bound: Sequence[pdf.Bundle], browser: str) -> Iterator[tuple[bytes, set[str]]]:
    """Each bundle as PDF, and the characters printed in it.

    A browser cannot fill in the pages of the contents: everything is printed once to see where sheets begin, then each
    bundle with these pages, and once more should they be others.
    """
    several = any(one.contents for one in bound)
    seen = printed.starts(chromium.printed(browser, writer.document(bound, {}))) if several else {}
    guesses = [_guess(writer, one, seen) for one in bound]
    documents = [writer.document([one], guess) for one, guess in zip(bound, guesses, strict=True)]
    with ThreadPoolExecutor(min(MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
        made = pool.map(lambda document: chromium.printed(browser, document), documents)
        for one, guess, first in zip(bound, guesses, made, strict=True):
            content = first
            if one.contents and (real := printed.starts(content)) != guess:
                content = chromium.printed(browser, writer.document([one], real))
            whole = printed.with_whole_characters(content)
            yield whole, printed.readable(whole)


def _guess(writer: pdf.Writer, one: pdf.Bundle, seen: Mapping[str, int]) -> dict[str, int]:
    """On which page each sheet begins, if the contents take one page."""
    anchors = [writer.anchor(sheet) for sheet in one.sheets[1:]]
    if not one.contents or not set(anchors) <= seen.keys():
        return {}
    return {anchor: seen[anchor] - seen[anchors[0]] + 2 for anchor in anchors}


def _lacks_chinese(one: pdf.Bundle, has: Collection[str]) -> bool:
    """Whether Chinese characters are printed as boxes, more than a few rare ones."""
    chinese = {char for char in pdf.said([one]) if "\u4e00" <= char <= "\u9fff"}
    return len(chinese.difference(has)) * ONE_IN > len(chinese)
