"""Where the files that come with promoplan are: packed beside the code, or in the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """The folder of the templates that come with promoplan; the packed copy first."""
    packed = _PACKAGE / "_data" / "templates"
    if packed.is_dir():
        return packed
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "templates").is_dir():
        return checkout / "templates"
    raise FileNotFoundError(packed)
