"""Templates that misbehave end in a named problem, quickly, and never take anything with them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from engine.contract.problems import Problem
from engine.data.mapping.map import Row
from engine.data.mapping.turns import NotUsable
from engine.data.rendering import press, worker
from engine.data.rendering.press import Press
from engine.data.rendering.render import Rendered, Renderer
from engine.data.rendering.sandbox import Template
from engine.data.rendering.source import TemplateSource
from tests.engine.data import small_tokenizer as small
from tests.engine.data.small_tokenizer import make_tokenizer

CHAT = [{"role": "user", "content": "hello"}, {"role": "assistant", "content": "world"}]
ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}"
    "{% endfor %}{% endfor %}{% endfor %}"
)
LONG_ROW_LOOPS = (
    "{% if messages[0]['content'] == 'loop' %}" + ENDLESS + "{% endif %}" + small.CHATML
)
BOMB = "{% set ns = namespace(x='a' * 9999) %}{% for a in range(99) %}{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x }}"  # noqa: E501


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(worker, "LIMIT_S", 0.5)
    yield
    press.close_workers()


def source(template: str) -> TemplateSource:
    return TemplateSource.of(make_tokenizer(template, eos_token="<|im_end|>"))


def ask(content: str = "hello") -> Row:
    return Row(1, [{"role": "user", "content": content}, CHAT[1]])


def test_a_template_that_never_ends_is_a_problem_within_seconds() -> None:
    began = time.monotonic()
    with pytest.raises(Problem) as caught:
        Press(source(ENDLESS), "answers").rows([ask()] * 500)
    assert caught.value.code == "TEMPLATE_TOO_SLOW"
    assert time.monotonic() - began < 20


def test_a_template_that_fills_the_memory_is_a_problem() -> None:
    with pytest.raises(Problem) as caught:
        Press(source(BOMB), "answers").rows([ask()] * 500)
    assert caught.value.code in ("TEMPLATE_TOO_MUCH_MEMORY", "TEMPLATE_TOO_SLOW")


def test_a_row_on_which_the_template_hangs_costs_only_itself() -> None:
    rows = [ask(), ask(), ask("loop"), *[ask()] * 20]
    found = Press(source(LONG_ROW_LOOPS), "answers").rows(rows)
    assert isinstance(found[2], NotUsable)
    assert all(isinstance(made, Rendered) for place, made in enumerate(found) if place != 2)


def test_a_template_that_hangs_on_many_rows_is_given_up() -> None:
    rows = [ask(), *[ask("loop")] * 100]
    with pytest.raises(Problem) as caught:
        Press(source(LONG_ROW_LOOPS), "answers").rows(rows)
    assert caught.value.code == "TEMPLATE_TOO_SLOW"


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ messages.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{% set _ = messages.append(1) %}",
        "{% set ns = namespace() %}{% set ns.__class__ = 1 %}",
        "{{ range(10 ** 9) | list }}",
    ],
)
def test_what_reaches_for_python_is_refused(hostile: str) -> None:
    with pytest.raises(NotUsable):
        Press(source(hostile + small.CHATML), "answers").row(ask())


def test_the_worker_renders_as_this_process_does() -> None:
    rows = [
        Row(1, CHAT),
        Row(2, [{"role": "system", "content": "olá é 🐜"}, *CHAT, *CHAT], silent=frozenset({2})),
        ask("a\n\n b \u2028 \x00"),
    ]
    for name in ("CHATML", "LLAMA2", "STRICT", "THINKING", "TAIL", "TRACKED", "ENDLESS", "DEAF"):
        found = source(getattr(small, name))
        apart = Press(found, "answers").rows(rows)
        here = Renderer(found, "answers")
        for row, made in zip(rows, apart, strict=True):
            assert isinstance(made, Rendered), name
            assert made == here.row(row), name


RICH = (
    "{%- set ns = namespace(system='', turns=0) -%}"
    "{%- for m in messages -%}{%- if m['role'] == 'system' -%}{%- set ns.system = m['content'] -%}"
    "{%- continue -%}{%- endif -%}{%- set ns.turns = ns.turns + 1 -%}"
    "{{- '<|im_start|>' ~ m.role ~ ns.turns ~ '\\n' ~ m['content'] | tojson ~ '<|im_end|>' -}}"
    "{%- endfor -%}{{- dict(a=[1, 2]) | tojson(indent=1) -}}{{- strftime_now('%Y') -}}"
    "{%- if add_generation_prompt -%}{{- bos_token -}}{%- endif -%}"
    "{%- if tools is none and documents is not defined -%}undefined{%- endif -%}"
)


@pytest.mark.parametrize("name", ["CHATML", "LLAMA2", "STRICT", "THINKING", "TRACKED", "DEAF", ""])
def test_the_sandbox_writes_what_transformers_writes(name: str) -> None:
    tokenizer = make_tokenizer(getattr(small, name, RICH), begin="<s>")
    template = Template(str(tokenizer.chat_template), tokenizer.special_tokens_map)
    for prompt in (False, True):
        theirs = tokenizer.apply_chat_template(CHAT, tokenize=False, add_generation_prompt=prompt)
        assert template.render(CHAT, prompt=prompt) == theirs


def test_a_worker_that_was_killed_is_started_again() -> None:
    found = Press(source(small.CHATML), "answers")
    first = found.row(ask())
    for running in press._workers.values():
        assert running._process is not None
        running._process.kill()
        running._process.wait()
    assert found.row(ask()) == first


def test_where_no_process_can_be_started_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker.sys, "executable", "/no/such/python")
    with pytest.raises(Problem) as caught:
        Press(source(small.CHATML), "answers").row(ask())
    assert caught.value.code == "TEMPLATE_NOT_RENDERED"
