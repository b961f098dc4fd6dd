"""Makes the starter model: `python -m engine.starter.make_model --to FOLDER`.

Tokenizer and weights come from nothing but the text beside this file and the questions of
`grammar.py`. The seed, the order and the number of threads are fixed, so two runs on the same
machine with the same torch give the same bytes; another processor rounds differently and gives a
model that behaves the same. Top to bottom: tokenizer, rows, weights, folder.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from engine.starter import grammar

PAD, END, SYSTEM, USER, ASSISTANT = "<|pad|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"
IGNORED = -100
"""A label that the loss leaves out."""
SPECIAL = [PAD, END, SYSTEM, USER, ASSISTANT]
CHAT_TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] | trim }}<|end|>"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
"""Each turn is its role, its text and the end mark; the end mark is also what stops an answer."""


@dataclass(frozen=True)
class Recipe:
    """Every number that shapes the model."""

    seed: int = 20260102
    vocab_size: int = 3072
    hidden_size: int = 192
    intermediate_size: int = 512
    layers: int = 4
    head_size: int = 64
    context_tokens: int = 512
    block_tokens: int = 192
    batch_blocks: int = 8
    steps: int = 2400
    learning_rate: float = 3e-3
    warmup_steps: int = 60
    weight_decay: float = 0.05
    words: int = 140
    """Size of the made-up dictionary."""
    imaginary_share: float = 0.65
    prose_share: float = 0.15
    """Share of the blocks that are running text rather than conversations."""


def prose() -> list[str]:
    """The paragraphs of running text, in a fixed order."""
    names = ("shakespeare_en.txt", "faquad_contexts_pt.txt")
    texts = [(grammar.TEXT / name).read_text(encoding="utf-8") for name in names]
    return [part.strip() for text in texts for part in text.split("\n\n") if part.strip()]


def build_tokenizer(recipe: Recipe, texts: list[str]) -> PreTrainedTokenizerFast:
    """Byte-level BPE over `texts`, cut into words as GPT-2 does; special tokens come first."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=recipe.vocab_size,
        special_tokens=SPECIAL,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=END,
        additional_special_tokens=[SYSTEM, USER, ASSISTANT],
        model_max_length=recipe.context_tokens,
        clean_up_tokenization_spaces=False,
        padding_side="right",
    )
    fast.chat_template = CHAT_TEMPLATE
    return fast


Row = tuple[list[int], int]
"""Token numbers, and how many at the start are read without being learned."""


def pack(rows: list[Row], size: int) -> torch.Tensor:
    """Rows one after another, cut into blocks: shape (blocks, 2, size), tokens and labels."""
    tokens = [token for ids, _ in rows for token in ids]
    labels = [
        IGNORED if place < unlearned else token
        for ids, unlearned in rows
        for place, token in enumerate(ids)
    ]
    whole = len(tokens) // size * size
    return torch.tensor([tokens[:whole], labels[:whole]]).view(2, -1, size).transpose(0, 1)


def written_rows(tokenizer: PreTrainedTokenizerFast) -> list[Row]:
    """The paragraphs of running text, each closed by the end mark; every token is learned."""
    paragraphs = tokenizer(prose(), verbose=False)["input_ids"]
    return [([*ids, tokenizer.eos_token_id], 0) for ids in paragraphs]


def spoken_rows(recipe: Recipe, tokenizer: PreTrainedTokenizerFast, part: int) -> list[Row]:
    """A thousand conversations; questions are read, answers are learned."""
    turns = grammar.turns(
        recipe.seed + part, 1000, words=recipe.words, imaginary_share=recipe.imaginary_share
    )
    questions = tokenizer([f"{USER}{question}{END}{ASSISTANT}" for question, _ in turns])
    answers = tokenizer([f"{answer}{END}" for _, answer in turns])
    pairs = zip(questions["input_ids"], answers["input_ids"], strict=True)
    return [(question + answer, len(question)) for question, answer in pairs]


