"""The plan is larger than promoplan expects a plan to be.

The limits keep a broken or hostile file from taking the machine with it; plans of people stay far below them. They
are file and plan (bytes), depth (nesting), nodes, aliased (what aliases repeat), anchors, scalar (one text), includes
and filled (what variables add): reading stops there. Past at_sites (tasks made by `for_each`; of
their needs ten times as many) the rest stay one task.

wrong:
    x-deep: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

right:
    x-deep: [[[[a few lists in lists are fine]]]]
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """计划大得超出了上限。

上限是为了防止写坏的或恶意的文件拖垮电脑，人写的计划远远用不到。各项是：file 和 plan(字节数)、depth(嵌套层数)、
nodes(内容个数)、aliased(别名重复出来的)、anchors(标记个数)、scalar(一段文字的长度)、includes(引入的文件数)、
filled(变量填出来的)，读到上限为止；at_sites(for_each 按每处拆出来的任务数，前置的条数是它的十倍)，超过的不再拆。
"""
SAYS = {"": Words("超过了上限 {limit}，最多 {most}", "past the limit for {limit}, which is {most}")}
HINTS = {"": Words("计划确实这么大，就加 --limit {limit}=N", "if the plan has to be so large: --limit {limit}=N")}
