"""The `tasks` section: what is done, by whom, and by when."""

from __future__ import annotations

from typing import Annotated

from promoplan.plan.fields import (
    AsIdMap,
    AsList,
    AsMap,
    DayField,
    DurationField,
    Id,
    NeedField,
    OptionalText,
    Part,
    Reference,
    References,
    RepeatField,
    Text,
    TextMap,
    Texts,
    WindowField,
    choice,
    field,
    short_for,
)

STATUSES = ("todo", "doing", "blocked", "done", "dropped")
Status = Annotated[str | None, choice(*STATUSES)]


class Step(Part):
    title: Text = field("内容", "what is done")
    owner: Reference = field("责任人", "a person, where it is not the task's owner", None)
    due: DayField = field("截止", "by when, no later than the task", None)
    window: WindowField = field("起止", "from when to when, instead of due: T 09:30-09:40", None)
    notes: OptionalText = field("备注", "remark", None)
    status: Status = field("状态", "todo, doing, blocked, done, dropped", None)


class AtSite(Part):
    """What is different about a task at one site; what is not said is as everywhere."""

    owner: Reference = field("责任人", "a person", None)
    window: WindowField = field("起止", "first day .. last day", None)
    due: DayField = field("截止", "last day", None)
    notes: OptionalText = field("备注", "remark", None)
    status: Status = field("状态", "todo, doing, blocked, done, dropped", None)
    done_on: DayField = field("完成日", "when it was done there", None)
    done_by: Reference = field("完成人", "who did it there", None)
    because: OptionalText = field("原因", "why it is blocked, dropped or late there", None)


class Task(Part):
    id: Id = field("编号", "id, e.g. design.landing")
    title: Text = field("事项", "what is done")
    department: Reference = field("部门", "a department", None)
    owner: Reference = field("责任人", "the one person who answers for it; tbd counts as missing after decide_by", None)
    helpers: References = field("配合", "people or departments who help", ())
    section: Texts = field("分类", "heading it is printed under; one, or a list when several tables have it", ())
    phase: Reference = field("阶段", "a phase; the task must end in it", None)
    priority: Annotated[str | None, choice("must", "should", "could")] = field(
        "优先级", "must, should (default), could", None
    )
    window: WindowField = field("起止", "first day .. last day; fixed", None)
    due: DayField = field("截止", "last day; fixed", None)
    duration: DurationField = field("工期", "3d, 3wd, 2w; 0d is a milestone; alone: the dates are worked out", None)
    not_before: DayField = field("最早", "not before this day", None)
    must_end_by: DayField = field("最晚", "a limit from outside, such as a platform's window", None)
    aim: DayField = field("力争", "the day hoped for, before the due day", None)
    schedule: Annotated[str | None, choice("alap", "asap")] = field(
        "排法", "as late (alap, default) or as early (asap) as can be", None
    )
    needs: Annotated[tuple[NeedField, ...], AsList] = field("前置", "tasks that end first: a, b + 2wd, c - 1d", ())
    for_each: Annotated[str | None, choice("sites")] = field("每处", "sites: a task ID@SITE for each of them", None)
    each: Annotated[dict[Id, Annotated[AtSite, short_for("owner")]], AsIdMap] = field(
        "各处", "{site: what differs there, or its owner}; alone: only at these sites", factory=dict
    )
    repeat: RepeatField = field(
        "重复", "daily 09:30, weekly mon thu, workdays 18:00; from its first day to its last", None
    )
    touches: Texts = field("动到", "what it changes: price, stock, page, …; not while that is frozen", ())
    tools: Texts = field("工具", "the platform's tools it uses", ())
    attachments: References = field("附件", "files of the `attachments` section", ())
    steps: Annotated[tuple[Step, ...], AsList] = field("步骤", "its parts, in order", ())
    done_when: OptionalText = field("内容要求", "how one sees that it is done", None)
    notes: OptionalText = field("备注", "remark", None)
    status: Status = field("状态", "todo (default), doing, blocked, done, dropped", None)
    done_on: DayField = field("完成日", "when it was done", None)
    done_by: Reference = field("完成人", "who did it", None)
    because: OptionalText = field("原因", "why it is blocked, dropped or late", None)
    minutes: TextMap = field("跟进记录", "{follow-up: what was said}", factory=dict)
    log: TextMap = field("日志", "{day: what happened}", factory=dict)

    @property
    def is_milestone(self) -> bool:
        return self.duration is not None and self.duration.amount == 0

    @property
    def is_flexible(self) -> bool:
        """Whether its days are worked out, as it only has a duration."""
        return self.window is None and self.due is None and self.duration is not None

    @property
    def is_open(self) -> bool:
        return self.status not in ("done", "dropped")


SHAPE = Annotated[tuple[Annotated[Task, AsMap], ...], AsList]
