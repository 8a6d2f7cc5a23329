"""Time zones, by their IANA names."""

from __future__ import annotations

from zoneinfo import ZoneInfo


def zone_named(name: str | None) -> ZoneInfo | None:
    """A time zone; None for a name that there is none of."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; a folder's name gives an OSError
        return None


__all__ = ["ZoneInfo", "zone_named"]
