"""Opening a file for the person at the machine."""

from __future__ import annotations

import webbrowser
from pathlib import Path


def opened(name: str) -> bool:
    """Whether a browser took a file."""
    try:
        return webbrowser.open(Path(name).resolve().as_uri())
    except webbrowser.Error:
        return False
