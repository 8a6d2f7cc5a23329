"""A text uses a variable that the plan does not define.

`${name}` is filled in from `variables`. Without a value it would be printed as it stands, on every sheet. A variable
may use those that stand before it. `$${name}` is left as text.

wrong:
    variables: {event: 双十一}
    tasks:
      - {id: banner, title: "Banner for ${evnt}", due: T-20}

right:
    variables: {event: 双十一}
    tasks:
      - {id: banner, title: "Banner for ${event}", due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """文字里用了没有定义的变量。

`${名字}` 的内容取自 `variables`;没有定义，就会原样印在每张表上。变量里可以用写在它前面的变量。
`$${名字}` 表示原样的文字。
"""
SAYS = dict.fromkeys(("", "guess"), Words("变量「{name}」没有定义", "the variable '{name}' is not defined"))
HINTS = {
    "": Words(
        "variables: {{{name}: …}}；要原样的文字就写 $${{{name}}}",
        "variables: {{{name}: …}}; or $${{{name}}} to leave it as text",
    ),
    "guess": Words("是不是 ${{{guess}}}?", "did you mean ${{{guess}}}?"),
}