def build_blocks(recipe: Recipe, tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
    """The training text in reading order: shape (steps * batch_blocks, 2, block_tokens)."""
    rng = random.Random(recipe.seed)  # noqa: S311 - repeatable, not secret
    wanted = recipe.steps * recipe.batch_blocks
    wanted_prose = round(wanted * recipe.prose_share)
    paragraphs = written_rows(tokenizer)
    written: list[Row] = []
    while sum(len(ids) for ids, _ in written) < (wanted_prose + 1) * recipe.block_tokens:
        written += rng.sample(paragraphs, len(paragraphs))
    spoken: list[Row] = []
    part = 0
    while sum(len(ids) for ids, _ in spoken) < (wanted - wanted_prose + 1) * recipe.block_tokens:
        part += 1
        spoken += spoken_rows(recipe, tokenizer, part)
    blocks = torch.cat(
        [
            pack(written, recipe.block_tokens)[:wanted_prose],
            pack(spoken, recipe.block_tokens)[: wanted - wanted_prose],
        ]
    )
    order = torch.randperm(len(blocks), generator=torch.Generator().manual_seed(recipe.seed))
    return blocks[order]


def build_model(recipe: Recipe, tokenizer: PreTrainedTokenizerFast) -> LlamaForCausalLM:
    """A Llama; the sides of every linear layer are multiples of 64, as 4-bit kernels like."""
    torch.manual_seed(recipe.seed)
    heads = recipe.hidden_size // recipe.head_size
    config = LlamaConfig(
        vocab_size=recipe.vocab_size,
        hidden_size=recipe.hidden_size,
        intermediate_size=recipe.intermediate_size,
        num_hidden_layers=recipe.layers,
        num_attention_heads=heads,
        num_key_value_heads=heads,
        head_dim=recipe.head_size,
        max_position_embeddings=recipe.context_tokens,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return LlamaForCausalLM(config)


def rate(recipe: Recipe, step: int) -> float:
    """Linear warm-up, then a cosine down to a twentieth."""
    if step < recipe.warmup_steps:
        return recipe.learning_rate * (step + 1) / recipe.warmup_steps
    part = (step - recipe.warmup_steps) / max(1, recipe.steps - recipe.warmup_steps)
    return recipe.learning_rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * part)))


def train(recipe: Recipe, model: LlamaForCausalLM, blocks: torch.Tensor, log: Any) -> None:
    """Plain next-token training in fp32 on one thread; writes a line to `log` every 50 steps."""
    optimizer = torch.optim.AdamW(
        model.parameters(), betas=(0.9, 0.95), weight_decay=recipe.weight_decay
    )
    model.train()
    started, total = time.process_time(), 0.0
    for step in range(recipe.steps):
        batch = blocks[step * recipe.batch_blocks : (step + 1) * recipe.batch_blocks]
        for group in optimizer.param_groups:
            group["lr"] = rate(recipe, step)
        loss = model(input_ids=batch[:, 0], labels=batch[:, 1]).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        total += loss.item()
        if (step + 1) % 50 == 0:
            log(f"step {step + 1} loss {total / 50:.3f} cpu {time.process_time() - started:.0f} s")
            total = 0.0
    model.eval()


def save(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerFast, folder: Path) -> None:
    """Weights in bf16 safetensors, configuration and tokenizer; greedy answers by default."""
    model.generation_config.update(
        do_sample=False,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    model.to(torch.bfloat16).save_pretrained(folder, safe_serialization=True)
    tokenizer.save_pretrained(folder)
    _say_fast_tokenizer(folder / "tokenizer_config.json")


def _say_fast_tokenizer(path: Path) -> None:
    """Name the class as transformers 4 and 5 both know it; 5 writes its own new name."""
    config = json.loads(path.read_text(encoding="utf-8"))
    config["tokenizer_class"] = "PreTrainedTokenizerFast"
    path.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Builds the model and writes it to `--to`; `--set name=value` tries another recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    arguments = parser.parse_args()
    changes = {k: json.loads(v) for k, v in (item.split("=", 1) for item in arguments.set)}
    recipe = Recipe(**changes)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    spoken = grammar.turns(
        recipe.seed, 6000, words=recipe.words, imaginary_share=recipe.imaginary_share
    )
    tokenizer = build_tokenizer(recipe, prose() + [f"{q}\n{a}" for q, a in spoken])
    model = build_model(recipe, tokenizer)
    train(recipe, model, build_blocks(recipe, tokenizer), print)
    save(model, tokenizer, arguments.to)


if __name__ == "__main__":
    main()
