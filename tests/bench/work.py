"""The work that everybody does: a random Llama of 50M parameters, and instruction rows of skewed
length (mean about 210 tokens, longest 1,024).

The product prepares the rows; the others get the very ids and labels that it trains on.
"""

from __future__ import annotations

import json
import random
import re
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

MAX_LENGTH, VOCAB, ROWS, HELD_OUT = 1024, 32000, 2000, 12
CORPUS_CHARACTERS = 12_000_000
TEMPLATE = (
    "{{ bos_token }}{% for m in messages %}"
    "{% if m['role'] == 'user' %}{{ '<|user|>' + m['content'] }}"
    "{% else %}{{ '<|assistant|>' + m['content'] + eos_token }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)


@dataclass(frozen=True)
class Work:
    """A folder with everything that a comparison needs."""

    place: Path
    rows: int

    @property
    def model(self) -> Path:
        """The base model with its tokenizer."""
        return self.place / "model"

    @property
    def data(self) -> Path:
        """The data file that the product reads."""
        return self.place / f"rows-{self.rows}.jsonl"

    @property
    def tokens(self) -> Path:
        """What the product makes of it: `{train: [{input_ids, labels}], held_out: […]}`."""
        return self.place / f"tokens-{self.rows}.json"

    @cached_property
    def train(self) -> list[dict[str, list[int]]]:
        """The rows as everybody trains on them."""
        return list(_read(self.tokens)["train"])

    @cached_property
    def held_out(self) -> list[dict[str, list[int]]]:
        """Rows that nobody trains on."""
        return list(_read(self.tokens)["held_out"])

    @property
    def useful_tokens(self) -> int:
        """Tokens without padding."""
        return sum(len(row["input_ids"]) for row in self.train)


def make_work(place: Path, rows: int) -> Work:
    """Everything that is not there yet: half a minute the first time."""
    work = Work(place, rows)
    place.mkdir(parents=True, exist_ok=True)
    if not (work.model / "config.json").is_file():
        make_model(work.model)
    everything = place / "rows.json"
    if not everything.is_file():
        everything.write_text(json.dumps(list(_rows(work.model))), encoding="utf-8")
    if not work.tokens.is_file():
        found = json.loads(everything.read_text(encoding="utf-8"))
        _write_rows(work.data, found[:rows])
        _write_rows(place / "held_out.jsonl", found[ROWS:])
        document = {
            "train": _prepared(work.model, work.data),
            "held_out": _prepared(work.model, place / "held_out.jsonl"),
        }
        work.tokens.write_text(json.dumps(document), encoding="utf-8")
    return work


def dataset(data: Path) -> dict[str, Any]:
    """A job's `dataset`: every row of the file is trained on."""
    return {"path": str(data), "validation_rows": 0, "too_long": "cut", "drop_duplicates": False}


def make_model(folder: Path) -> None:
    """A byte-level tokenizer trained on this Python's sources, and a random model for it."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    words = Tokenizer(models.BPE())
    words.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    words.decoder = decoders.ByteLevel()
    special = ["<pad>", "<s>", "</s>", "<|user|>", "<|assistant|>"]
    trainer = trainers.BpeTrainer(
        vocab_size=VOCAB,
        special_tokens=special,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    words.train_from_iterator(_texts(), trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=words, pad_token="<pad>", bos_token="<s>", eos_token="</s>"
    )
    tokenizer.chat_template = TEMPLATE
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=VOCAB, hidden_size=384, intermediate_size=1024, num_hidden_layers=16,
        num_attention_heads=6, num_key_value_heads=2, max_position_embeddings=4096,
        pad_token_id=0, bos_token_id=1, eos_token_id=2, tie_word_embeddings=False,
    )  # fmt: skip
    tokenizer.save_pretrained(folder)
    LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)


def _texts() -> Iterator[str]:
    """Sources of the standard library and of transformers: on every computer that can measure."""
    paths = sysconfig.get_paths()
    standard, packages = Path(paths["stdlib"]), Path(paths["purelib"])
    files = [
        *sorted(standard.glob("*.py")),
        *sorted(standard.glob("[a-k]*/*.py")),
        *sorted(packages.glob("transformers/models/[a-d]*/modeling_*.py"))[:60],
    ]
    done = 0
    for file in files:
        text = file.read_text(encoding="utf-8", errors="ignore")[:400_000]
        yield text
        done += len(text)
        if done > CORPUS_CHARACTERS:
            return


def _rows(model: Path) -> Iterator[dict[str, str]]:
    """Answers of lognormal length: median about 110 tokens, sigma 1."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(model)
    draw = random.Random(0)
    found = (re.sub(r"\s+", " ", p).strip() for t in _texts() for p in re.split(r"\n\s*\n", t))
    pieces = [piece for piece in found if 80 < len(piece) < 3000]
    draw.shuffle(pieces)
    place = 0
    for _ in range(ROWS + HELD_OUT):
        wanted, ids = int(min(900, max(12, draw.lognormvariate(4.7, 1.0)))), []
        while len(ids) < wanted:
            ids += tokenizer(pieces[place % len(pieces)], add_special_tokens=False)["input_ids"]
            place += 1
        asked = pieces[place * 7 % len(pieces)][: draw.choice((40, 80, 160, 300))]
        question = f"Explain this in your own words: {asked}"
        yield {"instruction": question, "output": tokenizer.decode(ids[:wanted]).strip()}


def _write_rows(file: Path, rows: list[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _prepared(model: Path, data: Path) -> list[dict[str, list[int]]]:
    """The rows as the product's own preparation makes them."""
    from engine.contract.spec import DatasetSpec
    from engine.data.prepare import prepare
    from engine.models.tokenizer import load_tokenizer

    spec = DatasetSpec(**dataset(data))
    made = prepare(spec, load_tokenizer(model), max_length=MAX_LENGTH, seed=0, base_dir=data.parent)
    return [{"input_ids": row.input_ids, "labels": row.labels} for row in made.train]


def _read(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text(encoding="utf-8")))
