"""What the YAML parser objects to, in the author's words and with the usual cause looked up in the text."""

from __future__ import annotations

from typing import Any

from promoplan.finding import Fact, Told, Words
from promoplan.reading.source import Source

TAG = Words(
    "以「!」开头的是 YAML 标签，这里写得不对；计划不用标签，文字以「!」开头请加引号",
    "what begins with '!' is a YAML tag, and this one is broken; a plan needs none, text with a '!' first needs quotes",
)
DIRECTIVE = Words(
    "以「%」开头的行是 YAML 指令，计划不用指令，请删掉这一行",
    "a line that begins with '%' is a YAML directive; a plan needs none, delete the line",
)
TAB = Words("缩进用了制表符", "a tab is used to indent")
# By what libyaml says.
PROBLEMS = {
    "mapping values are not allowed in this context": Words(
        "这里不能再出现「键: 值」——多半是文字里带了冒号加空格，或上一行缩进不对",
        "a 'key: value' cannot stand here; mostly text with a colon and a blank in it, or a wrong indent above",
    ),
    "could not find expected ':'": Words("这一行缺少冒号加空格", "a colon followed by a blank is missing here"),
    "found character that cannot start any token": Words(
        "值不能以这个字符开头，请给它加引号", "a value cannot begin with this character; put it in quotes"
    ),
    "did not find expected key": Words(
        "这里应当是一个键——多半是缩进没有对齐，或引号、括号没有写对",
        "a key was expected here; mostly an indent that does not line up, or a quote or bracket in the wrong place",
    ),
    "did not find expected '-' indicator": Words(
        "列表的下一项应以「- 」开头并与上面对齐",
        "the next item of the list must begin with '- ' in line with those above",
    ),
    "did not find expected node content": Words("这里缺少一个值", "a value is missing here"),
    "did not find expected ',' or ']'": Words("方括号里缺少逗号或右括号 ]", "a comma or the closing ] is missing"),
    "did not find expected ',' or '}'": Words("花括号里缺少逗号或右括号 }", "a comma or the closing } is missing"),
    "did not find expected <document start>": Words(
        "计划正文之前有多余的内容", "something stands before the plan begins"
    ),
    "found unexpected end of stream": Words("文件到此结束，前面的引号没有闭合", "the file ends inside a quoted text"),
    "found unexpected document indicator": Words("引号里出现了 --- 或 ...", "--- or ... stands inside a quoted text"),
    "found unknown escape character": Words(
        "双引号里有不认识的转义；反斜杠请写成两个，或改用单引号",
        "unknown escape in double quotes; write the backslash twice or use single quotes",
    ),
    "block sequence entries are not allowed in this context": Words(
        "列表不能接在同一行，请换行再写「- 」", "a list cannot begin on this line; begin it on the next"
    ),
    "mapping keys are not allowed in this context": Words("这里不能写键", "a key cannot stand here"),
    "found a tab character that violates indentation": TAB,
    "found a tab character where an indentation space is expected": TAB,
    "found an indentation indicator equal to 0": Words("| 或 > 后面请直接换行", "a line break belongs after | or >"),
    "found invalid Unicode character escape code": Words("转义的字符不存在", "the escaped character does not exist"),
    "did not find expected hexdecimal number": Words("转义里应是十六进制数字", "the escape needs hexadecimal digits"),
    "did not find expected alphabetic or numeric character": Words(
        "& 或 * 后面要有名字；作为文字请加引号", "& or * needs a name after it; put it in quotes if it is text"
    ),
    "did not find expected comment or line break": Words(
        "这里只能是注释或换行", "only a comment or a line break can stand here"
    ),
    "did not find expected whitespace or line break": TAG,
    "did not find expected tag URI": TAG,
    "did not find the expected '>'": TAG,
    "did not find expected '!'": TAG,
    "found undefined tag handle": TAG,
    "could not find expected directive name": DIRECTIVE,
    "found unknown directive name": DIRECTIVE,
    "did not find expected version number": DIRECTIVE,
    "did not find expected digit or '.' character": DIRECTIVE,
    "found duplicate %YAML directive": DIRECTIVE,
    "found duplicate %TAG directive": DIRECTIVE,
    "found incompatible YAML document": DIRECTIVE,
}
# PyYAML's own parser, which reads where libyaml is missing, says the same in other words: how those begin.
ALSO_SAID = {
    "mapping values are not allowed": "mapping values are not allowed in this context",
    "mapping keys are not allowed": "mapping keys are not allowed in this context",
    "sequence entries are not allowed": "block sequence entries are not allowed in this context",
    "found character": "found character that cannot start any token",
    "found unknown escape character": "found unknown escape character",
    "found undefined tag handle": "found undefined tag handle",
    "found unexpected document separator": "found unexpected document indicator",
    "found incompatible YAML document": "found incompatible YAML document",
    "found duplicate YAML directive": "found duplicate %YAML directive",
    "duplicate tag handle": "found duplicate %TAG directive",
    "expected ',' or ']'": "did not find expected ',' or ']'",
    "expected ',' or '}'": "did not find expected ',' or '}'",
    "expected the node content": "did not find expected node content",
    "expected '<document start>'": "did not find expected <document start>",
    "expected escape sequence": "did not find expected hexdecimal number",
    "expected a comment or a line break": "did not find expected comment or line break",
    "expected chomping": "did not find expected comment or line break",
    "expected indentation indicator": "found an indentation indicator equal to 0",
    "expected a digit": "did not find expected version number",
    "expected URI": "did not find expected tag URI",
    "expected '>'": "did not find the expected '>'",
    "expected '!'": "did not find expected '!'",
    "expected ' '": "did not find expected whitespace or line break",
}
# … and where those words alone do not say it, with what it was doing.
ALSO_SAID_WHILE = {
    ("expected <block end>", "while parsing a block mapping"): "did not find expected key",
    ("expected <block end>", "while parsing a block collection"): "did not find expected '-' indicator",
    ("expected alphabetic", "while scanning a directive"): "could not find expected directive name",
    ("expected alphabetic", ""): "did not find expected alphabetic or numeric character",
    ("expected ' '", "while scanning a directive"): "did not find expected version number",
}


