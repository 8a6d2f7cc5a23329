r"""The file is not saved as UTF-8.

Chinese text from Excel or an old editor is often saved as GBK or UTF-16. Read as UTF-8, names would turn into garbage,
so the file is not read at all.

wrong:
    people: {li: {name: \xc0\xee}}

right:
    people: {li: {name: 李}}
"""

from promoplan.finding import Severity, Words

SEVERITY = Severity.ERROR
ZH = """文件不是用 UTF-8 保存的。

Excel 或旧的编辑器常把中文存成 GBK 或 UTF-16，按 UTF-8 读就成了乱码，所以整个文件都不读。
"""
SAYS = {
    "": Words("从这里起不是 UTF-8 编码(字节 {byte})", "the file is not UTF-8 from here on (byte {byte})"),
    "utf-16": Words("文件存成了 UTF-16", "the file is saved as UTF-16"),
}
HINTS = {
    "": Words("在编辑器里另存为 UTF-8;原来多半是 GBK", "save it as UTF-8 in your editor; it is mostly GBK"),
    "utf-16": Words("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"),
}
