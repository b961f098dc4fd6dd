"""What watching a run finds: `engine.contract.problems_data.RUN_WARNINGS`, and what ends a run
because its numbers say so."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SENTENCES: Table = {
    "OVERFITTING": (
        QT_TRANSLATE_NOOP("Problem", "The model begins to learn the rows by heart"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} at step "
            "{step}, twice in a row above its best, while the training loss still falls.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Nothing to do now: the best state is kept. For the next run use fewer epochs, then more "
            "rows, then half the learning rate.",
        ),
    ),
    "OVERFITTING_STRONG": (
        QT_TRANSLATE_NOOP("Problem", "The model gets worse on rows kept aside"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The loss on rows kept aside was {best_loss} at step {best_step} and is {loss} now; before "
            "training it was {before_loss}. More steps make it worse.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Stop the run: the state of step {best_step} is kept. Then use fewer epochs, more rows or "
            "half the learning rate.",
        ),
    ),
    "MEMORISING": (
        QT_TRANSLATE_NOOP("Problem", "Rows seen before are recognised"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The training loss fell by {share:percent} exactly where an epoch begins, and the loss on "
            "rows kept aside, {loss} at step {step}, did not fall with it.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Watch the loss on rows kept aside; fewer epochs are enough if it rises."
        ),
    ),
    "MEMORISING~share": (
        QT_TRANSLATE_NOOP("Problem", "The training rows are nearly known by heart"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The training loss is {train_loss}, which is very low, and the loss on rows kept aside, "
            "{loss} at step {step}, is not better than before (best: {best_loss}).",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Watch the loss on rows kept aside; fewer epochs are enough if it rises."
        ),
    ),
    "TRAINING_UNSTABLE": (
        QT_TRANSLATE_NOOP("Problem", "The training loss rises instead of falling"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It was {before_loss} at the end of the warm-up and has been near {loss} for ten steps, up "
            "to step {step}. The learning rate is {learning_rate:rate}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Start again with `training.max_grad_norm` 0.3; if it is that small already, or that is not "
            "enough, with half the learning rate.",
        ),
    ),
    "GRADIENT_SPIKES": (
        QT_TRANSLATE_NOOP("Problem", "Some steps are far larger than the others"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Among the last ten steps {times} had a gradient more than ten times the usual one: "
            "{norm} at step {step}, usually {usual_norm}. Each of them can undo what was learned.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Set `training.max_grad_norm` to 0.3 in the next run; if it is that small already, or that is "
            "not enough, halve the learning rate ({learning_rate:rate} now).",
        ),
    ),
    "RATE_TOO_LOW": (
        QT_TRANSLATE_NOOP("Problem", "The learning rate looks too low"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the loss on rows kept aside is {loss}, and before training it was "
            "{before_loss}: hardly anything was learned. {learning_rate:rate} looks copied from full "
            "fine-tuning; LoRA needs about ten times as much.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Start again with a learning rate of {suggested_rate:rate}."),
    ),
    "RATE_TOO_HIGH": (
        QT_TRANSLATE_NOOP("Problem", "The learning rate looks too high"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the loss on rows kept aside is {loss}; before training it was "
            "{before_loss}. The model gets worse on the training rows too.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Stop the run and start again with a third of the learning rate, which is {learning_rate:rate} "
            "now, or with what is usual for this model, {suggested_rate:rate}, where that is less.",
        ),
    ),
    "LOSS_STUCK_AT_ZERO": (
        QT_TRANSLATE_NOOP("Problem", "The training loss is exactly zero"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It has been for {times} steps, up to step {step}. There is nothing more to learn from "
            "these rows: every answer is predicted without a doubt.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "More steps teach nothing. Look whether many rows have the same answer."
        ),
    ),
    "ANSWERS_RUN_ON": (
        QT_TRANSLATE_NOOP("Problem", "The model does not stop by itself"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Of {asked} questions that were kept aside it answered {stopped} to an end; the others ran "
            "on beyond twice the length of the expected answer.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Train with more epochs or rows; check in “What the model sees” that the end mark is "
            "learned; or use Formiga's conversation format, which ends with a mark the base knows.",
        ),
    ),
    "EARLY_STOPPING_ADVISED": (
        QT_TRANSLATE_NOOP("Problem", "The run could be stopped here"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "For {times} measurements the loss on rows kept aside has not become better: {best_loss} at "
            "step {best_step}, {loss} at step {step}. Rows kept aside: {rows}; with fewer than 20 "
            "chance is too large for the run to decide by itself.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Stop it, or let it go on: the best state is kept either way."
        ),
    ),
    "LOSS_BROKEN_AT_START": (
        QT_TRANSLATE_NOOP("Problem", "The loss is no number before anything was learned"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It is {value} for every row at the first step, so neither the learning rate nor a single "
            "row is the reason: the model computes no numbers here.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Set `training.precision` to `bf16` or `fp32` and `quantization.type` to `none` to see which "
            "of them it is, or fetch the model again.",
        ),
    ),
    "LOSS_ZERO_AT_START": (
        QT_TRANSLATE_NOOP("Problem", "The loss is exactly zero before anything was learned"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} no answer costs anything, so nothing can be learned from it. The model "
            "computes no usable numbers here, or the answers are empty.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at the rendered examples of the data, then try `training.precision` `fp32`.",
        ),
    ),
    "MEMORY_ABOVE_PLAN": (
        QT_TRANSLATE_NOOP("Problem", "The run takes more memory than planned"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "By step {step} it had taken {peak_bytes:memory} at most; {planned_bytes:memory} were "
            "planned. {free_bytes:memory} are still free.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Nothing to do while there is room: if memory runs out, the same update is taken in "
            "smaller pieces. Pause the run if others need the memory.",
        ),
    ),
    "TRAINING_DIVERGED": (
        QT_TRANSLATE_NOOP("Problem", "Training does not become stable"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the loss became {value} again. The run went back and halved its learning "
            "rate {times} times already, down to {learning_rate:rate}; no single row is to blame.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Start again with a tenth of the learning rate that the run began with; if that is not enough, "
            "with `training.precision` `fp32` too. The last checkpoint is from before the jump.",
        ),
    ),
    "HALF_TRAINS": (
        QT_TRANSLATE_NOOP("Problem", "Half of the adapter learns nothing"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the B matrices of the adapter have gradients and the A matrices have none. "
            "A result would look trained and be only half so.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Check the environment; another version of a library cuts the gradients off."
        ),
    ),
    "ALL_LABELS_MASKED": (
        QT_TRANSLATE_NOOP("Problem", "No row has an answer to learn from"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Rows: {rows}. None of them has an answer left within {max_length} tokens, so there is "
            "nothing to train on.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Raise `training.max_length`, or check which columns hold the answers."
        ),
    ),
}
