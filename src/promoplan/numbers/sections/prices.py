"""The price system: shares by category that have to come to the whole, and the least that each product can go for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from promoplan.finding import Words
from promoplan.numbers.book import Book
from promoplan.numbers.discounts import Discount, Stacks, TooManyStacks, lowest, stacks_of
from promoplan.numbers.figure import Figure, plain, total, worked
from promoplan.numbers.goods import SHARES
from promoplan.numbers.sections.products import Products
from promoplan.numbers.stock import ProductFigures
from promoplan.numbers.unknown import is_whole, unknown_keys
from promoplan.plan.prices import KINDS, PriceRow
from promoplan.plan.prices import Discount as Written

MOST_TRIED = 400_000  # prices worked out for one plan; more would not be worth the wait


class LowestPrice(NamedTuple):
    """The least one can pay for a product, bought alone and in a cart filled up to the thresholds, and with what."""

    row: ProductFigures
    alone: Figure
    alone_with: tuple[str, ...]
    filled: Figure
    filled_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prices:
    """The price system of a campaign. `kinds` are those of the discounts, "" where they are not said.

    `untried` is True where there are too many stacks of discounts to try them all.
    """

    NAME: ClassVar[str] = "prices"

    totals: dict[str, Figure]
    shares: tuple[dict[str, Figure | None], ...]
    rows: tuple[PriceRow, ...]
    kinds: tuple[str, ...]
    lowest: dict[str, LowestPrice]
    untried: bool

    def figures(self) -> Iterator[Figure]:
        yield from self.totals.values()
        for one in self.lowest.values():
            yield one.alone
            yield one.filled
        for shares in self.shares:
            yield from (share for share in shares.values() if share is not None)


def calculate(book: Book) -> Prices:
    section = book.campaign.plan.prices
    assert section is not None
    shares = tuple(
        {
            key: book.given(
                f"prices.rows.{row.category}.{key}", name, "rate", getattr(row, key), "prices", "rows", place, key
            )
            for key, name in SHARES.items()
        }
        for place, row in enumerate(section.rows)
    )
    whole = is_whole(book.campaign.document, "prices", "rows")
    products = book.products
    lowest_of, untried = _lowest(book, products) if products else ({}, False)
    kinds = tuple(KINDS.get(discount.kind or "", "") for discount in section.discounts)
    return Prices(dict(_totals(book, shares, whole)), shares, section.rows, kinds, lowest_of, untried)


def _totals(book: Book, shares: tuple[dict[str, Figure | None], ...], whole: bool) -> Iterator[tuple[str, Figure]]:
    """The sum of each column of shares that is used; without a value where one of its cells is unknown."""
    lost = [unknown_keys(book.campaign.document, "prices", "rows", place) for place in range(len(shares))]
    for key, name in SHARES.items():
        column = [row[key] for row in shares]
        if not any(column):
            continue
        known = whole and not any(key in keys for keys in lost)
        stated = [share for share in column if share is not None]
        words = Words(f"{name.zh}合计", f"sum of {name.en}")
        yield (
            key,
            worked(
                f"prices.{key}",
                words,
                "rate",
                Words("各行之和", "the sum of the rows"),
                total,
                *(stated if known else [None]),
            ),
        )


def discounts_of(book: Book, products: Products) -> list[Discount]:
    """The discounts that can be counted with: those that say what comes off, and are not told as unusable.

    TooManyStacks where they are for so many products each that the prices could not all be tried.
    """
    section = book.campaign.plan.prices
    assert section is not None
    prices = {row.product.sku: row.price.value for row in products.rows if row.price is not None and row.price.value}
    by_tier: dict[str, list[str]] = {}
    for row in products.rows:
        by_tier.setdefault(row.product.tier or "", []).append(row.product.sku)
    found: list[Discount] = []
    named = 0
    for place, written in enumerate(section.discounts):
        if is_clear(written) and not unknown_keys(book.campaign.document, "prices", "discounts", place):
            named += sum(len(by_tier.get(id_ or "", ())) or 1 for id_ in written.only)
            if named > MOST_TRIED:
                raise TooManyStacks
            found.append(_countable(written, prices, by_tier))
    return found


def is_clear(written: Written) -> bool:
    """Whether a discount says what comes off in one way: `pay`, or `off` (with `every` or `threshold`)."""
    if written.kind is None or (written.pay is None) == (written.off is None):
        return False
    limits = [limit for limit in (written.every, written.threshold) if limit is not None]
    return len(limits) < 2 and all(limits) and (written.pay is None or written.every is None)


def _countable(written: Written, prices: dict[str, Decimal], by_tier: dict[str, list[str]]) -> Discount:
    only = frozenset(sku for id_ in written.only if id_ for sku in by_tier.get(id_, [id_])) if written.only else None
    bundle = total(*(prices.get(sku, Decimal(0)) for sku in only)) if written.kind and only else None
    kind = KINDS[written.kind or "item"]
    return Discount(
        written.id, kind, written.pay, written.off, written.every, written.threshold, only,
        frozenset(id_ for id_ in written.stacks_with if id_) if written.stacks_with else None,
        bool(written.exclusive),
        bundle if kind == "bundle" and written.off is not None else None,
    )  # fmt: skip


def _lowest(book: Book, products: Products) -> tuple[dict[str, LowestPrice], bool]:
    """The lowest price of each product; and whether there was too much to try for some."""
    try:
        discounts = discounts_of(book, products)
    except TooManyStacks:
        return {}, True
    for_all = [n for n, one in enumerate(discounts) if one.only is None]
    for_some: dict[str, list[int]] = {}
    for n, one in enumerate(discounts):
        for sku in one.only or ():
            for_some.setdefault(sku, []).append(n)
    stacks: dict[tuple[int, ...], Stacks] = {}
    known: dict[tuple[Decimal, tuple[int, ...]], tuple[LowestOf, LowestOf]] = {}
    found: dict[str, LowestPrice] = {}
    tried = 0
    for row in products.rows:
        price = row.price.value if row.price else None
        if price is None or row.product.sku in found:
            continue
        own = tuple(sorted([*for_all, *for_some.get(row.product.sku, ())]))
        try:
            if own not in stacks:
                stacks[own] = stacks_of([discounts[n] for n in own])
        except TooManyStacks:
            return found, True
        if (price, own) not in known:
            tried += 2 * len(stacks[own].steps)
            if tried > MOST_TRIED:
                return found, True
            known[price, own] = (lowest(price, stacks[own], False), lowest(price, stacks[own], True))
        found[row.product.sku] = _lowest_price(row, *known[price, own])
    return found, False


LowestOf = tuple[Decimal, tuple[Discount, ...]]


def _lowest_price(row: ProductFigures, alone: LowestOf, filled: LowestOf) -> LowestPrice:
    prefix = f"prices.lowest.{row.product.sku}"
    return LowestPrice(
        row,
        _figure(f"{prefix}.alone", Words("最低到手价（单买）", "lowest price (bought alone)"), row, alone, False),
        _ids(alone[1]),
        _figure(
            f"{prefix}.in_cart",
            Words("最低到手价（凑单）", "lowest price (in a filled cart)"),
            row,
            filled,
            True,
        ),
        _ids(filled[1]),
    )


def _figure(key: str, name: Words, row: ProductFigures, found: LowestOf, filled: bool) -> Figure:
    formula = Words(f"售价，依次：{_steps(found[1], 'zh', filled)}", f"price, then: {_steps(found[1], 'en', filled)}")
    if not found[1]:
        formula = Words("售价，没有可用的优惠", "price; no discount applies")
    return Figure(key, name, "money", found[0], formula, (row.price,) if row.price else ())


def _steps(discounts: Iterable[Discount], language: str, filled: bool) -> str:
    """What comes off, in order: × 95% (member) → every 300: - 40 (full-cut)."""
    return " → ".join(f"{_step(discount, language, filled)} ({discount.id})" for discount in discounts)


def _step(discount: Discount, language: str, filled: bool) -> str:
    if discount.pay is not None:
        return f"× {plain(discount.pay * 100)}%"
    off = plain(discount.off or Decimal(0))
    if discount.bundle_price:
        words = "− {off} × 售价 ÷ {whole}", "- {off} × price ÷ {whole}"
        return words[language != "zh"].format(off=off, whole=plain(discount.bundle_price))
    limit = discount.every or discount.threshold
    if limit is None:
        return f"− {off}"
    each = discount.every is not None
    if filled and each:
        return f"× (1 − {off} ÷ {plain(limit)})"
    words = (
        ("每满 {limit} 减 {off}", "{off} off every {limit}")
        if each
        else ("满 {limit} 减 {off}", "{off} off from {limit}")
    )
    return words[language != "zh"].format(limit=plain(limit), off=off)


def _ids(discounts: tuple[Discount, ...]) -> tuple[str, ...]:
    return tuple(discount.id for discount in discounts)
