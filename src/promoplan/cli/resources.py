"""The templates that come with promoplan: packed beside the code, or in the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def template_folder() -> Path:
    """The folder of the templates; the packed copy first."""
    packed = _PACKAGE / "_data" / "templates"
    if packed.is_dir():
        return packed
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "templates").is_dir():
        return checkout / "templates"
    raise FileNotFoundError(packed)


def template_text(name: str) -> str:
    """A template's text, by its file's name."""
    return (template_folder() / name).read_text(encoding="utf-8")
