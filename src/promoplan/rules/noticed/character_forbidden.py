r"""The text holds a character that cannot be printed or that shifts the lines.

Control characters and line separators come along when text is copied from a chat or a spreadsheet. YAML takes some of
them for the end of a line, so what follows would be read, and told, in the wrong place. The file is not read further.

wrong:
    tasks:
      - {id: price, title: Agree\u2028the price, due: T-27}

right:
    tasks:
      - {id: price, title: Agree the price, due: T-27}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """文字里有打印不出、或会让行号错位的字符。

控制字符和特殊的换行符，多半是从聊天窗口或表格里粘贴带进来的。YAML 会把其中一些当作换行，后面的内容就会读错位、
报错位，所以这个文件不再往下读。
"""
SAYS = {"": Words("文字里有不能用的字符 {character}", "the text holds {character}, which cannot stand in a plan")}
HINTS = {"": Words("删掉它，或换成普通的空格或换行", "delete it, or put a blank or a plain line break there")}
