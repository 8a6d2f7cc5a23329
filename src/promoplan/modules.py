"""The modules of one of our own packages, so that adding a file is all it takes to add a rule, a view, a command.

A plain look into the folder: pkgutil would do the same after importing a tenth of the standard library.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import listdir
from os.path import isfile
from types import ModuleType


def modules_of(package: ModuleType) -> list[str]:
    """The names of a package's modules, sorted."""
    folders: Iterable[str] = package.__path__
    files = {file for folder in folders for file in listdir(folder)}
    return sorted(file.removesuffix(".py") for file in files if file.endswith(".py") and not file.startswith("__"))


def packages_of(package: ModuleType) -> list[str]:
    """The names of a package's packages, sorted."""
    folders: Iterable[str] = package.__path__
    return sorted(name for folder in folders for name in listdir(folder) if isfile(f"{folder}/{name}/__init__.py"))
