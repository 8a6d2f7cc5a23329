"""The picture of a table, as inline SVG."""

from __future__ import annotations

from markupsafe import Markup

from promoplan.formats.page import bars, lines
from promoplan.plot import Bars, Plot


def drawn(plot: Plot, place: int) -> Markup:
    """A picture; `place` is its number on the page."""
    return Markup(bars.draw(plot, place) if isinstance(plot, Bars) else lines.draw(plot, place))
