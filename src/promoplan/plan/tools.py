"""The `tools` section: which tools a platform has, and which practices it bans."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from promoplan.plan.fields import AsIdMap, Part, Text, Texts, field


class Platform(Part):
    has: Texts = field("工具", "the tools one can use there", ())
    bans: Texts = field("禁止", "practices that are punished there, beside those known everywhere", ())


def _list_of_tools(value: Any) -> Any:
    """A platform may be written as the list of its tools alone."""
    return {"has": value} if isinstance(value, list | str) else {} if value is None else value


SHAPE = Annotated[dict[Text, Annotated[Platform, BeforeValidator(_list_of_tools)]], AsIdMap]
