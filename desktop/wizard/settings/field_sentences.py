"""The settings' sentences for the translators: the fields' own descriptions, word for word.

`engine.contract` knows no Qt, so its sentences are repeated here where `lupdate` finds them; a test
compares them with the fields.
"""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Field", "How large each correction is. Lower it if the loss jumps."),
    QT_TRANSLATE_NOOP(
        "Field", "How often every row is seen. More rounds teach more and overfit sooner."
    ),
    QT_TRANSLATE_NOOP("Field", "End after this many updates, whatever the epochs say."),
    QT_TRANSLATE_NOOP("Field", "Longest row in tokens. Memory grows with it; longer rows are cut."),
    QT_TRANSLATE_NOOP(
        "Field", "What happens to rows longer than the limit: cut at the end, or left out."
    ),
    QT_TRANSLATE_NOOP("Field", "Which words are learned: every answer, the last one, or all text."),
    QT_TRANSLATE_NOOP(
        "Field",
        "Whose conversation format rows are given: the model's own, or Formiga's plain one.",
    ),
    QT_TRANSLATE_NOOP("Field", "Use at most this many rows, chosen by the split seed."),
    QT_TRANSLATE_NOOP("Field", "Leave out rows that repeat another exactly."),
    QT_TRANSLATE_NOOP("Field", "How the learning rate falls over the run."),
    QT_TRANSLATE_NOOP("Field", "Exactly this many warm-up updates; replaces the share."),
    QT_TRANSLATE_NOOP("Field", "A gentle pull of the adapter towards zero."),
    QT_TRANSLATE_NOOP("Field", "Larger corrections are scaled down to this length."),
    QT_TRANSLATE_NOOP("Field", "Same seed, same order of rows and same start."),
    QT_TRANSLATE_NOOP(
        "Field",
        "Rows whose loss is no number: stop and name them, or leave them out and go on.",
    ),
    QT_TRANSLATE_NOOP("Field", "The adapter's rank: how much it can hold. More rows need more."),
    QT_TRANSLATE_NOOP("Field", "How strongly the adapter acts; keep it when you change the rank."),
    QT_TRANSLATE_NOOP("Field", "Random forgetting in training; helps small sets seen many times."),
    QT_TRANSLATE_NOOP("Field", "Which layers get an adapter; all linear layers teach best."),
    QT_TRANSLATE_NOOP(
        "Field", "Scale by alpha over the square root of r; raises the effective rate."
    ),
    QT_TRANSLATE_NOOP("Field", "The adapter's own number format; bf16 halves it and rounds more."),
    QT_TRANSLATE_NOOP(
        "Field", "The 4-bit number format of the base weights; NF4 keeps more quality."
    ),
    QT_TRANSLATE_NOOP("Field", "Quantise the scales too: 0.37 bit per parameter less memory."),
    QT_TRANSLATE_NOOP("Field", "Rows in memory at once. Smaller needs less memory and more time."),
    QT_TRANSLATE_NOOP("Field", "How many of those are summed into one update of the adapter."),
    QT_TRANSLATE_NOOP(
        "Field", "Lay rows end to end instead of padding them; each still reads itself alone."
    ),
    QT_TRANSLATE_NOOP(
        "Field", "Recompute instead of remember: much less memory, about a third slower."
    ),
    QT_TRANSLATE_NOOP(
        "Field",
        "Which layers recompute: every one (1), every second (2); fewer are faster.",
    ),
    QT_TRANSLATE_NOOP(
        "Field", "Let what layers wait for lie in the computer's memory, not in the card's."
    ),
    QT_TRANSLATE_NOOP(
        "Field",
        "How the optimizer keeps its memory: 32 bit, 8 bit, or 8 bit paged; auto takes 32 bit "
        "where it fits.",
    ),
    QT_TRANSLATE_NOOP(
        "Field", "If memory runs out and nothing else helps, cut rows shorter and go on."
    ),
    QT_TRANSLATE_NOOP(
        "Field", "Compile the layers first: minutes of warm-up, then faster steps on a card."
    ),
    QT_TRANSLATE_NOOP("Field", "The number format of the arithmetic; auto takes the card's best."),
    QT_TRANSLATE_NOOP(
        "Field", "Where the run computes; auto takes the graphics card if there is one."
    ),
    QT_TRANSLATE_NOOP("Field", "Seconds between checkpoints; at most this much can be lost."),
    QT_TRANSLATE_NOOP("Field", "Keep exactly this many rows aside; replaces the share."),
    QT_TRANSLATE_NOOP("Field", "Which rows are kept aside; same seed, same rows."),
    QT_TRANSLATE_NOOP("Field", "Updates between measurements; empty means about ten per run."),
    QT_TRANSLATE_NOOP("Field", "Rows measured at once."),
    QT_TRANSLATE_NOOP("Field", "How many kept-aside questions are answered and shown."),
    QT_TRANSLATE_NOOP("Field", "Your own questions to answer and show."),
    QT_TRANSLATE_NOOP("Field", "Longest shown answer, in tokens."),
    QT_TRANSLATE_NOOP("Field", "Take the adapter of the best measurement, not of the last step."),
    QT_TRANSLATE_NOOP(
        "Field",
        "Stop after this many measurements without a better one; empty means never.",
    ),
)
