"""Jinja for templates that users bring: nothing in it reaches out, fills the memory or runs for ever.

There is only what is listed here: filters, functions, methods of texts. Every turn of a loop and every text or list
that is made is paid for out of one budget, so that harmless things do not add up to harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial, wraps
from json import JSONEncoder
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.tests import TESTS
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup, escape

from promoplan.formats.users.careful import COUNTED, STEP, WEIGHED, Careful
from promoplan.formats.users.objections import (
    FORMATTING,
    LIST,
    NO_WIDTH,
    NOT_TEXT,
    NUMBERS_GROW,
    THING,
    TOO_LARGE,
    TOO_LONG,
    TOO_MUCH,
    Objection,
    Unknown,
)
from promoplan.formats.users.weights import size_of, weight_of
from promoplan.text import columns_of, one_line

MOST_TEXT = 16 * 1024 * 1024  # characters of one text, and so of a file
# The budget of one sheet, about half a second of nothing but loops. A character that is made costs 1; the rest is what
# takes as much time: a turn of a loop and each part of its body, an item of a list, a filter, a call.
MOST_WORK = 40_000_000
FILTER, CALL = 100, 400
READING = 5  # a character that a filter looks at
MOST_NUMBER = 100_000  # in what is given to a filter
WIDEST = 1000  # columns that a text is padded or indented by
MOST_BITS = 4096

FUNCTIONS = {"range": safe_range, "namespace": Namespace, "cycler": Cycler, "joiner": Joiner}
OF_TEXTS = frozenset((
    "capitalize", "e", "escape", "float", "int", "lower", "string", "title", "trim", "truncate", "upper", "urlencode",
))  # fmt: skip
OF_LISTS = frozenset((
    "abs", "batch", "count", "d", "default", "dictsort", "first", "groupby", "items", "last", "length", "list", "map",
    "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort", "sum", "unique",
))  # fmt: skip
COMPARING = frozenset(("==", "eq", "equalto", "!=", "ne", "in"))
SORTING = frozenset(("dictsort", "groupby", "max", "min", "sort", "unique"))
COUNTING = ("batch", "round", "slice", "truncate")  # filters that do more the larger a number they are given
METHODS = frozenset((
    "capitalize", "count", "endswith", "find", "index", "isdigit", "lower", "lstrip", "partition", "removeprefix",
    "removesuffix", "rfind", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "title",
    "upper",
))  # fmt: skip
OF_DICTS = frozenset(("get", "items", "keys", "values"))
HELPERS = (BlockReference, Cycler, LoopContext, Macro, Namespace, TemplateModule, TemplateReference)


class Sandbox(ImmutableSandboxedEnvironment):
    """Environment of one template of a user's. `renew` begins a new budget."""

    intercepted_binops = frozenset(("+", "*", "%", "**"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._left = MOST_WORK
        self.undefined = Unknown
        self.finalize = self.printable
        self.globals = dict(FUNCTIONS)
        self.filters = {
            "center": lambda value, width=80: self.padded(value, width, 0.5),
            "indent": self.indented,
            "join": self.joined,
            "ljust": lambda value, width: self.padded(value, width, 0),
            "replace": self.replaced,
            "rjust": lambda value, width: self.padded(value, width, 1),
            "tojson": self.as_json,
            COUNTED: self.turn,
            WEIGHED: self.weighed,
        }
        self.admit({name: FILTERS[name] for name in OF_TEXTS | OF_LISTS})
        self.admit({"one_line": lambda value: one_line(self.text(value))})
        self.admit({"sum": lambda values, attribute=None: FILTERS["sum"](self, values, attribute)})
        self.tests = {name: self._comparing(test) if name in COMPARING else test for name, test in TESTS.items()}

    def renew(self) -> None:
        self._left = MOST_WORK

    def admit(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Add filters, each of which pays for what it is given and what it makes."""
        for name, made in filters.items():
            self.filters[name] = self._paying(name, made)

    # What is done to values

    def pay(self, amount: int) -> None:
        self._left -= amount
        if self._left < 0:
            raise Objection(TOO_MUCH)

    def making(self, amount: int) -> None:
        """Pay for a text or a list before it is made."""
        if amount > MOST_TEXT:
            raise Objection(TOO_LONG)
        self.pay(amount)

    @pass_context
    def turn(self, context: Context, cost: int) -> None:
        """One turn of a loop, or one run of a macro, a block, a file."""
        del context  # asked for so that Jinja does not work the call out beforehand
        self.pay(max(0, cost))

    @pass_context
    def weighed(self, context: Context, value: Any) -> Any:
        """A list that is made or compared, paid for with all that is in it: it may hold another many times over."""
        del context
        self.pay(weight_of(value, self._left))
        return value

    def text(self, value: Any) -> str:
        """A value as text; lists are none: one that holds itself many times over would never end."""
        if isinstance(value, str):
            return value
        if value is None or isinstance(value, int | float | Undefined):
            return str(value)
        raise Objection(NOT_TEXT, kind=LIST if isinstance(value, list | tuple | dict) else THING)

    def printable(self, value: Any) -> Any:
        if isinstance(value, str | int | float | Undefined) or value is None:
            return value
        return self.text(value)

    def made(self, value: Any) -> Any:
        """A value that has just been made, paid for."""
        self.pay(size_of(value))
        return value

    def concat(self, pieces: Iterable[str]) -> str:
        """What a template, a macro or a block writes."""
        kept, size = [], 0
        for piece in pieces:
            size += len(piece)
            if size > MOST_TEXT:
                raise Objection(TOO_LONG)
            kept.append(piece)
        self.pay(size + STEP * len(kept))
        return "".join(kept)

    def together(self, *values: Any) -> str:
        """a ~ b."""
        return self.joined(values)

    def joined(self, values: Iterable[Any], between: Any = "") -> str:
        parts, comma = [self.text(value) for value in values], self.text(between)
        self.making(sum(map(len, parts)) + len(comma) * len(parts))
        if self.autoescape and any(isinstance(part, Markup) for part in (comma, *parts)):
            return escape(comma).join(parts)
        return comma.join(parts)

    def cut(self, value: Any, *bounds: int | None) -> Any:
        """value[a:b:c]."""
        return self.made(value[slice(*bounds)])

    def replaced(self, value: Any, old: Any, new: Any, count: int = -1) -> str:
        text, old, new = self.text(value), self.text(old), self.text(new)
        self.making(len(text) + text.count(old) * len(new))
        return text.replace(old, new, count)

    def indented(self, value: Any, width: int = 4, first: bool = False) -> str:
        pad = " " * _width(width)
        lines = self.text(value).splitlines()
        return self.joined(
            [pad + line if line.strip() and (n or first) else line for n, line in enumerate(lines)], "\n"
        )

    def padded(self, value: Any, width: int, before: float) -> str:
        """Text filled up with blanks to a width in columns, of which a Chinese character takes two."""
        text = self.text(value)
        self.pay(READING * len(text))
        missing = max(0, _width(width) - columns_of(text))
        left = int(missing * before)
        return " " * left + text + " " * (missing - left)

    def as_json(self, value: Any) -> str:
        """JSON that may stand in a script as well: no < > & ' as such."""
        self.pay(weight_of(value, self._left))
        text = JSONEncoder(ensure_ascii=False).encode(value)
        for char in "<>&'":
            text = text.replace(char, f"\\u{ord(char):04x}")
        self.pay(len(text))
        return Markup(text) if self.autoescape else text

    def _paying(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        before = 1 if hasattr(made, "jinja_pass_arg") else 0

        @wraps(made)
        def paying(*args: Any, **kwargs: Any) -> Any:
            given = (*args[before:], *kwargs.values())
            for value in given:
                if name in COUNTING and isinstance(value, int) and abs(value) > MOST_NUMBER:
                    raise Objection(TOO_LARGE, number=abs(value), most=MOST_NUMBER)
                if name not in OF_LISTS:
                    self.text(value)
            first = given[0] if given else None
            cost = weight_of(first, self._left) if name in SORTING and len(given) == 1 else size_of(first)
            self.pay(FILTER + (cost if name in OF_LISTS else READING * cost))
            return self.made(made(*args, **kwargs))

        return paying

    def _comparing(self, test: Any) -> Callable[..., bool]:
        def comparing(*args: Any) -> bool:
            self.pay(sum(weight_of(value, self._left) for value in args))
            return bool(test(*args))

        return comparing

    # What Jinja asks of an environment

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict):
            # what is in it comes first: a column may be called as a method is
            if attribute in obj:
                return obj[attribute]
            return getattr(obj, attribute) if attribute in OF_DICTS else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, str):
            self.pay(len(obj))
            if attribute == "replace":
                return partial(self.replaced, obj)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict):
            try:
                return obj[argument]
            except (KeyError, TypeError):
                return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)

    def wrap_str_format(self, value: Any) -> None:
        return None  # format is no method of texts here

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        named = attr in getattr(obj, "_fields", ()) if isinstance(obj, tuple) else False  # what groupby gives
        known = named or isinstance(obj, HELPERS) or (isinstance(obj, str) and attr in METHODS)
        return known and super().is_safe_attribute(obj, attr, value)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        __self.pay(CALL)
        return __self.made(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str) and operator == "%":
            raise Objection(FORMATTING)
        sizes = [len(side) for side in (left, right) if isinstance(side, str | list | tuple)]
        if operator == "+":
            self.making(sum(sizes))
        elif isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * abs(right) if operator == "**" else left.bit_length() + right.bit_length()
            if bits > MOST_BITS and operator != "%":
                raise Objection(NUMBERS_GROW)
        elif sizes and operator == "*":
            times = [side for side in (left, right) if isinstance(side, int)]
            self.making(sizes[0] * max(0, *times, 0))
        return super().call_binop(context, operator, left, right)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(Careful(self).visit(source), *args, **kwargs)


def _width(width: int) -> int:
    if not isinstance(width, int) or width > WIDEST:
        raise Objection(NO_WIDTH, most=WIDEST)
    return width
