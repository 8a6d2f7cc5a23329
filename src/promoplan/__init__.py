"""promoplan: one plan as text, checked, dated from the event day, printed per department."""

__version__ = "0.1.0"
