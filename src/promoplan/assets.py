"""Files that lie beside a plan and go onto its sheets: the logo, embedded so that every sheet stays one file."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass

from promoplan.reading.document import PlanFiles

MOST = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
SVG = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.S)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as a data URI, or why there is none: missing, outside, kind, size ("" when none is asked for)."""

    uri: str = ""
    problem: str = ""


def read_logo(name: str | None, files: PlanFiles) -> Logo:
    """A logo by its name in the plan's folder. An SVG goes in as an image, where browsers run none of its scripts."""
    if not name:
        return Logo()
    found = files.matching(name)
    if found is None:
        return Logo(problem="outside")
    if len(found) != 1:
        return Logo(problem="missing")
    try:
        raw = files.read(found[0], MOST)
    except OSError:
        return Logo(problem="missing")
    if len(raw) > MOST:
        return Logo(problem="size")
    kind = "png" if raw.startswith(PNG) else "jpeg" if raw.startswith(JPEG) else "svg+xml" if SVG.match(raw) else ""
    if not kind:
        return Logo(problem="kind")
    return Logo(uri=f"data:image/{kind};base64,{b64encode(raw).decode('ascii')}")
