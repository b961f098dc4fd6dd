"""The model that rows are measured for: its facts and its tokenizer, read once per name."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from engine.contract.problems import Problem
from engine.contract.spec import STARTER
from engine.models.hub import downloaded, looks_like_hub_id
from engine.models.inspect import ModelFacts, inspect_model

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from engine.data.rendering.token_row import TokenRows

Template = Literal["model", "formiga"]
Rendering = tuple[str, Template]
"""A model's folder, and whose template its rows are given."""


@dataclass
class Models:
    """Models by the names people give them; those looked at before are remembered."""

    _tokenizers: dict[Rendering, tuple[PreTrainedTokenizerBase, str]] = field(default_factory=dict)
    _token_rows: dict[Rendering, TokenRows] = field(default_factory=dict)
    _warming: threading.Thread | None = None

    def warm_up(self) -> None:
        """Load what a look needs beside whatever else goes on; returns at once."""
        if self._warming is None:
            self._warming = threading.Thread(target=_load_library, daemon=True)
            self._warming.start()

    def facts(self, name: str) -> tuple[dict[str, Any], ModelFacts | None]:
        """A model's facts, or its problem beside its name."""
        try:
            facts = inspect_model(local_folder(name))
        except Problem as problem:
            return {"id": name, "problem": problem.to_json()}, None
        return {"id": name, **facts.to_json()}, facts

    def tokenizer(
        self, folder: str, wanted: Template = "model"
    ) -> tuple[PreTrainedTokenizerBase, str]:
        """A model's tokenizer, and whose chat template it has (`TemplateOwner`).

        Raises:
            Problem: it cannot be loaded, or has no end mark.
        """
        key = folder, wanted
        if key not in self._tokenizers:
            if self._warming:
                self._warming.join()
            from engine.models.template import ensure_pad, ensure_template
            from engine.models.tokenizer import load_tokenizer

            tokenizer = load_tokenizer(Path(folder))
            template = ensure_template(tokenizer, wanted)
            ensure_pad(tokenizer)  # as before a run, so that both find the same stored rows
            self._tokenizers = {key: (tokenizer, template)}
        return self._tokenizers[key]

    def token_rows(self, folder: str, wanted: Template = "model") -> TokenRows:
        """Who shows rows token by token; kept, because it knows every token's bytes.

        Raises:
            Problem: as `tokenizer`.
        """
        key = folder, wanted
        if key not in self._token_rows:
            from engine.data.rendering.token_row import TokenRows

            self._token_rows = {key: TokenRows(*self.tokenizer(*key))}
        return self._token_rows[key]


def _load_library() -> None:
    with suppress(Exception):  # whoever needs it will be told what is wrong
        from engine.data.quality.languages import language_of

        language_of("The model that tells one language from another takes a while to load.")
    with suppress(Exception):
        from transformers import AutoTokenizer  # noqa: F401


def local_folder(name: str) -> Path:
    """The folder of a model by its name. Nothing is downloaded.

    Raises:
        Problem: MODEL_NOT_DOWNLOADED for a hub id that is not here.
    """
    if name == STARTER:
        from engine.starter import starter_model_dir

        return starter_model_dir()
    folder = Path(name).expanduser()
    if folder.exists() or not looks_like_hub_id(name):
        return folder
    home = os.environ.get("FORMIGA_HOME")
    if home and (ready := downloaded(name, Path(home) / "models")):
        return ready
    raise Problem("MODEL_NOT_DOWNLOADED", repo_id=name)
