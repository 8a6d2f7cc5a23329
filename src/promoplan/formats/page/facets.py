"""What the script of a page is told: the facets its rows can be chosen by, as data, and each row's values."""

from __future__ import annotations

import json
from functools import lru_cache

from markupsafe import Markup

from promoplan.finding import Language
from promoplan.formats.words import FILTER
from promoplan.sheet import Facets
from promoplan.text import safe_text


def told(facets: Facets, language: Language) -> Markup:
    """The facets and the words of the bar, as JSON that can stand in a <script>: no text in it ends it."""
    data = {
        "facets": [
            {"key": key, "title": safe_text(title), "values": [(id_, safe_text(text)) for id_, text in values]}
            for key, title, values in facets.facets
        ],
        "words": {name: words.say(language) for name, words in FILTER.items()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e"))


@lru_cache(maxsize=8192)
def about(values: tuple[tuple[int, ...], ...]) -> str:
    """A row's values as an attribute: the places of each facet's values, facet by facet (`2,5 7,1,0 3`)."""
    return f' data-of="{",".join([" ".join(map(str, places)) for places in values])}"'
