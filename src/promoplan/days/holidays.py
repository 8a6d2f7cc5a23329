"""Public holidays and make-up working days of a country, a year at a time, from the libraries that keep them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from promoplan.finding import Words


class HolidayYear(NamedTuple):
    """One year as day numbers (date.toordinal): public holidays with their names, and weekend days that are worked."""

    off: dict[int, Words]
    make_up: frozenset[int]


HolidayTable: TypeAlias = Callable[[int], HolidayYear | None]


class HolidaysUnknown(LookupError):
    """No table for that country: unknown code, or the package that has it is not installed."""

    def __init__(self, code: str, variant: str) -> None:
        super().__init__(code)
        self.variant = variant


def no_holidays(year: int) -> HolidayYear | None:
    del year
    return HolidayYear({}, frozenset())


@lru_cache(maxsize=64)
def chinese_holidays(year: int) -> HolidayYear | None:
    """The State Council's arrangement with make-up days (调休); None for a year that has not been announced."""
    from chinese_calendar.constants import Holiday, holidays, workdays  # noqa: PLC0415 - 6 ms that others need not pay

    words = {holiday.value: Words(holiday.chinese, holiday.value) for holiday in Holiday}
    off = {day.toordinal(): words[name] for day, name in holidays.items() if day.year == year}
    make_up = frozenset(day.toordinal() for day in workdays if day.year == year)
    return HolidayYear(off, make_up) if off else None


def holiday_table(code: str) -> HolidayTable:
    """`none`, `cn`, or a country code (`US`, `DE`, `US-CA`) of the holidays package."""
    if code.lower() == "none":
        return no_holidays
    if code.lower() == "cn":
        return chinese_holidays
    try:
        from holidays import country_holidays, list_supported_countries  # noqa: PLC0415 - an extra
    except ImportError:
        raise HolidaysUnknown(code, "package") from None
    country, _, subdivision = code.upper().partition("-")

    if country not in list_supported_countries():
        raise HolidaysUnknown(code, "country")

    @lru_cache(maxsize=64)
    def table(year: int) -> HolidayYear | None:
        days = country_holidays(country, subdivision or None, years=[year])
        return HolidayYear({day.toordinal(): Words(name, name) for day, name in days.items()}, frozenset())

    try:
        table(2024)
    except NotImplementedError:
        raise HolidaysUnknown(code, "country") from None
    return table
