"""Money, rates and numbers as people write them; what cannot be one is refused with what was probably meant."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from promoplan.days.scan import Unreadable
from promoplan.plan.quantities import read_money, read_number, read_pay, read_percentage, read_rate


@pytest.mark.parametrize(
    ("read", "written", "value"),
    [
        (read_money, "468万", "4680000"),
        (read_money, "1.5亿", "150000000"),
        (read_money, "4,680,000", "4680000"),
        (read_money, "1.2M", "1200000"),
        (read_money, "468k", "468000"),
        (read_money, "¥19.90", "19.90"),
        (read_money, "1200 元", "1200"),
        (read_money, "４６８万", "4680000"),
        (read_number, "4.8", "4.8"),
        (read_rate, "3%", "0.03"),
        (read_rate, "12.8205 %", "0.128205"),
        (read_rate, "3％", "0.03"),
        (read_percentage, "150%", "1.5"),
        (read_pay, "9.5折", "0.95"),
        (read_pay, "6折", "0.6"),
        (read_pay, "95%", "0.95"),
    ],
)
def test_a_figure_is_read_exactly(read: Callable[[str], Decimal], written: str, value: str) -> None:
    assert read(written) == Decimal(value)


@pytest.mark.parametrize(
    ("read", "written", "variant", "instead"),
    [
        (read_rate, "3", "rate-bare", "3%"),
        (read_rate, "0.03", "rate-bare", "3%"),
        (read_rate, "130%", "rate-over", "100%"),
        (read_rate, "三成", "rate", ""),
        (read_rate, "-3%", "rate", ""),
        (read_percentage, "1001%", "rate-over", "1000%"),
        (read_money, "1e999", "money", ""),
        (read_money, "NaN", "money", ""),
        (read_money, "-5", "money", ""),
        (read_money, "1" * 40, "money", ""),
        (read_money, "99999999亿", "money", ""),
        (read_money, "4,68", "money", ""),
        (read_number, "inf", "number", ""),
        (read_pay, "12折", "rate", ""),
    ],
)
def test_what_is_none_is_refused(read: Callable[[str], Decimal], written: str, variant: str, instead: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(written)
    assert (refused.value.variant, refused.value.values["instead"]) == (variant, instead)
