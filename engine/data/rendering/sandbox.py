"""Chat templates as text: Jinja in a sandbox, with the same words as transformers gives them.

Needs Jinja2 alone, so that a process with little memory can render (`worker`). A template finds
what `transformers.utils.chat_template_utils.render_jinja_template` shows it: `messages`, the named
tokens, `raise_exception`, `strftime_now`, `tojson`, loop controls and `{% generation %}` blocks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import jinja2
import jinja2.ext
import jinja2.nodes
import jinja2.parser
import jinja2.runtime
from jinja2.sandbox import ImmutableSandboxedEnvironment

Span = tuple[int, int]


class _Generation(jinja2.ext.Extension):
    """`{% generation %}…{% endgeneration %}`: notes where its blocks stand."""

    tags = {"generation"}

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self.written: list[str] | None = None
        self.spans: list[Span] = []
        environment.extend(generation=self)

    def parse(self, parser: jinja2.parser.Parser) -> jinja2.nodes.CallBlock:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        call = self.call_method("_noted")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _noted(self, caller: jinja2.runtime.Macro) -> str:
        text = str(caller())
        if self.written is not None:
            start = sum(map(len, self.written))
            self.spans.append((start, start + len(text)))
        return text


class _Namespace(jinja2.utils.Namespace):
    """Jinja's own, without names that reach into Python."""

    def __init__(*args: Any, **named: Any) -> None:
        self, *rest = args
        values = dict(*rest, **named)
        for name in values:
            _Namespace._check(name)
        jinja2.utils.Namespace.__init__(self, values)

    def __setitem__(self, name: str, value: Any) -> None:
        _Namespace._check(name)  # not `self.`: that looks a name up among the template's own
        jinja2.utils.Namespace.__setitem__(self, name, value)

    @staticmethod
    def _check(name: Any) -> None:
        if isinstance(name, str) and name.startswith("_"):
            message = f"a namespace cannot hold {name!r}"
            raise jinja2.exceptions.SecurityError(message)


class _Dict:
    """`dict` without its attributes."""

    def __call__(self, *args: Any, **named: Any) -> dict[Any, Any]:
        return dict(*args, **named)


class Template:
    """One chat template, compiled when it is first used.

    Args:
        named: the values of `bos_token`, `eos_token` and the like.
    """

    def __init__(self, template: str, named: Mapping[str, str]) -> None:
        self._template = template
        self._named = dict(named)

    def render(self, messages: Sequence[Mapping[str, str]], *, prompt: bool = False) -> str:
        """The messages as one text; `prompt` asks for the next answer behind them.

        Raises:
            Exception: whatever the template does: it is foreign code.
        """
        return str(_compiled(self._template).render(**self._context(messages, prompt)))

    def tracked(self, messages: Sequence[Mapping[str, str]]) -> tuple[str, list[Span]]:
        """The text, and the places of its `{% generation %}` blocks in characters."""
        compiled = _compiled(self._template)
        environment: Any = compiled.environment
        noting: _Generation = environment.generation
        noting.written, noting.spans = [], []
        try:
            context = compiled.new_context(self._context(messages, False))
            for block in compiled.root_render_func(context):
                noting.written.append(block)
            return "".join(noting.written), list(noting.spans)
        finally:
            noting.written = None

    def _context(self, messages: Sequence[Mapping[str, str]], prompt: bool) -> dict[str, Any]:
        plain = [dict(message) for message in messages]
        return {
            "messages": plain,
            "tools": None,
            "documents": None,
            "add_generation_prompt": prompt,
            **self._named,
        }


@lru_cache(maxsize=8)
def _compiled(template: str) -> jinja2.Template:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[_Generation, jinja2.ext.loopcontrols]
    )
    environment.filters["tojson"] = _tojson
    environment.globals["raise_exception"] = _raise
    environment.globals["strftime_now"] = _now
    environment.globals["dict"] = _Dict()
    environment.globals["namespace"] = _Namespace
    return environment.from_string(template)


def _tojson(value: Any, ensure_ascii: bool = False, **options: Any) -> str:
    allowed: dict[str, Any] = {key: options.get(key) for key in ("indent", "separators")}
    sort = bool(options.get("sort_keys"))
    return json.dumps(value, ensure_ascii=ensure_ascii, sort_keys=sort, **allowed)


def _raise(message: str) -> str:
    raise jinja2.exceptions.TemplateError(message)


def _now(form: str) -> str:
    return datetime.now().strftime(form)  # noqa: DTZ005 - templates want the person's own day
