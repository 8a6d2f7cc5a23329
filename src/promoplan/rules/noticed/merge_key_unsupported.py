"""`<<` is used to take over the keys of another map.

Some YAML programs merge maps at `<<`, some do not, and they disagree about which value wins. In a plan each entry says
all it means, so that a line can be understood where it stands; the merged keys are not read.

wrong:
    x-usual: &usual {section: Prices, due: T-27}
    tasks:
      - {<<: *usual, id: price, title: Agree the price}

right:
    tasks:
      - {id: price, title: Agree the price, section: Prices, due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """用了 << 来套用别处的键。

有的 YAML 程序会合并 `<<`，有的不会，同一个键以谁为准也各不相同。计划里每一项都把话写全，看那一行就明白;
套用的键不会读。
"""
SAYS = {"": Words("计划里不能用 << 套用别处的键", "keys of another map cannot be taken over with '<<'")}
HINTS = {"": Words("把要用的键直接写在这里", "write the keys out here")}
