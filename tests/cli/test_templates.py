"""Templates of one's own: in the place of ours, for sheets of their own, and what they cannot do.

PROMOPLAN_README=write puts what docs/templates.md shows in anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from promoplan import views
from promoplan.cli.commands.templates import PURPOSES
from promoplan.cli.files import open_plans
from promoplan.cli.resources import template_folder, template_names, template_text
from promoplan.formats.own import FILTERS, Own
from promoplan.formats.sandbox import Sandbox
from promoplan.formats.users.careful import COUNTED, WEIGHED
from promoplan.formats.users.objections import Objection
from promoplan.formats.users.plain import column_names, plain, plain_row
from promoplan.sheet import Column, Head, Link, Mark, Row, Sheet, Table
from tests.command import ROOT, promoplan
from tests.test_readme import BLOCK, commands, run

PAGE = ROOT / "docs/templates.md"
WRITE = os.environ.get("PROMOPLAN_README") == "write"
PLAN = "plans/double11-2026.yaml"
TODAY = ("--today", "2026-10-25")
FIRST = "{# view: checklist #}\n"
HEAD = Head("活动", "2026-11-11", "距活动日 9 天", "v1", "2026-11-02", "zh")
COLUMNS = (
    Column("tick", "✓", "tick"),
    Column("due", "截止", "day"),
    Column("title", "事项"),
    Column("waits-for", "我在等"),
    Column("count", "任务", "number"),
    Column("count", "完成", "number"),
    Column("date-off", "1\n日\n休", "mark"),
    Column("date-event", "2\n一\nT", "mark"),
)
ROWS = [
    Row(("筹备",), "group"),
    Row(("x", "T-9", "定价 <a>", Link("甲", "tasks"), "3", "1", Mark("━", "bar"), "")),
    Row(("", "", "A. 报价", "", "", "", "", Mark("◆", "due")), "step"),
]
SHEET = Sheet("checklist", "检查表", HEAD, [Table(COLUMNS, ROWS, notes=["注"])], facts=[("★", "必须")], group="all")


def folder(path: Path, **files: str) -> str:
    """A folder of templates; `__` in a name is a dot."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return str(path)


def render(target: Path, templates: str, *more: str, plan: str = PLAN) -> subprocess.CompletedProcess[bytes]:
    return promoplan("render", plan, "-o", str(target), "--templates", templates, *TODAY, *more)


def files_in(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("[!.]*") if file.is_file()}


def made(text: str, name: str = "door.txt.j2", sheet: Sheet = SHEET, **pieces: str) -> str:
    """What a template makes of one sheet; pieces are files beside it."""
    files = {name: (f"mine/{name}", FIRST + text)}
    for piece, body in pieces.items():
        files[piece.replace("__", ".")] = (f"mine/{piece.replace('__', '.')}", body)
    own = Own(files, template_names(), template_text, views.names())
    ((_, content),) = own.files([], [], [(own.added[0], list(own.added[0].sheets([sheet])))])
    return content.decode()


def refused(text: str, name: str = "door.txt.j2", **pieces: str) -> str:
    """Why a template is refused."""
    with pytest.raises(Objection) as caught:
        made(text, name, SHEET, **pieces)
    zh, en = caught.value.said
    assert zh.startswith(f"模板 mine/{name}")
    return en


# What a template is given


def test_a_row_gives_its_cells_by_their_columns_names() -> None:
    text = "{% for row in sheet.tables[0].rows %}[{{ row.due }}|{{ row.title }}|{{ row.waits_for }}]{% endfor %}"
    assert made(text) == "[||][T-9|定价 <a>|甲][|A. 报价|]"


def test_headings_ticks_days_and_columns_with_one_key() -> None:
    text = (
        "{% for row in sheet.tables[0].rows %}"
        "{{ row.type }},{{ row.heading }},{{ row.tick }},{{ row.count }},{{ row.count_2 }},{{ row.days | join('.') }};"
        "{% endfor %}"
    )
    assert made(text) == "group,筹备,,,,.;,,x,3,1,━.;step,,,,,.◆;"


def test_cells_can_be_had_in_the_order_of_the_columns() -> None:
    text = (
        "{% for column in sheet.tables[0].columns %}"
        "{{ column.key }}/{{ column.name }}={{ sheet.tables[0].rows[1].texts[loop.index0] }} {% endfor %}"
    )
    assert made(text).startswith("tick/tick=x due/due=T-9 title/title=定价 <a> waits-for/waits_for=甲 count/count=3 ")


