"""The language of figures: money, rates and plain numbers, read exactly, as decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from promoplan.days.read import Unreadable, read_duration
from promoplan.days.scan import normal_text

# Patterns are text here: re compiles them when a plan first has such a figure, and keeps them.
NUMBER = r"\d{1,15}(?:\.\d{1,8})?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,8})?"
MONEY = rf"[¥$€£]?\s*({NUMBER})\s*(万|亿|k|K|m|M)?\s*元?"
PLAIN = rf"({NUMBER})\s*(万|亿|k|K|m|M)?"
RATE = rf"({NUMBER})\s*%"
DISCOUNT = r"(\d(?:\.\d{1,2})?)\s*折"
BETWEEN = r"\s*(?:\.\.+|[-~—–至到])\s*"
TIMES = {"": 1, "万": 10**4, "亿": 10**8, "k": 10**3, "m": 10**6}
MOST = Decimal(10) ** 15  # more than any campaign turns over; a figure beyond it is a slip of the finger


@lru_cache(maxsize=4096)
def read_money(written: str) -> Decimal:
    """An amount in the plan's currency: 468万, 1.5亿, 4,680,000, 1.2M, 19.90; ¥ and 元 may stand with it."""
    return _amount(re.fullmatch(MONEY, normal_text(written)), "money", written)


@lru_cache(maxsize=4096)
def read_number(written: str) -> Decimal:
    """A plain number: 4.8, 1.306, 600,000, 60万."""
    return _amount(re.fullmatch(PLAIN, normal_text(written)), "number", written)


@lru_cache(maxsize=4096)
def read_rate(written: str) -> Decimal:
    """A share of the whole as a fraction, from 0% to 100%; the sign has to stand there, as 3 may be 3% or 300%."""
    return _rate(written, 1)


@lru_cache(maxsize=4096)
def read_percentage(written: str) -> Decimal:
    """A percentage that may be more than the whole (a safety margin, growth), as a fraction, up to 1000%."""
    return _rate(written, 10)


class Measure(NamedTuple):
    """A goal's value and what it is counted in; a length of time in seconds, or in days from a day on."""

    value: Decimal
    unit: Literal["rate", "count", "number", "days", "seconds"]


SECONDS = {"s": 1, "min": 60, "h": 3600}


@lru_cache(maxsize=4096)
def read_measure(written: str) -> Measure:
    """A goal as it is typed: a rate (99%), a length of time (45s), a count or a number (4.8)."""
    text = normal_text(written)
    if text.endswith("%"):
        return Measure(read_percentage(written), "rate")
    plain = re.fullmatch(PLAIN, text)
    if plain is not None:
        number = _amount(plain, "measure", written)
        return Measure(number, "count" if number == number.to_integral_value() and "." not in text else "number")
    try:
        length = read_duration(written)
    except Unreadable:
        raise Unreadable("value-unreadable", "measure", written) from None
    if length.unit in SECONDS:
        return Measure(Decimal(length.amount * SECONDS[length.unit]), "seconds")
    return Measure(Decimal(length.amount), "days")


@lru_cache(maxsize=4096)
def read_pay(written: str) -> Decimal:
    """What is paid of a price, as a fraction: 95%, or 9.5折; 6折 is 60% of the price, which is 40% off."""
    match = re.fullmatch(DISCOUNT, normal_text(written))
    return Decimal(match[1]) / 10 if match else _rate(written, 1)


@lru_cache(maxsize=4096)
def read_price_range(written: str) -> tuple[Decimal, Decimal]:
    """The lowest and the highest of some prices: 1999..5999, 1999-5999; one price is both."""
    try:
        prices = [read_money(part) for part in re.split(BETWEEN, normal_text(written))]
    except Unreadable:
        prices = []
    if len(prices) == 2 and prices[0] > prices[1]:
        low, high = reversed(re.split(BETWEEN, normal_text(written)))
        raise Unreadable("value-unreadable", "price-range-reversed", written, instead=f"{low.strip()}..{high.strip()}")
    if not 1 <= len(prices) <= 2:
        raise Unreadable("value-unreadable", "price-range", written)
    return prices[0], prices[-1]


def _amount(match: re.Match[str] | None, variant: str, written: str) -> Decimal:
    amount = Decimal(match[1].replace(",", "")) * TIMES[(match[2] or "").lower()] if match else None
    if amount is None or amount > MOST:
        raise Unreadable("value-unreadable", variant, written)
    return amount


def _rate(written: str, most: int) -> Decimal:
    text = normal_text(written)
    match = re.fullmatch(RATE, text)
    if match is None:
        bare = re.fullmatch(PLAIN, text)
        if bare is None or bare[2]:
            raise Unreadable("value-unreadable", "rate", written)
        number = Decimal(bare[1].replace(",", ""))
        share = _said(number * 100) if number <= 1 else _said(number)
        raise Unreadable("value-unreadable", "rate-bare", written, instead=f"{share}%")
    rate = Decimal(match[1].replace(",", "")) / 100
    if rate > most:
        raise Unreadable("value-unreadable", "rate-over", written, instead=f"{most * 100}%")
    return rate


def _said(number: Decimal) -> str:
    """A number without the zeros that end it."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
