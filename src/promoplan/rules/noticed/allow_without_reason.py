"""A finding is allowed without a reason.

What `allow` silences stays silent for everyone who comes after. The reason tells them whether it still holds, so
each rule is named with one: `{rule-name: reason}`. Without it nothing is silenced.

wrong:
    tasks:
      - {id: price, title: Agree the price, due: T-17, allow: due-on-day-off}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-17, allow: {due-on-day-off: the agency works that Sunday}}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """放行没有写理由。

用 `allow` 放行的提醒，后来的人都看不到了。理由告诉他们这样做现在还成不成立，所以每条规则都要写:
`{规则名: 理由}`。没有理由就不放行。
"""
SAYS = {
    "": Words("放行「{rule}」没有写理由", "'{rule}' is allowed without a reason"),
    "not-map": Words("allow 要写明放行哪条规则、为什么", "allow needs the rule and the reason"),
}
HINTS = {
    "": Words("allow: {{{rule}: 为什么可以}}", "allow: {{{rule}: why it is meant to be so}}"),
    "not-map": Words(
        "allow: {{due-on-day-off: 那天有人值班}}",
        "allow: {{due-on-day-off: someone is on duty that day}}",
    ),
}