def test_everything_a_template_is_given_is_plain() -> None:
    data = json.loads(made("{{ sheet | tojson }}"))
    assert data.keys() == {"name", "title", "tables", "facts", "paper", "group", "signed", "whose"}
    assert data["facts"] == [["★", "必须"]]
    assert data["tables"][0]["rows"][1]["texts"] == ["x", "T-9", "定价 <a>", "甲", "3", "1", "━", ""]
    given = json.loads(made("{{ [head, words] | tojson }}"))
    assert given[0]["countdown"] == "距活动日 9 天"
    assert given[1]["event"] == "活动日"
    with pytest.raises(TypeError):
        plain(object())


def test_an_added_sheet_has_its_own_name() -> None:
    text = "{{ sheet.name }} {{ sheet.title }}"
    assert made(text, sheet=SHEET) == "door 检查表"


def test_no_column_is_called_as_a_row_calls_something_else() -> None:
    own = set(plain_row(Row(()), []))
    for name, columns in columns_of_views().items():
        assert own & {*columns} <= {"days"}, name


def test_control_characters_do_not_get_through() -> None:
    sheet = Sheet("checklist", "a\x1b[31m\u202eb", HEAD, [], group="all")
    assert made("{{ sheet.title }}", sheet=sheet) == "a\ufffd[31m\ufffdb"


def test_html_is_escaped_and_other_texts_are_not() -> None:
    text = "{{ sheet.tables[0].rows[1].title }}"
    assert made(text, "door.html.j2") == "定价 &lt;a&gt;"
    assert made(text, "door.xml.j2") == "定价 &lt;a&gt;"
    assert made(text, "door.txt.j2") == "定价 <a>"
    assert made("{{ 'a' ~ sheet.tables[0].rows[1].title }}", "door.html.j2") == "a定价 &lt;a&gt;"
    assert made("{{ [sheet.tables[0].rows[1].title] | join('<') }}", "door.html.j2") == "定价 &lt;a&gt;"
    assert made("{% set x %}<b>{% endset %}{{ x ~ '<' }}", "door.html.j2") == "<b>&lt;"
    assert made("{{ sheet.tables[0].rows[1].title | tojson }}", "door.html.j2") == '"定价 \\u003ca\\u003e"'


def test_texts_line_up_with_chinese_characters_two_columns_wide() -> None:
    assert made("{{ '定价' | ljust(6) }}|{{ 'ab' | ljust(6) }}|{{ '定价' | rjust(6) }}|{{ 'ab' | center(6) }}|") == (
        "定价  |ab    |  定价|  ab  |"
    )
    assert made("{{ 'a\n\nb' | indent(2) }}|{{ 'a\nb' | one_line }}") == "a\n\n  b|a b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 'a-b'.split('-') | join('+') }}", "a+b"),
        ("{{ 'a-b'.replace('-', '+') }} {{ 'a-b' | replace('-', '+') }}", "a+b a+b"),
        ("{{ [3, 1, 2] | sort | first }} {{ ['3', '4'] | map('int') | sum }}", "1 7"),
        ("{{ sheet.tables[0].rows | selectattr('type', 'equalto', '') | map(attribute='due') | join }}", "T-9"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(1) }}{{ m('a') | upper }}", "<1><A>"),
        ("{% set ns = namespace(n=0) %}{% for i in range(3) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}", "3"),
        ("{{ 'abcd'[1:3] }} {{ [1, 2, 3][-1:] | join }}", "bc 3"),
        ("{{ row.dew if row is defined else 'no' }} {{ nix | default('-') }}", "no -"),
        ("{% for group in sheet.tables[0].rows | groupby('type') %}{{ group.grouper }},{% endfor %}", ",group,step,"),
        ("{{ 2 * 3 + 2 ** 3 }} {{ 7 % 4 }} {{ 'ab' * 2 }}", "14 3 abab"),
        ("{{ [1] + [2] == [1, 2] }} {{ 'a' in 'abc' }}", "True True"),
        ("{% for key, value in {'a': 1}.items() %}{{ key }}{{ value }}{% endfor %}", "a1"),
        ("{{ 'x' if false }}|{% if sheet.whose %}{{ sheet.whose.name }}{% endif %}", "|"),
        ("{% for x in [1, [2]] recursive %}{{ x if x is number else loop(x) }}{% endfor %}", "12"),
    ],
)  # fmt: skip
def test_what_templates_do_every_day_works(text: str, expected: str) -> None:
    assert made(text) == expected


