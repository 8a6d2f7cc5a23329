"""Campaign to sheets: one file a view, each with TITLE and `build(campaign) -> Iterator[Sheet]`. Formats come later."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from promoplan.campaign import Campaign
from promoplan.finding import Words
from promoplan.modules import modules_of
from promoplan.sheet import Sheet

# no views of a campaign: helpers, and the list of what was rendered
SHARED = frozenset((
    "scope", "rows", "grid", "phasing", "series", "frozen", "index", "amounts", "chart", "facets", "progress_plot",
    "traffic_plot",
))  # fmt: skip


class View(Protocol):
    """What a view's module provides."""

    TITLE: Words

    def build(self, campaign: Campaign) -> Iterator[Sheet]: ...


def names() -> list[str]:
    """Every view's name, sorted."""
    return [name.replace("_", "-") for name in modules_of(import_module(__name__)) if name not in SHARED]


def view(name: str) -> View:
    """A view by its name."""
    return cast(View, import_module(f"{__name__}.{name.replace('-', '_')}"))
