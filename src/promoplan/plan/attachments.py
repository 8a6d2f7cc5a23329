"""The `attachments` section: files beside the plan that tasks refer to, by id."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import AsList, Id, OptionalText, Part, Text, field


class Attachment(Part):
    id: Id = field("编号", "id; tasks name it in `attachments`")
    path: Text = field("文件", "a file in the plan's folder")
    name: OptionalText = field("名称", "as printed", None)
    notes: OptionalText = field("备注", "remark", None)


SHAPE = Annotated[tuple[Attachment, ...], AsList]