def test_pieces_are_included_imported_and_extended() -> None:
    macro = "{% macro box(x) %}[{{ x }}]{% endmacro %}"
    assert made("{% import '_m.txt.j2' as m %}{{ m.box(1) }}", _m__txt__j2=macro) == "[1]"
    assert made("{% from '_m.txt.j2' import box %}{{ box(2) }}", _m__txt__j2=macro) == "[2]"
    assert made("{% include '_f.txt.j2' %}", _f__txt__j2="{{ sheet.title }}") == "检查表"
    base = "<{% block a %}{% endblock %}>"
    assert made("{% extends '_b.txt.j2' %}{% block a %}{{ head.campaign }}{% endblock %}", _b__txt__j2=base) == "<活动>"


# In the place of ours


@pytest.mark.parametrize("plan", ["plans/double11-2015.yaml", "tests/golden/road-show/plan.yaml"])
def test_copies_of_ours_make_the_same_files(tmp_path: Path, plan: str) -> None:
    copies = tmp_path / "copies"
    shutil.copytree(template_folder(), copies)
    assert promoplan("render", plan, "-o", str(tmp_path / "ours"), *TODAY).returncode == 0
    assert render(tmp_path / "copied", str(copies), plan=plan).returncode == 0
    ours, copied = files_in(tmp_path / "ours"), files_in(tmp_path / "copied")
    assert ours.keys() == copied.keys()
    assert [name for name in ours if ours[name] != copied[name]] == []


