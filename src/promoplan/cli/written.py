"""What `render` says of the folder it wrote: how many files, and which of somebody else's it came upon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promoplan.cli.output import Written
from promoplan.finding import Language, Words
from promoplan.text import one_line

IDLE = Words("模板 {file}：计划里没有要用它来做的表", "{file}: the plan has no sheet to make with it")
WRITTEN = Words("写好 {count} 个文件，从 {first} 看起", "{count} files written; begin with {first}")
REMOVED = Words(
    "删掉上次写的、这次不再有的 {count} 个文件", "removed, as it was written before and is no more: {count}"
)
LEFT = Words("{name} 这次不再有，但有人改过，没有删", "{name} is no more, but somebody has changed it: not removed")
KEPT = Words("{name} 有人改过，改过的那份留作 {kept}", "{name} was somebody else's or changed; that is {kept} now")
MORE = Words("……这样的还有 {count} 个", "… and {count} more like it")
NO_BROWSER = Words("没有找到浏览器，请自己打开 {name}", "no browser found; please open {name} yourself")
MOST = 10  # files named one by one


def written(done: Written, first: str, language: Language) -> Iterator[str]:
    """The lines, without ends; the last says where to begin."""
    for file in done.idle:
        yield IDLE.say(language).format(file=file)
    folder = done.folder
    yield from _listed(
        [KEPT.say(language).format(name=one_line(name), kept=kept) for name, kept in folder.kept], language
    )
    yield from _listed([LEFT.say(language).format(name=one_line(name)) for name in folder.left], language)
    if folder.removed:
        yield REMOVED.say(language).format(count=folder.removed)
    yield WRITTEN.say(language).format(count=folder.written, first=first)


def _listed(lines: Sequence[str], language: Language) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield MORE.say(language).format(count=len(lines) - MOST)
