"""An included file names files to include in turn.

Only the plan itself says which files belong to it, so that one look at its `include` shows them all. What an included
file names there is not read.

wrong:
    include: [more.yaml]
    # file: more.yaml
    include: [tasks/*.yaml]

right:
    include: [more.yaml, tasks/*.yaml]
    # file: more.yaml
    departments: {design: {name: Design}}
    # file: tasks/design.yaml
    tasks:
      - {id: page, title: Build the page, due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """被引入的文件里又写了 include。

一份计划由哪些文件组成，只在计划本身的 `include` 里写，看一眼就全知道。被引入的文件里写的不会读。
"""
SAYS = {"": Words("被引入的文件里不能再写 include", "an included file cannot include others")}
HINTS = {"": Words("把这些文件写进计划本身的 include", "name these files under include of the plan itself")}