def test_a_file_takes_the_place_of_ours_and_the_others_stay(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", sheet__md__j2="mine: {{ sheet.title }}\n")
    assert render(tmp_path / "out", templates).returncode == 0
    assert promoplan("render", PLAN, "-o", str(tmp_path / "ours"), *TODAY).returncode == 0
    assert (tmp_path / "out/checklist.md").read_text(encoding="utf-8") == "mine: 检查表\n"
    assert (tmp_path / "out/checklist.html").read_bytes() == (tmp_path / "ours/checklist.html").read_bytes()


def test_a_style_sheet_alone_takes_the_place_of_ours(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", sheet__css="body { color: teal }")
    assert render(tmp_path / "out", templates).returncode == 0
    page = (tmp_path / "out/checklist.html").read_text(encoding="utf-8")
    assert "<style>\nbody { color: teal }\n" in page
    assert "--ink" not in page


def test_no_text_in_a_style_sheet_or_a_script_ends_it(tmp_path: Path) -> None:
    css, script = 'h1::after { content: "</style><b>"; }', 'document.title = "</SCRIPT><!--<script>";'
    mine = folder(tmp_path / "mine", **{"sheet.css": css, "sheet.js": script})
    done = render(tmp_path / "out", mine, "--only", "checklist", "--format", "html")
    assert done.returncode == 0, done.stderr.decode()
    page = (tmp_path / "out" / "checklist.html").read_text(encoding="utf-8")
    assert 'content: "<\\/style><b>"' in page
    assert '"<\\/SCRIPT><\\!--<script>"' in page
    assert [len(re.findall(f"(?i)</{tag}", page)) for tag in ("style", "script")] == [1, 2]


def test_our_page_copied_as_a_sheet_of_its_own(tmp_path: Path) -> None:
    page = "{# view: tasks, for: department #}\n" + template_text("sheet.html.j2").partition("\n")[2]
    templates = folder(tmp_path / "mine", board__html__j2=page)
    assert render(tmp_path / "out", templates, "--only", "board,tasks,checklist").returncode == 0
    board = (tmp_path / "out/board-department-ops.html").read_text(encoding="utf-8")
    ours = (tmp_path / "out/tasks-department-ops.html").read_text(encoding="utf-8")
    assert board.strip() == ours.replace(' aria-current="page"', "", 1).strip()
    assert 'href="checklist-department-ops.html"' in board


def test_rows_takes_tables_of_the_sheet_only() -> None:
    assert "rows() takes what the sheet has" in refused("{{ rows({'rows': []}) }}", "door.html.j2")
    assert "rows() takes what the sheet has" in refused("{{ rows(1) }}", "door.md.j2")
    assert made("{{ rows(sheet.tables[0]) }}", "door.md.j2").startswith("|  | **筹备** |")


# Sheets of their own


def test_added_sheets_are_written_and_the_index_leads_to_them(tmp_path: Path) -> None:
    templates = folder(
        tmp_path / "mine",
        door__txt__j2="{# view: checklist, for: department #}\n{{ sheet.whose.name }}\n",
        牌__html__j2="{#- view：checklist，for：all -#}\n<p>{{ sheet.title }}</p>\n",
    )
    assert render(tmp_path / "out", templates).returncode == 0
    names = files_in(tmp_path / "out").keys()
    assert {name for name in names if name.startswith("door")} == {
        name.replace("checklist", "door").replace(".md", ".txt")
        for name in names
        if name.startswith("checklist-department-") and name.endswith(".md")
    }
    assert (tmp_path / "out/door-department-ops.txt").read_text(encoding="utf-8") == "运营部\n"
    assert (tmp_path / "out/牌.html").read_text(encoding="utf-8") == "<p>检查表</p>\n"
    assert "[运营部](door-department-ops.txt)" in (tmp_path / "out/index.md").read_text(encoding="utf-8")
    index = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert '<a href="door-department-ops.txt">运营部</a>' in index
    assert '<a href="%E7%89%8C.html">检查表</a>' in index


def test_only_names_added_sheets_too(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", door__txt__j2=FIRST + "x", sign__txt__j2="{# view: tasks #}\nx")
    assert render(tmp_path / "out", templates, "--only", "sign,milestones", "--format", "md").returncode == 0
    names = files_in(tmp_path / "out").keys()
    stems = {name.partition("-")[0].partition(".")[0] for name in names if not name.startswith(".")}
    assert stems == {"index", "milestones", "sign"}
    assert render(tmp_path / "out", templates, "--only", "doors").returncode == 2


def test_a_template_without_a_sheet_to_make_is_named(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", door__txt__j2="{# view: milestones, for: person #}\nx")
    done = render(tmp_path / "out", templates, "--lang", "en", "--only", "door")
    assert done.returncode == 0
    assert f"{templates}/door.txt.j2: the plan has no sheet to make with it" in done.stderr.decode()


def test_every_views_sheets_are_called_after_it() -> None:
    for name, sheets in sheets_of_views().items():
        assert sheets
        assert all(sheet.name == name or sheet.name.startswith(f"{name}-") for sheet in sheets)


# What is wrong is told with its file and line, and nothing is written

WRONG = [
    ("{{ rwo }}", "2: 'rwo' is undefined"),
    ("\n\n{{ shet.title }}", "4: 'shet' is undefined; did you mean 'sheet'?"),
    (
        "{% for row in sheet.tables[0].rows %}\n{{ row.dew }}{% endfor %}",
        "3: there is no 'dew' here; did you mean 'due'? There are: tick, due, title, waits_for, count",
    ),
    ("{{ sheet.tables[0].rows[0]['waits-for'] }}", "2: there is no 'waits-for' here; did you mean 'waits_for'?"),
    ("{{ head.evnt }}", "2: there is no 'evnt' here; did you mean 'event'?"),
    ("{{ sheet.whose.name }}", "2: there is nothing before 'name'"),
    ("{{ sheet.title.colour }}", "2: there is no 'colour' in what stands before it"),
    ("{% if %}", "2: Expected an expression"),
    ("{% for x in y %}", "2: Unexpected end of template"),
    ("{{ 'a' | nix }}", "2: No filter named 'nix'"),
    ("{{ 1 / 0 }}", "2: ZeroDivisionError"),
    ("{{ 1 + 'a' }}", "2: TypeError"),
    ("{{ sheet.tables }}", "2: a text is wanted here, not a list or a group of things"),
    ("{{ sheet.tables | upper }}", "2: a text is wanted here"),
    ("{{ 'a' ~ sheet }}", "2: a text is wanted here"),
    ("{{ [] | first }}", "2: there is no such value"),
    ("{% include '_p.txt.j2' %}", "2: no template '_p.txt.j2' here or among ours"),
    ("{{ '%s' % 1 }}", "2: no % on texts"),
    ("{{ 'a' | ljust('b') }}", "2: a width is a number, 1000 at most"),
]


@pytest.mark.parametrize(("text", "expected"), WRONG, ids=lambda value: str(value)[:40])
def test_a_mistake_is_told_with_its_line(text: str, expected: str) -> None:
    assert refused(text).startswith(f"mine/door.txt.j2:{expected}")


def test_a_mistake_in_a_piece_is_told_there() -> None:
    with pytest.raises(Objection) as caught:
        made("{% include '_p.txt.j2' %}", _p__txt__j2="a\n{{ nix }}")
    assert caught.value.said.zh == "模板 mine/_p.txt.j2 第 2 行：没有「nix」这个名字"
    assert caught.value.said.en == "mine/_p.txt.j2:2: 'nix' is undefined"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_written_when_a_template_fails(tmp_path: Path, language: str) -> None:
    bad = "{# view: tasks, for: person #}\n\n{{ sheet.whose.name }}\n{{ rwo }}\n"
    templates = folder(tmp_path / "mine", door__txt__j2=FIRST + "fine", zoo__txt__j2=bad)
    done = render(tmp_path / "out", templates, "--lang", language)
    told = {
        "zh": f"promoplan: 模板 {templates}/zoo.txt.j2 第 4 行：没有「rwo」这个名字\n",
        "en": f"promoplan: {templates}/zoo.txt.j2:4: 'rwo' is undefined\n",
    }
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", told[language])
    assert not (tmp_path / "out").exists()


FIRST_LINES = [
    ("", "1: the first line has to say what it is made from, as in {# view: checklist #}"),
    ("<p>\n{# view: checklist #}", "1: the first line has to say"),
    ("{# checklist #}", "1: the first line has to say"),
    ("{# view: checklists #}", "1: there is no view 'checklists'; there are: checklist"),
    ("{# view: #}", "1: there is no view ''; there are: action-table, "),
    ("{# view: any sheet, as one page #}", "1: the first line has view and for"),
    ("{# view: tasks, for: floor #}", "1: for is one of all, own, department, person, not 'floor'"),
    ("{# view: tasks, of: all #}", "1: the first line has view and for, "),
    ("{# view: tasks, view: checklist #}", "1: the first line has view and for, "),
]


@pytest.mark.parametrize(("text", "expected"), FIRST_LINES)
def test_the_first_line_says_what_it_is_made_from(text: str, expected: str) -> None:
    with pytest.raises(Objection) as caught:
        Own({"door.txt.j2": ("mine/door.txt.j2", text)}, template_names(), template_text, views.names())
    zh, en = caught.value.said
    assert en.startswith(f"mine/door.txt.j2:{expected}")
    assert zh.startswith("模板 mine/door.txt.j2 第 1 行：")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tasks.txt.j2", "'tasks' is the name of a file of ours"),
        ("Index.txt.j2", "'Index' is the name of a file of ours"),
        ("calendar.ics.j2", "'calendar' is the name of a file of ours"),
        ("door.j2", "a template is called NAME.EXT.j2"),
        ("a.b.txt.j2", "a template is called NAME.EXT.j2"),
        ("door.t-t.j2", "a template is called NAME.EXT.j2"),
        ("do or.txt.j2", "a template is called NAME.EXT.j2"),
        ("con.txt.j2", "a template is called NAME.EXT.j2"),
        ("-door.txt.j2", "a template is called NAME.EXT.j2"),
    ],
)
def test_what_a_template_may_be_called(name: str, expected: str) -> None:
    assert refused("x", name).startswith(f"mine/{name}: {expected}")


def test_two_templates_do_not_write_one_file(tmp_path: Path) -> None:
    files = {name: (f"mine/{name}", FIRST) for name in ("Door.txt.j2", "door.txt.j2")}
    with pytest.raises(Objection, match=r"\{file\}|.") as caught:
        Own(files, template_names(), template_text, views.names())
    assert caught.value.said.en == "mine/door.txt.j2: it writes the same file as mine/Door.txt.j2: door.txt"
    clash = {"tasks-department-ops__md__j2": "{# view: milestones #}\n", "x__txt__j2": "{# view: milestones #}\n"}
    done = render(tmp_path / "out", folder(tmp_path / "mine", **clash), "--lang", "en")
    assert done.returncode == 2
    assert "it writes the same file as a sheet of ours: tasks-department-ops.md" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for name in ("nix", "file", ""):
        done = render(tmp_path / "out", str(tmp_path / name) if name else "", "--lang", "en")
        assert done.returncode == 2
        assert done.stderr.decode().startswith("promoplan: there is no folder ")


def test_links_lead_out_of_no_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(FIRST + "secret")
    for target, expected in (("../secret", "leads out of its folder"), ("/etc/passwd", "leads out of its folder")):
        templates = folder(tmp_path / "mine")
        link = tmp_path / "mine/door.txt.j2"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        done = render(tmp_path / "out", templates, "--lang", "en")
        assert done.returncode == 2
        assert f"{templates}/door.txt.j2 is a link that {expected}" in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_link_within_the_folder_is_a_template(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", _one__txt__j2=FIRST + "x")
    (tmp_path / "mine/door.txt.j2").symlink_to("_one.txt.j2")
    assert render(tmp_path / "out", templates, "--only", "door").returncode == 0
    assert (tmp_path / "out/door.txt").read_text() == "x"


def test_files_that_are_no_templates_of_ours_to_read(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", door__txt__j2=FIRST + "x" * 1024 * 1024)
    door = tmp_path / "mine/door.txt.j2"
    assert b"is larger than 1 MiB" in render(tmp_path / "out", templates, "--lang", "en").stderr
    door.write_bytes(FIRST.encode() + b"\xff")
    assert b"is not UTF-8" in render(tmp_path / "out", templates, "--lang", "en").stderr
    door.unlink()
    door.mkdir()
    assert b"is not a file" in render(tmp_path / "out", templates, "--lang", "en").stderr
    door.rmdir()
    os.mkfifo(door)
    assert b"is not a file" in render(tmp_path / "out", templates, "--lang", "en").stderr
    assert not (tmp_path / "out").exists()


# What a template cannot do

GROWN = "{% set ns = namespace(x=X) %}{% for i in range(60) %}{% set ns.x = Y %}{% endfor %}"
KEPT = (
    "{% set ns = namespace(kept=[], x='a' * 4000000) %}"
    "{% for i in range(999) %}{% set ns.kept = ns.kept + [Y] %}{% endfor %}"
)
ATTACKS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ [''] | map(attribute='__class__') | list | first }}",
    "{{ '' | attr('__class__') }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler('a').__class__ }}",
    "{{ namespace.__init__.__globals__.os }}",
    "{{ joiner.__call__.__globals__ }}",
    "{{ range.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{{ ''.upper.__self__.__class__ }}",
    "{{ ''.replace.func.__globals__ }}",
    "{{ {}.get.__self__ }}",
    "{{ sheet.items.__self__ }}",
    "{{ rows.func.__self__ }}",
    "{{ link.__globals__ }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__}'.format_map({}) }}",
    "{{ sheet.update({'title': 'b'}) }}",
    "{{ sheet.tables.append(1) }}",
    "{{ sheet.facts.clear() }}",
    "{% include '/etc/passwd' %}",
    "{% include '../secret' %}",
    "{% include ['../secret', '/etc/hostname'] %}",
    "{% import '/etc/passwd' as x %}",
    "{% from '../secret' import x %}",
    "{% extends '/etc/passwd' %}",
    "{% include '_a.txt.j2/../../secret' %}",
    "{{ lipsum(100000) }}",
    "{{ 'a' * 10**9 }}",
    "{{ 10**9 * 'a' }}",
    "{{ [0] * 10**9 }}",
    "{{ 2**(2**(2**(2**(2**2)))) }}",
    "{{ 9 ** 99999999 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'.center(1000000000) }}",
    "{{ 'a'.zfill(1000000000) }}",
    "{{ 'a\tb'.expandtabs(1000000000) }}",
    "{{ 'a' | center(1000000000) }}",
    "{{ 'a' | ljust(1000000000) }}",
    "{{ 'a\nb' | indent(1000000000) }}",
    "{{ 'a\nb' | indent('a' * 1000000) }}",
    "{{ sheet | tojson(indent=1000000000) }}",
    "{{ 'a' | wordwrap(1, wrapstring='b' * 1000000) }}",
    "{{ [1] | batch(1000000000, 0) | list }}",
    "{{ [1] | slice(1000000000) | list }}",
    "{{ 1.5 | round(1000000000) }}",
    "{{ [[1]] | sum(start=[]) }}",
    "{{ (1).to_bytes(1000000000, 'big') }}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}a{% endfor %}{% endfor %}",
    "{% set x %}{% for i in range(99999) %}{% for j in range(99999) %}aaaa{% endfor %}{% endfor %}{% endset %}",
    "{% set r = range(99999) | list %}{% for i in r %}{{ -1 in r }}{{ r | max }}{{ r | sum }}{% endfor %}",
    "{% set r = range(99999) | list %}{% for i in r %}{{ r | select('in', r) | list | length }}{% endfor %}",
    "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% include 'door.txt.j2' %}",
    "{% set x = 'a' * 8000000 %}{% for i in range(9999) %}{% if x.find('b') > 0 %}{% endif %}{% endfor %}",
    "{{ ('<' * 9000000) | css_text }}",
    "{{ ('<' * 9000000) | urlencode | urlencode }}",
    KEPT.replace("Y", "ns.x[1:]"),
    KEPT.replace("Y", "ns.x | upper"),
    KEPT.replace("Y", "ns.x.split('b')"),
    GROWN.replace("X", "'a'").replace("Y", "ns.x ~ ns.x"),
    GROWN.replace("X", "'a'").replace("Y", "ns.x + ns.x"),
    GROWN.replace("X", "'a'").replace("Y", "ns.x * 3"),
    GROWN.replace("X", "'a'").replace("Y", "ns.x.replace('a', 'aa')"),
    GROWN.replace("X", "'a'").replace("Y", "ns.x | replace('a', 'aa')"),
    GROWN.replace("X", "'a'").replace("Y", "[ns.x, ns.x] | join(ns.x)"),
    GROWN.replace("X", "'a'").replace("Y", "'\n'.join([ns.x, ns.x])"),
    GROWN.replace("X", "[1]").replace("Y", "ns.x + ns.x"),
    GROWN.replace("X", "[1]").replace("Y", "[ns.x, ns.x]"),
    GROWN.replace("X", "(1,)").replace("Y", "(ns.x,) * 2") + "{{ {ns.x: 1} | length }}",
    GROWN.replace("X", "[1]").replace("Y", "(ns.x + ns.x) | batch(2) | list") + "{{ ns.x | tojson }}",
    GROWN.replace("X", "[1]").replace("Y", "(ns.x + ns.x) | batch(2) | list") + "{{ ns.x | string }}",
    GROWN.replace("X", "[1]").replace("Y", "(ns.x + ns.x) | batch(2) | list") + "{{ ns.x == ns.x + [] }}",
    GROWN.replace("X", "3").replace("Y", "ns.x * ns.x"),
    "{{ '(' }}" + "{{ " + "(" * 5000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{{ " + "1 + " * 5000 + "1 }}",
    "{{ " + "9" * 9999 + " }}",
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
]  # fmt: skip


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: text[:50])
def test_an_attack_is_refused_at_once(text: str) -> None:
    began = process_time()
    assert refused(text).startswith("mine/door.txt.j2:")
    assert process_time() - began < 2


@pytest.mark.parametrize(
    "text", ["{{ sheet.title | safe }}", "{% autoescape false %}{{ sheet.title }}{% endautoescape %}"]
)
def test_texts_of_a_plan_are_not_taken_for_html(text: str) -> None:
    assert refused(text, "door.html.j2").startswith("mine/door.html.j2:2: ")


@pytest.mark.parametrize(
    "text", ["{{ cycler.__init__.__globals__ }}", "{% include '/etc/passwd' %}", "{{ 'a' * 10**9 }}"]
)
def test_an_attack_is_one_sentence_on_the_command_line(tmp_path: Path, text: str) -> None:
    done = render(tmp_path / "out", folder(tmp_path / "mine", door__txt__j2=FIRST + text), "--lang", "en")
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert "mine/door.txt.j2:2: " in done.stderr.decode()
    assert not (tmp_path / "out").exists()


def test_a_file_is_at_most_16_mib() -> None:
    megabytes = "{% for i in range(N) %}" + "x" * 1024 * 128 + "{% endfor %}"
    assert len(made(megabytes.replace("N", "127"))) == 127 * 1024 * 128
    assert refused(megabytes.replace("N", "129")) == "mine/door.txt.j2: it makes more than 16 MiB of text"
    assert "16 MiB" in refused(megabytes.replace("N", "127").replace("x", "三"))


def test_the_budget_begins_anew_with_every_sheet() -> None:
    busy = FIRST + "{% for i in range(90000) %}{{ i | string | first }}{% endfor %}"
    own = Own({"door.txt.j2": ("mine/door.txt.j2", busy)}, template_names(), template_text, views.names())
    (one,) = own.added
    sheets = [Sheet(f"checklist-{number}", "检查表", HEAD, [], group="all") for number in range(3)]
    made = [(name, len(content)) for name, content in own.files([], [], [(one, list(one.sheets(sheets)))])]
    assert made == [("door-0.txt", 90000), ("door-1.txt", 90000), ("door-2.txt", 90000)]
    assert "too many turns of loops" in refused(2 * busy.removeprefix(FIRST))


def test_all_files_of_a_run_are_at_most_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("promoplan.formats.own.MOST_TOGETHER", 5)
    assert made("12345") == "12345"
    assert refused("123456") == "mine/door.txt.j2: the files together are larger than 256 MiB"


# The command


def test_the_list_has_our_templates_and_every_view() -> None:
    for language in ("zh", "en"):
        text = promoplan("templates", "--lang", language).stdout.decode()
        for name in views.names():
            assert re.search(rf"^  {name} +{re.escape(views.view(name).TITLE.say(language))}$", text, re.M)
        for name in template_names():
            assert re.search(rf"^  {re.escape(name)} +\S", text, re.M)
    assert set(PURPOSES) == set(template_names())


def test_a_name_prints_the_template() -> None:
    for name in template_names():
        assert promoplan("templates", name).stdout.decode() == template_text(name)
    for name in ("nix", "../pyproject.toml", "/etc/passwd"):
        done = promoplan("templates", name, "--lang", "en")
        assert (done.returncode, done.stdout) == (2, b"")
        assert (
            "there are: bundle.html.j2, gantt.svg.j2, sheet.css, sheet.html.j2, sheet.js, sheet.md.j2"
            in done.stderr.decode()
        )


def test_the_list_of_a_folder(tmp_path: Path) -> None:
    templates = folder(
        tmp_path / "mine",
        door__txt__j2="{# view: checklist, for: person #}\n",
        门__html__j2="{# view: tasks #}\n",
        sheet__css="",
        _foot__txt__j2="",
        notes__txt="",
    )
    text = promoplan("templates", "--templates", templates, "--lang", "en").stdout.decode()
    assert text.endswith(
        f"Templates in {templates}\n"
        "  sheet.css     in the place of ours\n"
        "  door.txt.j2   made from checklist (Checklist), one a person; writes door….txt\n"
        "  门.html.j2    made from tasks (Task sheet), of each of them; writes 门….html\n"
        "  _foot.txt.j2  for other templates to include\n"
        "  notes.txt     no template, not used\n"
    )
    data = json.loads(promoplan("templates", "--templates", templates, "--format", "json").stdout)
    assert data["format"] == 1
    assert data["own"] == [
        {"name": "sheet.css", "role": "replaces"},
        {"name": "door.txt.j2", "role": "adds", "view": "checklist", "for": "person", "writes": "door"},
        {"name": "门.html.j2", "role": "adds", "view": "tasks", "for": None, "writes": "门"},
        {"name": "_foot.txt.j2", "role": "piece"},
        {"name": "notes.txt", "role": None},
    ]


def test_the_list_has_the_errors_of_render(tmp_path: Path) -> None:
    templates = folder(tmp_path / "mine", door__txt__j2=FIRST + "{% if %}", sheet__md__j2="{{")
    listed = promoplan("templates", "--templates", templates, "--lang", "en")
    assert (listed.returncode, listed.stdout) == (2, b"")
    assert listed.stderr == render(tmp_path / "out", templates, "--lang", "en").stderr


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_has_an_example(language: str) -> None:
    text = promoplan("templates", "--help", "--lang", language).stdout.decode()
    assert "promoplan templates sheet.html.j2" in text
    assert ("例：" in text) == (language == "zh")


# The page


@cache
def sheets_of_views() -> dict[str, list[Sheet]]:
    """Every sheet of all our plans, by its view."""
    found: dict[str, list[Sheet]] = {name: [] for name in views.names()}
    for path in sorted((ROOT / "plans").glob("*.yaml")):
        campaign = open_plans([str(path)], "2026-10-25", None)[0].campaign
        assert campaign is not None
        for name, those in found.items():
            those.extend(views.view(name).build(campaign))
    return found


def columns_of_views() -> dict[str, list[str]]:
    """The columns that each view has in any of our plans, as templates call them; of the rounds the first."""
    found = {}
    for name, sheets in sheets_of_views().items():
        columns = [column for sheet in sheets for table in sheet.tables for column in column_names(table.columns)]
        found[name] = list(dict.fromkeys(re.sub(r"^round_\d+$", "round_0", column) or "days" for column in columns))
    return found


def with_columns(text: str) -> str:
    """The page with its table of columns as it is now."""
    lines = []
    for name, columns in columns_of_views().items():
        shown = ", ".join(f"`{column}`" + (", `round_1`, …" if column == "round_0" else "") for column in columns)
        lines.append(f"| {name} | {shown} |\n")
    head = "| view | columns |\n| --- | --- |\n"
    return re.sub(re.escape(head) + r"(?:\|.*\n)*", lambda match: head + "".join(lines), text)


def acted_out(text: str, path: Path) -> str:
    """The page with every console block as it comes out now; a Jinja block is saved as the sentence before it says."""
    saved = iter(re.findall(r"Save this as `([^`]+)`", text))

    def block(match: re.Match[str]) -> str:
        language, body = match.groups()
        if language == "jinja":
            file = path / next(saved)
            file.parent.mkdir()
            file.write_text(body, encoding="utf-8")
        if language != "console":
            return match.group()
        return "```console\n" + "".join(f"$ {command}\n{run(command, path)}" for command in commands(body)) + "```"

    return BLOCK.sub(block, text)


def test_the_page_shows_what_comes_out(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    text = PAGE.read_text(encoding="utf-8")
    now = acted_out(with_columns(text), tmp_path)
    if WRITE:
        PAGE.write_text(now, encoding="utf-8")
        return
    assert now == text


def test_the_example_has_ten_lines() -> None:
    (example,) = [body for language, body in BLOCK.findall(PAGE.read_text(encoding="utf-8")) if language == "jinja"]
    assert len(example.splitlines()) == 10


def test_the_page_names_every_filter() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text[text.index("Of Jinja's filters") : text.index("All tests, ")]))
    sandbox = Sandbox()
    sandbox.admit(FILTERS)
    assert named == sandbox.filters.keys() - {COUNTED, WEIGHED}
