"""The kinds of value a plan's keys hold: text in, the domain's own types out, or a fact that says what was expected.

YAML gives text and the field gives the type, so `22:00` and `NO` are what their author meant. `tbd` may stand for any
value and reads as absent here (rules look after it); GIVEN_UP stands for a value that has been told and is now absent,
NAMELESS for one whose key has been told, and an id that has been told is a BadId: nothing is called that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from unicodedata import normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from promoplan.days.expression import Day, Duration, Need, Repeat, Window
from promoplan.days.read import (
    ID,
    Unreadable,
    means_a_date,
    read_day,
    read_duration,
    read_need,
    read_repeat,
    read_time,
    read_weekday,
    read_window,
)
from promoplan.finding import Words
from promoplan.plan.quantities import (
    Measure,
    read_measure,
    read_money,
    read_number,
    read_pay,
    read_percentage,
    read_price_range,
    read_rate,
)

GIVEN_UP: Any = object()
NAMELESS: Any = object()
TBD = frozenset(("tbd", "TBD", "Tbd", "待定", "?", "？"))
BESIDE_IDS = frozenset(("allow", "ref", "decide_by"))
RESERVED = frozenset(("t", "tbd", "all", "site"))
RESERVED_FORM = re.compile(r"[TtDdEeWw][+-]\d+")
ID_FORM = re.compile(ID)


class BadId(str):
    """An id as it was written, which has been told."""

    __slots__ = ()


def wrong(rule: str, variant: str = "", **values: object) -> PydanticCustomError:
    """A fact on its way through Pydantic; `plan.shape` takes it out again."""
    return PydanticCustomError("promoplan", "{rule}", {"rule": rule, "variant": variant, "values": values})


KINDS = {
    "text": Words("文字", "text"),
    "map": Words("键值", "a map"),
    "list": Words("列表", "a list"),
    "id": Words("编号", "an id"),
    "day": Words("日子", "a day"),
    "window": Words("起止", "a window"),
    "duration": Words("时长", "a duration"),
}


def kind_found(value: object) -> str:
    """What stands where something else was expected, as the variant of value-wrong-kind."""
    return (
        "map"
        if isinstance(value, dict)
        else "list"
        if isinstance(value, list)
        else "nothing"
        if value is None
        else "text"
    )


def wrong_kind(expected: str, value: object) -> PydanticCustomError:
    return wrong("value-wrong-kind", kind_found(value), expected=KINDS[expected])


def is_absent(value: object) -> bool:
    return value is None or value is GIVEN_UP or (isinstance(value, str) and value in TBD)


def _required_text(value: Any) -> str:
    if type(value) is str and value:
        return value
    if value is GIVEN_UP or isinstance(value, BadId):
        return ""
    if value is None or value == "":
        raise wrong("value-missing")
    raise wrong_kind("text", value)


def _given(value: Any) -> Any:
    """What has to be written; left empty it is as good as missing."""
    if value is None:
        raise wrong("value-missing")
    return value


def _text(value: Any) -> str | None:
    if value is None or type(value) is str:
        return value
    if value is GIVEN_UP:
        return None
    raise wrong_kind("text", value)


def _name(value: Any) -> str | None:
    return None if is_absent(value) else _text(value)


def _id(value: Any) -> str:
    text = _required_text(value)
    if not text:
        return text
    if not ID_FORM.fullmatch(text) or (not text.isascii() and normalize("NFKC", text) != text):
        # references are read in their normal form, so an id in another could not be referred to
        raise wrong("id-malformed", id=text)
    if text.lower() in RESERVED or RESERVED_FORM.fullmatch(text) or means_a_date(text):
        raise wrong("id-reserved", id=text)
    return text


def _reference(value: Any) -> str | None:
    if is_absent(value):
        return None
    if type(value) is str:
        return value
    raise wrong("value-wrong-kind", "list-for-one") if isinstance(value, list) else wrong_kind("id", value)


def _typed(read: Callable[[str], Any], expected: str) -> Callable[[Any], Any]:
    """A reader of one text as a validator: absent stays absent, Unreadable becomes a fact."""

    def validate(value: Any) -> Any:
        if type(value) is str and value not in TBD:
            if "${" in value:
                return None  # the unknown variable in it has been told
            try:
                return read(value)
            except Unreadable as error:
                raise wrong(error.rule, error.variant, **error.values) from None
        if is_absent(value):
            return None
        raise wrong_kind(expected, value)

    return validate


as_day = _typed(read_day, "day")
COUNT = r"(\d{1,15}(?:\.\d{1,8})?|\d{1,3}(?:,\d{3}){1,4})\s*(万|亿|k|K|m|M)?"
TIMES = {"万": 10**4, "亿": 10**8, "k": 10**3, "m": 10**6}
MOST_COUNTED = 10**15
YES_NO = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


def _count(text: str) -> int:
    """A number of things: 12, 4,680,000, 2万, 1.5万, 468k."""
    match = re.fullmatch(COUNT, text.strip())
    amount = Decimal(match[1].replace(",", "")) * TIMES.get((match[2] or "").lower(), 1) if match else None
    if amount is None or amount != int(amount) or amount > MOST_COUNTED:
        raise Unreadable("value-unreadable", "count", text)
    return int(amount)


def _yes_no(value: Any) -> bool | None:
    if is_absent(value):
        return None
    if type(value) is not str:
        raise wrong_kind("text", value)
    if value.lower() not in YES_NO:
        raise wrong("word-unknown", word=value, known=["yes", "no"])
    return YES_NO[value.lower()]


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"\d{1,6}", text):
        raise Unreadable("value-unreadable", "whole-number", text)
    return int(text)


def choice(*words: str) -> PlainValidator:
    """One word of a fixed list; anything else is told with the nearest of them."""

    def validate(value: Any) -> Any:
        if value in words or value is None:
            return value
        if is_absent(value):
            return None
        if type(value) is not str:
            raise wrong_kind("text", value)
        raise wrong("word-unknown", word=value, known=list(words))

    return PlainValidator(validate)


def _as_list(value: Any) -> Any:
    if type(value) is str:
        return [] if value in TBD else [value]
    return [] if value is None or value is GIVEN_UP else value


def _as_map(value: Any) -> Any:
    return {} if value is None or value is GIVEN_UP else value


def _as_open_map(value: Any) -> Any:
    return {} if is_absent(value) else value


def _as_id_map(value: Any) -> Any:
    """A mapping by ids; what may stand on any mapping (`allow`, `ref`, `decide_by`) is no id."""
    value = _as_open_map(value)
    if isinstance(value, dict) and (not BESIDE_IDS.isdisjoint(value) or NAMELESS in value.values()):
        return {key: part for key, part in value.items() if key not in BESIDE_IDS and part is not NAMELESS}
    return value


def _text_schema(description: str, pattern: str | None = None) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, **({"pattern": pattern} if pattern else {})})


if TYPE_CHECKING:
    Text: TypeAlias = str
    OptionalText: TypeAlias = str | None
    OptionalName: TypeAlias = str | None
    Id: TypeAlias = str
    Reference: TypeAlias = str | None
    DayField: TypeAlias = Day | None
    WindowField: TypeAlias = Window | None
    DurationField: TypeAlias = Duration | None
    RepeatField: TypeAlias = Repeat | None
    TimeField: TypeAlias = int | None
    WeekdayField: TypeAlias = int
    NeedField: TypeAlias = Need
    WholeNumber: TypeAlias = int | None
    Count: TypeAlias = int | None
    Money: TypeAlias = Decimal | None
    Rate: TypeAlias = Decimal | None
    Percentage: TypeAlias = Decimal | None
    Pay: TypeAlias = Decimal | None
    Number: TypeAlias = Decimal | None
    PriceRange: TypeAlias = tuple[Decimal, Decimal] | None
    MeasureField: TypeAlias = Measure | None
    YesNo: TypeAlias = bool | None
else:
    # Pydantic would build a schema for each domain type, only to throw it away: its validators do all the work.
    Text = Annotated[Any, PlainValidator(_required_text), _text_schema("text")]
    OptionalText = Annotated[Any, PlainValidator(_text), _text_schema("text")]
    OptionalName = Annotated[Any, PlainValidator(_name), _text_schema("text that names something")]
    Id = Annotated[Any, PlainValidator(_id), _text_schema("id", rf"^{ID}$")]
    Reference = Annotated[Any, PlainValidator(_reference), _text_schema("id")]
    DayField = Annotated[Any, PlainValidator(as_day), _text_schema("day")]
    WindowField = Annotated[Any, PlainValidator(_typed(read_window, "window")), _text_schema("window")]
    DurationField = Annotated[Any, PlainValidator(_typed(read_duration, "duration")), _text_schema("duration")]
    RepeatField = Annotated[Any, PlainValidator(_typed(read_repeat, "text")), _text_schema("repeat")]
    TimeField = Annotated[Any, PlainValidator(_typed(read_time, "text")), _text_schema("time")]
    WeekdayField = Annotated[Any, PlainValidator(_typed(read_weekday, "text")), _text_schema("weekday")]
    NeedField = Annotated[Any, PlainValidator(_typed(read_need, "text")), _text_schema("need")]
    WholeNumber = Annotated[Any, PlainValidator(_typed(_whole_number, "text")), _text_schema("whole number", r"^\d+$")]
    Count = Annotated[Any, PlainValidator(_typed(_count, "text")), _text_schema("count, such as 1200 or 2万")]
    Money = Annotated[Any, PlainValidator(_typed(read_money, "text")), _text_schema("money, such as 468万 or 19.90")]
    Rate = Annotated[Any, PlainValidator(_typed(read_rate, "text")), _text_schema("rate up to 100%, with its sign")]
    Percentage = Annotated[
        Any, PlainValidator(_typed(read_percentage, "text")), _text_schema("percentage, with its sign")
    ]
    Pay = Annotated[Any, PlainValidator(_typed(read_pay, "text")), _text_schema("what is paid: 95% or 9.5折")]
    PriceRange = Annotated[
        Any, PlainValidator(_typed(read_price_range, "text")), _text_schema("two prices: 1999..5999")
    ]
    Number = Annotated[Any, PlainValidator(_typed(read_number, "text")), _text_schema("number")]
    MeasureField = Annotated[
        Any, PlainValidator(_typed(read_measure, "text")), _text_schema("rate, length of time, count or number")
    ]
    YesNo = Annotated[Any, PlainValidator(_yes_no), _text_schema("yes or no")]
AsList = BeforeValidator(_as_list)
AsMap = BeforeValidator(_as_map)
AsOpenMap = BeforeValidator(_as_open_map)
AsIdMap = BeforeValidator(_as_id_map)
Texts: TypeAlias = Annotated[tuple[Text, ...], AsList]
References: TypeAlias = Annotated[tuple[Reference, ...], AsList]
Windows: TypeAlias = Annotated[tuple[WindowField, ...], AsList]
Weekdays: TypeAlias = Annotated[tuple[WeekdayField, ...], AsList]
TextMap: TypeAlias = Annotated[dict[str, OptionalText], AsOpenMap]


def _allow(value: Any) -> dict[str, str]:
    if value is None or value is GIVEN_UP:
        return {}
    if not isinstance(value, dict):
        raise wrong("allow-without-reason", "not-map")
    return value


Allow: TypeAlias = Annotated[
    dict[str, str],
    PlainValidator(_allow),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]


def short_for(key: str) -> BeforeValidator:
    """A mapping that may be written as its most important value alone: `T-32` for `{at: T-32}`."""
    return BeforeValidator(lambda value: {key: value} if type(value) is str or value is GIVEN_UP else _as_map(value))


def field(
    zh: str, en: str, default: Any = ..., factory: Callable[[], Any] | None = None, alias: str | None = None
) -> Any:
    """A key of a plan with what it is called and what it holds, for the plan reference and for editors."""
    if factory is not None:
        return Field(default_factory=factory, title=zh, description=en)
    return Field(default, title=zh, description=en, alias=alias)


class Part(BaseModel):
    """Any mapping of a plan. Keys it does not know are told; `ref`, `allow` and `decide_by` may stand on each."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    ref: Texts = field("出处", "where it comes from, free text: one or a list", ())
    allow: Allow = field(
        "放行", "{rule-name: reason}: findings that are meant to be so, in all that lies inside", factory=dict
    )
    decide_by: DayField = field("最晚决定日", "when a `tbd` beside it must be settled", None)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        for info in cls.model_fields.values():
            told_already = any(getattr(part, "func", None) in (_required_text, _id) for part in info.metadata)
            if info.is_required() and not told_already:
                info.metadata.append(BeforeValidator(_given))
