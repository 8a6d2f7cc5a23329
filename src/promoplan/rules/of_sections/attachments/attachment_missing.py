"""A file that the plan refers to is not there.

"See the attachment", and there is none: that is how emergency plans get lost. `path` names one file in the plan's
folder or below it.

wrong:
    attachments:
      - {id: measures, path: files/mesures.md, name: Emergency measures}
    # file: files/measures.md
    What to do when nobody comes.

right:
    attachments:
      - {id: measures, path: files/measures.md, name: Emergency measures}
    # file: files/measures.md
    What to do when nobody comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from promoplan.campaign import Campaign
from promoplan.finding import Severity, Told, Words
from promoplan.guess import Guesser
from promoplan.plan.fields import TBD
from promoplan.reading.document import PlanFiles

SEVERITY = Severity.ERROR
ZH = """计划里提到的文件找不到。

写着「看附件」却没有附件，应急措施就是这样丢的。`path` 写一个文件，放在计划的文件夹里或它下面的文件夹里。
"""
MISSING = Words(
    "附件「{id}」的文件「{path}」不在计划的文件夹里", "the file '{path}' of '{id}' is not in the plan's folder"
)
SAYS = {
    "missing": MISSING,
    "guess": MISSING,
    "outside": Words(
        "附件「{id}」的「{path}」指到了计划的文件夹外面", "the path '{path}' of '{id}' leads out of the plan's folder"
    ),
    "many": Words(
        "附件「{id}」的「{path}」对上了 {count} 个文件，只能是一个：{found}",
        "the path '{path}' of '{id}' fits {count} files, and must be one: {found}",
    ),
}
HINTS = {
    "missing": Words("把文件放到计划旁边，或改 path", "put the file beside the plan, or correct the path"),
    "guess": Words("path: {guess}", "path: {guess}"),
    "outside": Words(
        "把文件放进计划的文件夹，写 path: {name}", "put the file into the plan's folder and write path: {name}"
    ),
    "many": Words("path: {first}", "path: {first}"),
}
PATTERN = re.compile(r"[*?\[]")
MOST_PATTERNS = 64  # looking through folders takes its time, and an attachment is meant to be one file
MOST_GUESSED = 20


def check(campaign: Campaign) -> Iterator[Told]:
    patterns = guesses = 0
    guesser = Guesser(MOST_GUESSED)
    for number, attachment in enumerate(campaign.plan.attachments):
        path = attachment.path
        if not path or path in TBD:
            continue  # told as missing, or open
        found = campaign.files.matching(_literal(path))
        if found == [] and PATTERN.search(path):
            patterns += 1
            if patterns > MOST_PATTERNS:
                continue
            found = campaign.files.matching(path)
        if found is not None and len(found) == 1:
            continue
        values: dict[str, object] = {"id": attachment.name or attachment.id, "path": path}
        variant = "missing"
        if found is None:
            variant = "outside"
            values["name"] = re.split(r"[/\\]", path)[-1] or path
        elif found:
            variant = "many"
            values |= {"count": len(found), "found": found[:5], "first": found[0]}
        elif guesses < MOST_GUESSED:
            guesses += 1
            values["guess"] = _near(campaign.files, path, guesser)
            variant = "guess" if values["guess"] else "missing"
        yield Told(campaign.document.position("attachments", number, "path"), values, variant)


def _literal(path: str) -> str:
    """A pattern that fits this very name: a file may be called 报价[终稿].xlsx."""
    return PATTERN.sub(r"[\g<0>]", path)


def _near(files: PlanFiles, path: str, guesser: Guesser) -> str:
    """A file of that name one folder up or down, else one of nearly that name where it was looked for."""
    folder, _, name = path.replace("\\", "/").rpartition("/")
    for pattern in (_literal(name), f"*/{_literal(name)}"):
        elsewhere = files.matching(pattern) if name else None
        if elsewhere:
            return elsewhere[0]
    beside = files.matching(f"{_literal(folder)}/*" if folder else "*") or []
    return guesser.near(path, beside)
