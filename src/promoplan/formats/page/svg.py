"""Pieces of an SVG that stands in a page: texts, boxes, lines, hatching.

Colours are attributes, for programs that print a page without its style sheet in its pictures, and classes, by which
sheet.css gives them the colours of a dark screen. Kinds differ by pattern too, so that black and white reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from promoplan.text import columns_of, one_line

WIDTH = 720.0
# Of the letters, and how wide one is at most: of Latin, of Chinese. A picture takes its page's font, which may be wider
# than the one that Gantt charts name, so that their estimate (drawing/texts.py) would cut labels here.
SIZE, NARROW, WIDE = 13, 7.6, 13.4
FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
COLOURS = {
    "ink": "#1a1a1a", "quiet": "#63635f", "faint": "#c9c9c4", "paper": "#ffffff", "accent": "#9c1c1c",
    "strong": "#2f5570", "pale": "#b9c9d6",
}  # fmt: skip
HATCHED = {"late": "accent", "missing": "accent"}  # kinds that are hatched, in which colour
FILLED = {"done": "strong", "planned": "pale", "needed": "paper", "open": "paper"}


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, said: str, anchor: str = "start", colour: str = "ink", weight: str = "") -> str:
    place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
    look = f'class="f-{colour}" fill="{COLOURS[colour]}"' + (f' font-weight="{weight}"' if weight else "")
    return f"<text {place} {look}>{escape(one_line(said))}</text>"


def line(points: Iterable[tuple[float, float]], colour: str = "faint", width: float = 1, dashes: str = "") -> str:
    """A line through points."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<polyline points="{path}" fill="none" class="s-{colour}" stroke="{COLOURS[colour]}" '
        f'stroke-width="{number(width)}"{dashed}/>'
    )


def box(x: float, y: float, width: float, height: float, kind: str, picture: int) -> str:
    """A box that looks as its kind does; `picture` is the number of the picture on its page."""
    colour = HATCHED.get(kind) or FILLED[kind]
    fill = f'fill="url(#{hatch(kind, picture)})"' if kind in HATCHED else f'class="f-{colour}" fill="{COLOURS[colour]}"'
    edge = "accent" if kind in HATCHED else "strong"
    return (
        f'<g class="s-{edge}" stroke="{COLOURS[edge]}"><rect x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" {fill}/></g>'
    )


def hatch(kind: str, picture: int) -> str:
    """The id of a kind's hatching."""
    return f"plot-{picture}-{kind}"


def patterns(kinds: Iterable[str], picture: int) -> str:
    """The hatchings that a picture uses."""
    made = [
        f'<pattern id="{hatch(kind, picture)}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" class="f-paper" fill="{COLOURS["paper"]}"/>'
        f'<path d="M-1,1 L1,-1 M0,6 L6,0 M5,7 L7,5" class="s-{HATCHED[kind]}" stroke="{COLOURS[HATCHED[kind]]}" '
        'stroke-width="1.8"/></pattern>'
        for kind in dict.fromkeys(kinds)
        if kind in HATCHED
    ]
    return f"<defs>{''.join(made)}</defs>" if made else ""


def width_of(said: str) -> float:
    """How wide a text is at most, in whichever of the fonts."""
    said = one_line(said)
    wide = columns_of(said) - len(said)  # of Chinese characters, which take two columns
    return wide * WIDE + (len(said) - wide) * NARROW


def fitting(said: str, width: float) -> str:
    """A text, cut where it is wider than there is room for."""
    said = one_line(said)
    if width_of(said) <= width:
        return said
    said = said[: int(width / NARROW) + 1]
    while said and width_of(said) > width - NARROW:
        said = said[:-1]
    return f"{said}…"


def picture(title: str, said: str, height: float, inside: Iterable[str], place: int) -> str:
    """The whole: for eyes a picture, for who hears the page its title and what can be seen on it."""
    return (
        f'<figure class="plot"><svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {number(WIDTH)} '
        f'{number(height)}" width="{number(WIDTH)}" height="{number(height)}" aria-labelledby="plot-{place}-title" '
        f'aria-describedby="plot-{place}-said" font-size="{SIZE}" font-family="{FONT}">'
        f'<title id="plot-{place}-title">{escape(one_line(title))}</title>'
        f'<desc id="plot-{place}-said">{escape(one_line(said))}</desc>\n' + "\n".join(inside) + "\n</svg></figure>"
    )
