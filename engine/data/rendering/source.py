"""What a chat template needs besides the messages: plain values that travel to another process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


@dataclass(frozen=True)
class TemplateSource:
    """A chat template and the marks that its tokenizer knows."""

    template: str
    named: Mapping[str, str]
    """`bos_token`, `eos_token` and the like, as templates call them."""
    special: tuple[str, ...]
    """Every special token, the longest first."""
    begin: str | None
    end: str | None

    @classmethod
    def of(cls, tokenizer: PreTrainedTokenizerBase) -> Self:
        """A tokenizer's template; `engine.models.template.ensure_template` has given it one."""
        added = {str(token) for token in tokenizer.added_tokens_decoder.values() if token.special}
        special = {str(token) for token in tokenizer.all_special_tokens} | added
        template: Any = tokenizer.chat_template
        if isinstance(template, dict):
            template = template.get("default") or next(iter(template.values()), None)
        return cls(
            template=str(template or ""),
            named=dict(tokenizer.special_tokens_map),
            special=tuple(sorted(special, key=lambda token: (-len(token), token))),
            begin=tokenizer.bos_token,
            end=tokenizer.eos_token,
        )

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """The inverse of `to_json`."""
        return cls(**{**found, "special": tuple(found["special"])})

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)

    def digest(self) -> str:
        """Equal for sources that render everything alike."""
        packed = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(packed.encode("ascii")).hexdigest()
