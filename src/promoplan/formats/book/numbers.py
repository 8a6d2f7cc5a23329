"""The numbers of one worksheet: noted for the book's formulas, shown as the other formats print them."""

from __future__ import annotations

from collections.abc import Sequence

from promoplan.amount import NumberText
from promoplan.formats.book.cells import Place
from promoplan.formats.book.ledger import Ledger
from promoplan.formats.book.looks import Look, blocks, look_of
from promoplan.formats.book.page import Page, cell_name
from promoplan.formats.book.styles import Properties

ABOVE = -1  # the "table" of what stands above the tables


class Numbers:
    """Puts numbers onto a page; `sheet` is its number in the book."""

    def __init__(self, page: Page, ledger: Ledger, sheet: int) -> None:
        self._page = page
        self._ledger = ledger
        self._sheet = sheet
        self._table = ABOVE
        self._looks: dict[tuple[str, str, int, str], list[tuple[int, int]]] = {}

    def begin(self, table: int, days: Sequence[int]) -> None:
        """The next table, and the columns that are its days."""
        self._table = table
        if days:
            self._ledger.cells.has_days((self._sheet, table), days[0], days[-1])

    def put(self, row: int, column: int, text: str, style: Properties) -> bool:
        """Write a number; False where the text is none, or says something else than its value."""
        look = look_of(text) if isinstance(text, NumberText) else None
        if look is None or not isinstance(text, NumberText):
            return False
        shown = self._page.styles.get(**{**style, "num_format": look.code(look.decimals), "text_wrap": False})
        value = float(text.amount.value or 0)
        worksheet = self._page.worksheet

        def write(formula: str) -> None:
            if formula:
                worksheet.write_formula(row, column, formula, shown, value)
            else:
                worksheet.write_number(row, column, value, shown)

        self._ledger.note(Place(self._sheet, self._table, row, column), text, write)
        if look.most and not look.below and not look.none:
            self._looks.setdefault((look.before, look.behind, look.most, look.percent), []).append((row, column))
        return True

    def fixed(self, row: int, column: int) -> None:
        """A cell has a number that nothing more is known of."""
        self._ledger.cells.take(Place(self._sheet, self._table, row, column))

    def finish(self) -> None:
        """Let the decimals follow what is typed in or worked out: 3% becomes 3.25%, and not 3% again."""
        for (before, behind, most, percent), cells in self._looks.items():
            look = Look(before, behind, 0, most, percent, "", "")
            for block in blocks(cells):
                first = cell_name(block.top, block.left)
                for decimals in range(most + 1):
                    digits = decimals + (2 if percent else 0)
                    rule = f"=ROUND({first},{digits})=ROUND({first},{most + (2 if percent else 0)})"
                    shown = self._page.styles.number(look.code(decimals))
                    self._page.worksheet.conditional_format(
                        *block, {"type": "formula", "criteria": rule, "format": shown}
                    )
