"""The command line: the only room that opens files, reads the clock and knows colour. One command, one file."""

from __future__ import annotations

from promoplan.cli.app import run

__all__ = ["run"]