def not_yaml(source: Source, error: Exception) -> Fact:
    """The fact `yaml-broken` for a parser's error, at the character that it stopped at."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = _as_libyaml_says(
        getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable",
        getattr(error, "context", None) or "",
    )
    offset = mark.index if mark is not None else int(getattr(error, "position", 0))
    offset = max(min(offset, len(source.text) - 1), 0)
    variant, offset = _cause(source, offset, problem)
    words = PROBLEMS.get(problem, Words(problem, problem))
    return Fact("yaml-broken", Told(source.base + offset, {"problem": words}, variant))


def _as_libyaml_says(problem: str, doing: str) -> str:
    for (begins, while_doing), said in ALSO_SAID_WHILE.items():
        if problem.startswith(begins) and doing.startswith(while_doing):
            return said
    return next((said for begins, said in ALSO_SAID.items() if problem.startswith(begins)), problem)


def _cause(source: Source, offset: int, problem: str) -> tuple[str, int]:
    """The usual causes, looked for on the line the parser stopped at and the two above it."""
    text = source.text
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = text.find("\n", offset)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return "tab", line_start + indent.index("\t")
    if text[offset : offset + 1] == "\t":
        return "tab", offset
    if not any(word in problem for word in ("key", "':'", "mapping values", "block end")):
        return "", offset
    start = line_start
    for _ in range(3):
        end = text.find("\n", start)
        candidate = text[start : end if end >= 0 else len(text)]
        found = candidate.find("：")
        if found >= 0 and ":" not in candidate[:found] and not candidate.lstrip().startswith(("#", "- ", '"', "'")):
            return "fullwidth-colon", start + found
        if start == 0:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    return "", offset
