"""A key is not one that can stand here.

A mistyped key would be a line nobody reads: `ower: li` leaves a task without owner, and no one is told. Keys that
begin with `x-` are free for notes of your own. In `{…}` a comma splits, so text with a comma needs quotes there.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-27, ower: li}

right:
    people: {li: {name: Li}}
    tasks:
      - {id: price, title: Agree the price, due: T-27, owner: li, x-colour: red}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """这里没有这个键。

键写错了，那一行就没有人读：写成 `ower: li`，任务就没有责任人，也没人知道。以 `x-` 开头的键可以随意使用。
花括号 `{…}` 里逗号是分隔符，带逗号的文字要加引号。
"""
SAYS = {
    "": Words("不认识的键「{key}」", "unknown key '{key}'"),
    "guess": Words("不认识的键「{key}」", "unknown key '{key}'"),
    "comma": Words(
        "不认识的键「{key}」——花括号里的逗号把文字切开了", "unknown key '{key}', made by a comma inside {{…}}"
    ),
}
HINTS = {
    "": Words(
        "可用的键：{known}；自用的键以 x- 开头", "keys that can stand here: {known}; keys of your own begin with x-"
    ),
    "guess": Words("是不是「{guess}」？", "did you mean '{guess}'?"),
    "comma": Words("给带逗号的文字加引号", "put the text with the comma in quotes"),
}
