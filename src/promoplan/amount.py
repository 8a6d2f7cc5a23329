"""Numbers in cells: what they are and how they follow from others, for formats that reckon themselves."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, TypeAlias

RelationKind = Literal["total", "product", "difference", "quotient", "largest", "up", "down", "half", "beside"]


class Relation(NamedTuple):
    """How a number follows from others.

    Of a difference and a quotient all terms but the first are taken off it. up and down are to whole numbers, half to
    as many decimals as its second term says, half up. beside is the total of the terms in its first half, of those
    days on which a term of its second half is known.
    """

    kind: RelationKind
    terms: tuple[Term, ...]


class Amount(Protocol):
    """A number apart from the cells that show it.

    `identity` is equal for what is the same number; `places` are the decimals it is written with at most (of the
    percentage, where it is one).
    """

    @property
    def identity(self) -> Hashable: ...

    @property
    def value(self) -> Decimal | None: ...

    @property
    def places(self) -> int: ...

    def relation(self) -> Term | None:
        """How it follows from others; its value where it is given; None where it is no plain arithmetic."""


Term: TypeAlias = "Amount | Decimal | Relation"


class NumberText(str):
    """A number as printed (4,680,000, 3%, 468万), which knows what it is, for formats that reckon themselves.

    `below` is what is said of a number below zero, {} for its digits; `none` of a zero. `follows` is another amount of
    the same value, whose relation this cell has.
    """

    __slots__ = ("amount", "below", "follows", "none")

    amount: Amount
    below: str
    none: str
    follows: Amount

    def __new__(
        cls, text: str, amount: Amount, below: str = "", none: str = "", follows: Amount | None = None
    ) -> NumberText:
        made = super().__new__(cls, text)
        made.amount, made.below, made.none, made.follows = amount, below, none, follows or amount
        return made

    def within(self, text: str) -> NumberText:
        """The same number in a longer text."""
        return NumberText(text, self.amount, self.below, self.none, self.follows)
