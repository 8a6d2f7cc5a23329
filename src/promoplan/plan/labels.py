"""What a place in a plan is called by its readers: a path such as tasks/price/owner is the 责任人 of a task."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_args

from pydantic import BaseModel

from promoplan import plan
from promoplan.finding import Words

ENGLISH = {"at": "day", "due": "due day", "window": "days"}  # where the key itself is no name


def label(path: str) -> Words:
    """The name of the last key of a path that has one; the path itself where none has."""
    section, *steps = path.split("/")
    named = Words(path, path)
    if section not in plan.SECTIONS:
        return named
    shape: Any = import_module(f"{plan.__name__}.{section}").SHAPE
    for step in steps:
        model = _model(shape)
        if model is None:
            continue  # a list or a map by ids: the step is an id or a number
        info = next((info for name, info in model.model_fields.items() if (info.alias or name) == step), None)
        if info is None:
            continue
        named = Words(info.title or step, ENGLISH.get(step, step.replace("_", " ")))
        shape = info.annotation
    return named


def _model(shape: Any) -> type[BaseModel] | None:
    """The model a type holds, however it is wrapped."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape
    for argument in (getattr(shape, "__origin__", None), *get_args(shape)):
        if argument is not None and (found := _model(argument)) is not None:
            return found
    return None
