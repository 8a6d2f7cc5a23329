"""A template's own code, changed so that its loops are counted and what it makes is paid for."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from promoplan.formats.users.objections import FORBIDDEN, Objection

COUNTED, WEIGHED = "turn of a loop", "what is compared"  # filters that no template can name
TURN, STEP = 20, 4  # what a turn of a loop costs, and each part of its body


class Careful(NodeTransformer):
    """Lets a template's loops be counted, and what Jinja would do by itself be done by the sandbox."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's names
        self.generic_visit(node)
        return self._call("together", node.nodes, node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            bounds = (node.arg.start, node.arg.stop, node.arg.step)
            return self._call("cut", [node.node, *(part or nodes.Const(None) for part in bounds)], node)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.expr = self._filter(WEIGHED, node.expr, node)
        for operand in node.ops:
            operand.expr = self._filter(WEIGHED, operand.expr, node)
        return node

    def _made(self, node: Any) -> Any:
        self.generic_visit(node)
        return node if getattr(node, "ctx", "load") != "load" else self._filter(WEIGHED, node, node)

    visit_List = visit_Tuple = visit_Dict = _made  # noqa: N815

    def _counted(self, node: Any) -> Any:
        self.generic_visit(node)
        steps = sum(1 for part in node.body for _ in part.find_all(nodes.Node))
        count = self._filter(COUNTED, nodes.Const(TURN + STEP * steps), node)
        node.body.insert(0, nodes.ExprStmt(count, lineno=node.lineno))
        return node

    visit_Template = visit_For = visit_Macro = visit_CallBlock = visit_Block = _counted  # noqa: N815

    def visit_ScopedEvalContextModifier(self, node: nodes.Node) -> nodes.Node:  # noqa: N802
        objection = Objection(FORBIDDEN, name="autoescape")
        objection.line = node.lineno
        raise objection

    def _filter(self, name: str, value: nodes.Expr, at: nodes.Node) -> nodes.Filter:
        made = nodes.Filter(value, name, [], [], None, None, lineno=at.lineno)
        made.set_environment(self._environment)
        return made

    def _call(self, name: str, values: list[nodes.Expr], at: nodes.Node) -> nodes.Call:
        call = nodes.Call(nodes.EnvironmentAttribute(name), values, [], None, None, lineno=at.lineno)
        call.set_environment(self._environment)
        return call
