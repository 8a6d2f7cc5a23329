"""How much room a text takes where no font can be asked, and texts cut to the room there is."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from promoplan.text import INVISIBLE, one_line

# Widths in em, of the wider ones among common sans-serif fonts, so that a text that fits here fits with any of them.
OTHER, WIDE = 0.56, 1.0
ELLIPSIS = "…"
NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}  # characters that no XML file may hold


class _Widths(dict[str, float]):
    """The width of each character; one that is met for the first time is worked out."""

    def __missing__(self, char: str) -> float:
        wide = east_asian_width(char) in "WFA"
        found = WIDE if wide else OTHER if char.isascii() else 0 if category(char) in INVISIBLE else 0.7
        self[char] = found
        return found


WIDTHS = _Widths(
    {
        **dict.fromkeys("fijlrtI|!.,:;'`()[]{}/\\ \u00a0", 0.34),
        **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&w+=<>~", 0.7),
        **dict.fromkeys("mMW@%", 0.9),
    }
)


def width(text: str) -> float:
    """The width of one line in em."""
    return sum(map(WIDTHS.__getitem__, text))


def plain(text: str) -> str:
    """A text on one line that may stand in an XML file."""
    text = one_line(text).strip()
    return text if text.isascii() else text.translate(NO_XML)


def fitted(text: str, room: float) -> str:
    """A text if it fits some em, else as much of it as does, with an ellipsis; nothing where not one character does."""
    if len(text) * 0.34 <= room and (len(text) <= room or width(text) <= room):
        return text
    left = room - WIDE
    for place, char in enumerate(text):
        left -= WIDTHS[char]
        if left < 0:
            return text[:place].rstrip() + ELLIPSIS if place else ""
    return text
