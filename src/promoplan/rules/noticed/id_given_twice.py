"""Two things have the same id.

Tasks, people and dates find each other by id. With the same id twice, one of the two would be taken for the other.
Capital and small letters count as the same, and key dates and phases share one set of ids.

wrong:
    tasks:
      - {id: page, title: Write the page, due: T-30}
      - {id: page, title: Build the page, due: T-20}

right:
    tasks:
      - {id: page.text, title: Write the page, due: T-30}
      - {id: page.build, title: Build the page, due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """两处用了同一个编号。

任务、人和日期都靠编号互相找到；编号重复，其中一个就会被当成另一个。大小写不同也算同一个，`key_dates` 和 `phases`
共用一套编号。
"""
SAYS = {"": Words("编号「{id}」已经用过了，在 {first}", "the id '{id}' is already used at {first}")}
HINTS = {"": Words("换一个编号，例如 {id}-2", "give one of them another id, such as {id}-2")}
