"""What a tokenizer must have before rows can be rendered: a chat template, an end, a pad token.

Chat templates of foreign models are Jinja code; transformers renders them in
`ImmutableSandboxedEnvironment` (jinja2 >= 3.1.6), and nothing here renders them any other way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from engine.contract.problems import Problem

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

DEFAULT_TEMPLATE = (
    "{% for message in messages %}"
    "{% if message['role'] == 'system' %}{{ message['content'] + '\n\n' }}"
    "{% elif message['role'] == 'user' %}"
    "{{ '### Instruction:\n' + message['content'] + '\n\n' }}"
    "{% else %}{{ '### Response:\n' + message['content'] + eos_token }}"
    "{% if not loop.last %}{{ '\n\n' }}{% endif %}{% endif %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '### Response:\n' }}{% endif %}"
)
"""For models without a template of their own: Alpaca's headings, in ordinary words.

It needs no new tokens, which a LoRA on frozen embeddings could not learn, and ends each answer with
the end token that the base model knows already.
"""
WITH_BEGIN = "{{ bos_token }}" + DEFAULT_TEMPLATE
"""The same for tokenizers that begin every text with their begin token (Llama)."""
KNOWN_ENDS = (
    "</s>", "<|endoftext|>", "<|end_of_text|>", "<eos>", "<|im_end|>", "<|eot_id|>", "[EOS]",
    "<|end|>", "<end_of_turn>",
)  # fmt: skip
_SPARE_WORDS = ("pad", "reserved", "unused", "extra")


@dataclass(frozen=True)
class PadChoice:
    """The token that fills up short rows, and where it comes from."""

    token: str
    id: int
    source: Literal["own", "unknown", "spare", "begin", "end"]
    """own: the tokenizer's; unknown, spare, begin: a token that no answer ends with; end: only the
    end token is there, and padding is told from real ends by position alone."""


TemplateOwner = Literal["model", "default", "chosen"]
"""Whose template renders the rows: the model's; Formiga's because the model has none; Formiga's
because the job asks for it."""


def ensure_template(
    tokenizer: PreTrainedTokenizerBase, wanted: Literal["model", "formiga"] = "model"
) -> TemplateOwner:
    """Give a tokenizer without chat template the default one; says whose template it has now.

    Args:
        wanted: `formiga` puts the default one in place of the model's own.

    Raises:
        Problem: TOKENIZER_NO_END if no token could end an answer.
    """
    _ensure_end(tokenizer)
    if wanted == "formiga":
        tokenizer.chat_template = _default_for(tokenizer)
        return "chosen"
    template = _own_template(tokenizer)
    if template in (DEFAULT_TEMPLATE, WITH_BEGIN):
        return "default"
    if template:
        tokenizer.chat_template = template
        return "model"
    tokenizer.chat_template = _default_for(tokenizer)
    return "default"


def _default_for(tokenizer: PreTrainedTokenizerBase) -> str:
    return WITH_BEGIN if adds_begin(tokenizer) else DEFAULT_TEMPLATE


def adds_begin(tokenizer: PreTrainedTokenizerBase) -> bool:
    """Whether the tokenizer itself puts its begin token before every text."""
    begin = tokenizer.bos_token_id
    ids = tokenizer("a")["input_ids"]
    return begin is not None and bool(ids) and ids[0] == begin


def ensure_pad(tokenizer: PreTrainedTokenizerBase) -> PadChoice:
    """Give a tokenizer a pad token that is not the end token, without adding one.

    The vocabulary never grows: a new token would need a new row in a frozen embedding. Where only
    the end token is left it becomes the pad token, which is safe because labels and attention are
    masked by position, never by token id.

    Raises:
        Problem: TOKENIZER_NO_END.
    """
    _ensure_end(tokenizer)
    choice = _pad_choice(tokenizer)
    if tokenizer.pad_token_id != choice.id:
        tokenizer.pad_token = choice.token
    return choice


def _pad_choice(tokenizer: PreTrainedTokenizerBase) -> PadChoice:
    end, begin = tokenizer.eos_token_id, tokenizer.bos_token_id
    own, unknown = tokenizer.pad_token_id, tokenizer.unk_token_id
    if own is not None and own != end and not _is_spoken(tokenizer, tokenizer.pad_token):
        return PadChoice(tokenizer.pad_token, own, "own")
    if unknown is not None and unknown not in (end, begin):
        return PadChoice(tokenizer.unk_token, unknown, "unknown")
    if spare := _spare(tokenizer, {end, begin}):
        return PadChoice(*spare, "spare")
    if begin is not None and begin != end:
        return PadChoice(tokenizer.bos_token, begin, "begin")
    return PadChoice(tokenizer.eos_token, end, "end")


def _spare(tokenizer: PreTrainedTokenizerBase, taken: set[int | None]) -> tuple[str, int] | None:
    """A reserved token that the template never writes, the most pad-like first."""
    added = tokenizer.added_tokens_decoder
    names = [
        (word, str(token), token_id)
        for token_id, token in added.items()
        for word in _SPARE_WORDS
        if word in str(token).lower() and token.special and token_id not in taken
    ]
    free = [found for found in names if not _is_spoken(tokenizer, found[1])]
    free.sort(key=lambda found: (_SPARE_WORDS.index(found[0]), found[2]))
    return free[0][1:] if free else None


def _is_spoken(tokenizer: PreTrainedTokenizerBase, token: str) -> bool:
    """Whether the chat template writes a token, so that it may be a trained end of turn."""
    return token in (_own_template(tokenizer) or "")


def _own_template(tokenizer: PreTrainedTokenizerBase) -> str | None:
    """The tokenizer's template; of several named ones the default, else the first."""
    template: Any = tokenizer.chat_template
    if isinstance(template, dict):
        template = template.get("default") or next(iter(template.values()), None)
    return template or None


def _ensure_end(tokenizer: PreTrainedTokenizerBase) -> None:
    if tokenizer.eos_token_id is not None:
        return
    vocabulary = tokenizer.get_vocab()
    end = next((token for token in KNOWN_ENDS if token in vocabulary), None)
    if end is None:
        raise Problem("TOKENIZER_NO_END", tokenizer=type(tokenizer).__name__)
    tokenizer.eos_token = end
