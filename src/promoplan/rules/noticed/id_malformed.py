"""An id is written with something that ids cannot have.

Ids are named in other places, in arithmetic such as `preheat - 3wd`, and in file names, so they hold no blanks and no
other signs: letters of any script, digits and `_`, with `.` or `-` between them.

wrong:
    tasks:
      - {id: landing page, title: Build the page, due: T-20}

right:
    tasks:
      - {id: landing-page, title: Build the page, due: T-20}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """编号里有不能用的写法。

编号要在别处引用，会出现在 `preheat - 3wd` 这样的推算里，也会用作文件名，所以不能有空格和其他符号:
只用文字、数字和 `_`，中间可以有 `.` 或 `-`。
"""
SAYS = {"": Words("「{id}」不能作编号", "'{id}' cannot be an id")}
HINTS = {
    "": Words(
        "只用文字、数字和 _，中间可以有 . 或 -，例如 design.landing",
        "letters, digits and _, with . or - between them: design.landing",
    )
}
