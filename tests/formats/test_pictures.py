"""Pictures drawn: sound XML, nothing outside of the frame, values as long as they are, kinds told apart by pattern."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promoplan.formats.page import svg
from promoplan.formats.page.plot import drawn
from promoplan.plot import Bars, Lines, Plot, PlotBar, PlotLine
from tests.views.random_plans import FEW

NS = "{http://www.w3.org/2000/svg}"
KINDS = ("done", "late", "open", "planned", "needed", "missing")
values = st.floats(0, 1e15, allow_subnormal=False)
bars = st.builds(
    PlotBar,
    st.text(max_size=40),
    st.lists(st.tuples(st.sampled_from(KINDS), values), max_size=3).map(tuple),
    st.text(max_size=90),
    st.none() | values,
)


def read(plot: Plot) -> ElementTree.Element:
    """The picture, by a parser of XML."""
    return ElementTree.fromstring(str(drawn(plot, 1)))[0]


@FEW
@given(st.lists(st.lists(bars, max_size=4), max_size=3), st.text(max_size=20))
def test_any_bars_stay_within_their_frame(blocks: list[list[PlotBar]], said: str) -> None:
    picture = read(Bars(said, said, blocks, (("late", said),), said))
    width, height = (float(picture.get(name, "")) for name in ("width", "height"))
    boxes = list(picture.iter(f"{NS}g"))
    drawn_parts = sum(value > 0 for block in blocks for bar in block for _, value in bar.parts)
    assert len(boxes) == drawn_parts + 1  # and the legend's
    for box in boxes:
        (rect,) = box
        x, y, across, down = (float(rect.get(name, "")) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + across <= width
        assert 0 <= y <= y + down <= height
    for text in picture.iter(f"{NS}text"):
        assert 0 <= float(text.get("y", "")) <= height


def test_bars_are_as_long_as_their_values() -> None:
    block = [PlotBar("a", (("done", 30.0), ("late", 10.0)), "x"), PlotBar("b", (("open", 80.0),), "x", 60.0)]
    picture = read(Bars("t", "d", [block]))
    done, late, open_ = (float(group[0].get("width", "")) for group in picture.iter(f"{NS}g"))
    assert done == pytest.approx(3 * late, abs=0.2)
    assert open_ == pytest.approx(8 * late, abs=0.4)


def test_a_picture_says_what_it_is_and_what_can_be_seen() -> None:
    picture = read(Bars("进度 <b>", "甲：完成 1 / 2 & 乙", [[PlotBar("甲", (("late", 1.0),), "1")]]))
    assert picture.get("role") == "img"
    title, said = picture[0], picture[1]
    assert (title.text, said.text) == ("进度 <b>", "甲：完成 1 / 2 & 乙")
    assert (picture.get("aria-labelledby"), picture.get("aria-describedby")) == (title.get("id"), said.get("id"))


def test_what_is_late_or_missing_is_hatched_and_not_told_by_colour_alone() -> None:
    block = [PlotBar(kind, ((kind, 1.0),), "") for kind in KINDS]  # type: ignore[arg-type]
    picture = read(Bars("t", "d", [block]))
    fills = {group[0].get("fill") for group in picture.iter(f"{NS}g")}
    patterns = {pattern.get("id") for pattern in picture.iter(f"{NS}pattern")}
    assert patterns == {"plot-1-late", "plot-1-missing"}
    assert {f"url(#{name})" for name in patterns} <= fills
    # where no style sheet reaches, each shape and text has a colour of its own all the same
    assert all(part.get("fill") for kind in ("rect", "text") for part in picture.iter(f"{NS}{kind}"))


def test_lines_go_in_steps_from_day_to_day() -> None:
    planned = PlotLine("planned", "计划", [(1, 0.0), (6, 0.5), (11, 1.0)], "100%")
    done = PlotLine("done", "完成", [(1, 0.0), (3, 0.25)], "完成 25%")
    picture = read(
        Lines("t", "d", 1, 11, [planned, done], [("event", 9, "T"), ("today", 3, "今天")], [(2, "T-7\n11-04")])
    )
    paths = [
        line.get("points", "").split()
        for line in picture.iter(f"{NS}polyline")
        if line.get("stroke-width") in ("2", "4")
    ]
    steps, short = ([tuple(map(float, point.split(","))) for point in path] for path in paths)
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), (x4, y4) = steps
    assert (x1, y1) == (x2, y0)  # level until the day, and up on it
    assert x3 == x4
    assert y0 > y2 == y3 > y4
    assert x2 - x0 == pytest.approx(x4 - x2, abs=0.2)
    assert y0 - y2 == pytest.approx(y2 - y4, abs=0.2)
    assert short[-1][0] == pytest.approx(x0 + (x4 - x0) / 5, abs=0.2)
    said = {text.text for text in picture.iter(f"{NS}text")}
    assert {"T", "今天", "计划 100%", "完成 25%", "T-7", "11-04", "50%"} <= said


def test_a_long_text_is_cut_where_there_is_no_room() -> None:
    assert svg.fitting("短", 100) == "短"
    cut = svg.fitting("很长" * 500, 100)
    assert cut.endswith("…")
    assert svg.width_of(cut) <= 100 + svg.WIDE
