"""A section is kept as it is; nothing checks it or counts with it yet.

Its name belongs to the format, so it may stand in a plan, and a later release will read it. Until then what stands
there appears on no sheet and is compared with nothing.

wrong:
    review: {held: T+14}

right:
    tasks:
      - {id: review, title: Look back together, due: T+14}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.INFO
ZH = """这一段目前只是留着，不检查，也不参与计算。

它的名字属于计划的格式，可以写，以后的版本会读。在那之前，里面的内容不会出现在任何表上，也不和别的内容核对。
"""
SAYS = {
    "": Words(
        "这几段现在还不读，不检查也不计算：{sections}",
        "not read yet, neither checked nor counted with: {sections}",
    )
}
