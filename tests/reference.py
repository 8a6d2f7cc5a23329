"""The plan reference, made from the schema: python -m tests.reference > docs/plan-reference.md"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from typing import Any, get_args

from pydantic import BaseModel

from promoplan.plan import NOT_READ_YET, SECTIONS
from promoplan.plan.fields import Part
from promoplan.plan.shape import shape_of
from promoplan.plan.tasks import STATUSES
from promoplan.rules import names

HEAD = """# The plan file: every section and key

Made from the schema (`python -m tests.reference > docs/plan-reference.md`); a test keeps it current. How days are
written stands in [days.md](days.md). Every mapping may also have `ref` (where it comes from, free text: one or a list),
`allow` (`{rule: reason}`) and `decide_by` (when a `tbd` beside it must be settled); keys beginning with `x-` are yours.
"""
REQUIRED = "required"
HEADINGS = {"Task": "A task", "Step": "A step", "KeyDate": "A key date", "FollowUp": "A follow-up", "PileUp": "Pile-up"}


def reference() -> str:
    """The whole page."""
    lines = [HEAD]
    for section in SECTIONS:
        lines.append(f"## `{section}`\n")
        about = cleandoc(import_module(f"promoplan.plan.{section}").__doc__ or "").partition(": ")[2]
        lines.append(f"{about[:1].upper()}{about[1:]}\n")
        for model in dict.fromkeys(models_of(shape_of(section))):
            lines += _table(model, section)
    lines.append("## `variables`, `include`\n")
    lines.append(
        "`variables: {event: 双十一}` fills `${event}` in any text; `$${` is a literal `${`.\n"
        "`include: [tasks/*.yaml]` joins the lists and maps of other files in the plan's folder;\n"
        "ids are unique across all of them.\n"
    )
    lines.append("## Known, not read yet\n")
    lines.append(", ".join(f"`{name}`" for name in NOT_READ_YET) + ".\n")
    lines.append("## Fixed words\n")
    lines.append("- `status`: " + ", ".join(f"`{word}`" for word in STATUSES) + "; a task without one is `todo`")
    lines.append("- `priority`: `must`, `should` (default), `could`; `schedule`: `alap` (default), `asap`")
    lines.append(
        "- reserved as ids: `T`, `T±n`, `D-n`, `E-n`, `W-n`, `tbd`, `all`, `site`, and whatever reads as a date\n"
    )
    lines.append("## Rules\n")
    lines.append("`promoplan explain RULE` prints a rule's page: " + ", ".join(f"`{name}`" for name in names()) + ".")
    return "\n".join(lines) + "\n"


def models_of(shape: Any) -> Iterator[type[BaseModel]]:
    """Every model in a section's shape, outermost first."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
        for info in shape.model_fields.values():
            yield from models_of(info.annotation)
        return
    for argument in (*get_args(shape), *([shape.__origin__] if hasattr(shape, "__metadata__") else [])):
        yield from models_of(argument)


def _table(model: type[BaseModel], section: str) -> Iterator[str]:
    if model.__name__.lower() != f"{section}section":
        yield f"{HEADINGS.get(model.__name__, model.__name__)}:\n"
    yield "| key | 中文 | |"
    yield "| --- | --- | --- |"
    for name, info in model.model_fields.items():
        if name in Part.model_fields:
            continue
        required = f" ({REQUIRED})" if info.is_required() else ""
        yield f"| `{info.alias or name}` | {info.title} | {info.description}{required} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(reference())
