"""An included file is not there or cannot be read.

What stands in that file would be missing from every list without anyone noticing. Names count from the folder of the
plan, and nothing outside that folder is ever read.

wrong:
    include: [task/*.yaml]

right:
    # these stand in the plan itself; with a file tasks/design.yaml beside it: include: [tasks/*.yaml]
    tasks:
      - {id: page, title: Build the page, due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """要引入的文件找不到或读不了。

那个文件里的内容会从所有表上消失，还没人发现。文件名从计划所在的文件夹算起，文件夹以外的一律不读。
"""
SAYS = {
    "": Words("没有叫「{pattern}」的文件", "there is no file '{pattern}'"),
    "outside": Words(
        "「{pattern}」在计划的文件夹之外，不会读", "'{pattern}' lies outside the plan's folder and is not read"
    ),
    "unreadable": Words("「{pattern}」读不了：{reason}", "'{pattern}' cannot be read: {reason}"),
}
HINTS = {
    "": Words("从计划所在的文件夹写起，例如 tasks/*.yaml", "names count from the plan's folder, such as tasks/*.yaml"),
    "outside": Words(
        "把文件放进计划的文件夹，写成 tasks/*.yaml 这样", "put the file into the plan's folder: tasks/*.yaml"
    ),
    "unreadable": Words("看看它是不是文件、有没有读的权限", "see that it is a file and that you may read it"),
}
