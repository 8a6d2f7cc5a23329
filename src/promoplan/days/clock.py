"""Time zones, by their IANA names."""

from __future__ import annotations

from datetime import tzinfo


def zone_named(name: str | None) -> tzinfo | None:
    """A time zone; None for a name that there is none of."""
    if not name:
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only where a zone is asked for

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; a folder's name gives an OSError
        return None
