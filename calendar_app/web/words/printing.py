"""How templates print a value: one call where Jinja makes three, for a month's page prints two thousand of them."""

from __future__ import annotations

from flask.templating import Environment
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from calendar_app.web.words.texts import visible


def harmless(value: object) -> object:
    """What a template prints: plain strings lose their power over direction and controls, wherever they stand."""
    return visible(value) if type(value) is str else value


def printed(value: object) -> str:
    """``escape(harmless(value))``, but that markup and numbers stay as they are."""
    if type(value) is Markup:
        return value
    if type(value) is int:
        return str(value)
    return escape(harmless(value))


class PrintingCode(CodeGenerator):
    """Writes ``environment.printed(value)`` for ``escape(environment.finalize(value))``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class PrintingEnvironment(Environment):
    """Flask's environment, whose templates print so."""

    code_generator_class = PrintingCode
    printed = staticmethod(printed)
