"""The plan of payloads leaves out no field that holds free text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, PlainValidator

from promoplan.plan import SECTIONS
from promoplan.plan.fields import Part
from promoplan.plan.shape import shape_of
from tests.formats.payloads import everywhere
from tests.reference import models_of

TEXT = "写在各处"
READERS = ("_required_text", "_text", "_name")  # how fields of free text are read
NO_TEXT = {"CampaignSection.logo", "CampaignSection.currency", "CampaignSection.timezone", "CalendarSection.holidays"}


def has_text(shape: Any) -> bool:
    """Whether some part of a field's shape is free text."""
    if isinstance(shape, PlainValidator):
        return getattr(shape.func, "__name__", "") in READERS
    return any(has_text(one) for one in (*get_args(shape), *getattr(shape, "__metadata__", ())))


def fields_of_text() -> Iterator[str]:
    for section in SECTIONS:
        for model in models_of(shape_of(section)):
            for name, info in model.model_fields.items():
                of_models = any(models_of(info.annotation))
                if (
                    name not in Part.model_fields
                    and not of_models
                    and any(map(has_text, (info.annotation, *info.metadata)))
                ):
                    yield f"{model.__name__}.{name}"


def said(value: object) -> bool:
    """Whether a text or a list or map of texts holds the payload."""
    if isinstance(value, dict):
        return any(map(said, (*value, *value.values())))
    return TEXT in value if isinstance(value, str | tuple) else False


def parts(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from parts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def test_the_payload_stands_in_every_field_of_free_text() -> None:
    plan = everywhere(TEXT).plan
    found = {
        f"{type(part).__name__}.{name}"
        for section in SECTIONS
        for part in parts(getattr(plan, section))
        for name in type(part).model_fields
        if said(getattr(part, name))
    }
    assert set(fields_of_text()) - found == NO_TEXT
