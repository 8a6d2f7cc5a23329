"""Something is repeated that was never marked.

`*name` repeats what was marked `&name` earlier in the same file; without the mark nothing more can be read. Mostly it
is just text that begins with an asterisk, and that needs quotes.

wrong:
    tasks:
      - {id: vip, title: *VIP, due: T-27}

right:
    tasks:
      - {id: vip, title: "*VIP", due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """要重复的内容前面没有标记过。

`*名字` 重复同一个文件里前面用 `&名字` 标记过的内容；没有标记，后面就读不下去了。多半只是以星号开头的文字,
这样的文字要加引号。
"""
SAYS = {"": Words("*{anchor} 前面没有 &{anchor}", "*{anchor} repeats &{anchor}, which does not stand before it")}
HINTS = {
    "": Words(
        '是文字就加引号："*{anchor}";是别名就先在前面写 &{anchor}',
        'text needs quotes: "*{anchor}"; an alias needs &{anchor} before it',
    )
}
