"""What can go wrong in a run: `engine.contract.problems.RUN_CODES`."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.table import Table

SENTENCES: Table = {
    "ENVIRONMENT_NOT_CHECKED": (
        QT_TRANSLATE_NOOP("Problem", "The environment was not checked for this run"),
        QT_TRANSLATE_NOOP(
            "Problem", "{run} has no environment.json, so the engine refused to train."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Start it from the window or with `formiga resume`: both check first."
        ),
    ),
    "RUN_NOT_FOUND": (
        QT_TRANSLATE_NOOP("Problem", "This folder is not a run"),
        QT_TRANSLATE_NOOP("Problem", "{run} holds no job.json."),
        QT_TRANSLATE_NOOP("Problem", "`formiga runs` lists the runs that there are."),
    ),
    "RUN_FOLDER_GONE": (
        QT_TRANSLATE_NOOP("Problem", "The run's folder was moved or deleted"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{run} was there when training began and is not any more, so nothing could be saved.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "If you moved it, resume it from where it lies now: it goes on from its newest "
            "checkpoint.",
        ),
    ),
    "RUN_ALREADY_ACTIVE": (
        QT_TRANSLATE_NOOP("Problem", "This run is going already"),
        QT_TRANSLATE_NOOP(
            "Problem", "An engine works on {run} now; a second one was not started beside it."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Follow it on the Runs page, or stop it before starting again."
        ),
    ),
    "RUN_ALREADY_FINISHED": (
        QT_TRANSLATE_NOOP("Problem", "This run is finished"),
        QT_TRANSLATE_NOOP("Problem", "{run} has reached its last step; nothing is left to resume."),
        QT_TRANSLATE_NOOP(
            "Problem", "Compare its answers, or start a new run with more epochs from its job.json."
        ),
    ),
    "JOB_INVALID": (
        QT_TRANSLATE_NOOP("Problem", "The job file cannot be used"),
        QT_TRANSLATE_NOOP("Problem", "{file}: {errors}"),
        QT_TRANSLATE_NOOP("Problem", "Correct the file and start again. Nothing has been changed."),
    ),
    "DEVICE_NOT_AVAILABLE": (
        QT_TRANSLATE_NOOP("Problem", "The chosen device is not there"),
        QT_TRANSLATE_NOOP("Problem", "The job asks for {device}, and PyTorch does not find it."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Set `training.device` to `auto`, or look at the Environment page for the reason.",
        ),
    ),
    "GPU_OUT_OF_MEMORY": (
        QT_TRANSLATE_NOOP("Problem", "The graphics card's memory is full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} {requested_bytes:memory} more were needed; {device} has "
            "{total_bytes:memory}, of which {free_bytes:memory} were free. {other_process} holds "
            "{other_bytes:memory}. Ways tried to need less: {times}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Close {other_process} and resume: the last checkpoint is kept. Or start again with a "
            "smaller `max_length`, or with `may_shorten`.",
        ),
    ),
    "GPU_OUT_OF_MEMORY~other_process": (
        QT_TRANSLATE_NOOP("Problem", "The graphics card's memory is full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} {requested_bytes:memory} more were needed; {device} has "
            "{total_bytes:memory}, of which {free_bytes:memory} were free. Ways tried to need less: "
            "{times}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Start again with a smaller `max_length` or a smaller model, or with `may_shorten`, which "
            "lets the run cut rows when nothing else helps.",
        ),
    ),
    "HOST_OUT_OF_MEMORY": (
        QT_TRANSLATE_NOOP("Problem", "The computer's memory is full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the system had no memory left for the engine. Ways tried to need less: "
            "{times}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Close other programs and resume, or choose a smaller model, batch or `max_length`.",
        ),
    ),
    "DISK_FULL": (
        QT_TRANSLATE_NOOP("Problem", "The disk is full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Saving to {path} failed at step {step}: {free_bytes} are free. "
            "The last complete checkpoint is untouched.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Free some space on that disk. A run that waits goes on by itself; "
            "a stopped one goes on with Resume.",
        ),
    ),
    "DISK_LOW": (
        QT_TRANSLATE_NOOP("Problem", "The disk is nearly full"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{free_bytes} are left at {path}; two more checkpoints need {needed_bytes}. "
            "A checkpoint was saved at once, and training goes on.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Free some space on that disk. When it is full, the run waits for room."
        ),
    ),
    "FOLDER_NOT_WRITABLE": (
        QT_TRANSLATE_NOOP("Problem", "The folder cannot be written to"),
        QT_TRANSLATE_NOOP("Problem", "The system refuses to create files in {path}."),
        QT_TRANSLATE_NOOP(
            "Problem", "Give your account the right to write there, or choose another home folder."
        ),
    ),
    "LOSS_NOT_FINITE": (
        QT_TRANSLATE_NOOP("Problem", "The loss is no longer a number"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the loss became {value}. Rows without a loss even by themselves: {rows}, in "
            "these lines of the data: {lines}. The adapter has not moved with them.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at those lines. To go on without them, set `training.non_finite` to `skip` in the "
            "run's job.json and resume.",
        ),
    ),
    "LOSS_NOT_FINITE~rows": (
        QT_TRANSLATE_NOOP("Problem", "The loss is no longer a number"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "At step {step} the loss became {value}. Rows that have no loss even by themselves stand "
            "in these lines of the data: {lines}. The adapter has not moved with them.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at those lines. To go on without them, set `training.non_finite` to `skip` in the "
            "run's job.json and resume.",
        ),
    ),
    "NOTHING_TRAINS": (
        QT_TRANSLATE_NOOP("Problem", "The adapter learns nothing"),
        QT_TRANSLATE_NOOP(
            "Problem", "At step {step} no gradient reached the adapter, so training was ended."
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Check that the rows have answers and that `max_length` does not cut them off.",
        ),
    ),
    "NO_TRAINABLE_LAYERS": (
        QT_TRANSLATE_NOOP("Problem", "No layer of the model fits `target_modules`"),
        QT_TRANSLATE_NOOP(
            "Problem", "Asked for: {target_modules}. The model's linear layers: {found}."
        ),
        QT_TRANSLATE_NOOP("Problem", "Set `method.target_modules` to `all-linear`."),
    ),
    "GRADIENT_CHECK_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The 4-bit arithmetic gives wrong gradients here"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The gradient agrees with the reference to {cosine}; at least {floor} is needed. "
            "Training would have spoiled the result without a sign.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Check the environment; until it is cured, train with `quantization.type` `none`.",
        ),
    ),
    "CHECKPOINT_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "A checkpoint is damaged and was set aside"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{file} in {path} differs from its manifest. The run goes on from step {fallback_step}.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Nothing to do for this run. Damage that returns points at the disk."
        ),
    ),
    "CHECKPOINT_DAMAGED~fallback_step": (
        QT_TRANSLATE_NOOP("Problem", "A checkpoint is damaged and was set aside"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{file} in {path} differs from its manifest, and there is no older one to go on from.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Start the job again from its job.json."),
    ),
    "QUANTIZED_COPY_DAMAGED": (
        QT_TRANSLATE_NOOP("Problem", "A quantized copy of the base model was damaged"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{file} in {path} is not what was written there. The copy was removed, and the model "
            "was quantized again from its own files.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Nothing to do for this run. Damage that returns points at the disk."
        ),
    ),
    "DATA_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "The data file has changed since the run began"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path} no longer has the content that the first steps were trained on. "
            "Going on would mix two sets of rows.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Put the old file back and resume, or start a new run with the new file."
        ),
    ),
    "DATA_CHANGED_SNAPSHOT_USED": (
        QT_TRANSLATE_NOOP("Problem", "The data is no longer what this run began with"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{path} has changed, or cannot be read any more. The run goes on with the "
            "{rows} rows it began with, which were kept in its folder.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Nothing to do for this run. To train on the new rows, start a new run."
        ),
    ),
    "MODEL_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "The base model has changed since the run began"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{file} in {path} is another one now: the weights are not those that the adapter was "
            "trained on so far.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Put the old model back and resume, or start a new run with the new one."
        ),
    ),
    "MODEL_CHANGED~file": (
        QT_TRANSLATE_NOOP("Problem", "The base model has changed since the run began"),
        QT_TRANSLATE_NOOP(
            "Problem", "The weights in {path} are not those that the adapter was trained on so far."
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Put the old model back and resume, or start a new run with the new one."
        ),
    ),
    "JOB_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "This run's job was edited after its first steps"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "What was learned so far was learned with {were}. With other values in {file} it would "
            "mean something else.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Put these values back and resume, or start a new run with the new ones."
        ),
    ),
    "MODEL_LOAD_FAILED": (
        QT_TRANSLATE_NOOP("Problem", "The model could not be loaded"),
        QT_TRANSLATE_NOOP("Problem", "Loading {path} ended with: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Fetch the model again if files may be incomplete, or choose another model.",
        ),
    ),
    "PRECISION_NOT_SUPPORTED": (
        QT_TRANSLATE_NOOP("Problem", "This card cannot compute in {precision}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{device} has compute capability {compute_capability:version}; {precision} is not "
            "among what it offers.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Set `training.precision` to `auto`: it takes the card's best."
        ),
    ),
    "ENGINE_ERROR": (
        QT_TRANSLATE_NOOP("Problem", "The engine stopped with an error"),
        QT_TRANSLATE_NOOP("Problem", "{error} (in {where})"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "The run's engine.log has the full report. Resume goes on from the last checkpoint; "
            "if the error returns, check the environment.",
        ),
    ),
    "BASE_WEIGHTS_CHANGED": (
        QT_TRANSLATE_NOOP("Problem", "The base model's weights changed during training"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Only the adapter may learn. The base had SHA-256 {expected_sha256:hash8} at the start "
            "and has {found_sha256:hash8} now, so the result cannot be trusted.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Check the environment, then start the job again."),
    ),
}
