"""What can go wrong around the engine: `desktop.problems.CODES`."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP
from desktop.sentences.steps import REPAIR
from desktop.sentences.table import Table

SENTENCES: Table = {
    "ENGINE_NOT_SET_UP": (
        QT_TRANSLATE_NOOP("Problem", "The engine is not set up yet"),
        QT_TRANSLATE_NOOP("Problem", "There is no engine environment in {home}."),
        REPAIR,
    ),
    "ENGINE_PYTHON_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The engine's Python is gone"),
        QT_TRANSLATE_NOOP("Problem", "{python} does not exist any more."),
        REPAIR,
    ),
    "ENGINE_NOT_STARTED": (
        QT_TRANSLATE_NOOP("Problem", "The system refused to start the engine"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look whether a virus scanner or missing rights stand in the way, then start again.",
        ),
    ),
    "ENGINE_DID_NOT_START": (
        QT_TRANSLATE_NOOP("Problem", "The engine ended before it began to train"),
        QT_TRANSLATE_NOOP("Problem", "Exit code {exit_code}. Its last words: {log_tail}"),
        QT_TRANSLATE_NOOP(
            "Problem", "Check the environment. The whole output is in engine.log in {run}."
        ),
    ),
    "ENGINE_LOST": (
        QT_TRANSLATE_NOOP("Problem", "The engine is gone without a word"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It was ended from outside, or the computer was. The last step that was seen is {step}; "
            "everything up to the last checkpoint is kept.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Resume goes on from there: `formiga resume {run:name}`."),
    ),
    "ENGINE_SILENT": (
        QT_TRANSLATE_NOOP("Problem", "The engine is alive and silent"),
        QT_TRANSLATE_NOOP("Problem", "It has said nothing for {silent_s}; every 10 s is usual."),
        QT_TRANSLATE_NOOP(
            "Problem", "The computer may be busy or asleep. Wait, or stop the run by force."
        ),
    ),
    "ENGINE_NO_ANSWER": (
        QT_TRANSLATE_NOOP("Problem", "The engine gave no answer that can be read"),
        QT_TRANSLATE_NOOP(
            "Problem", "`{verb}` ended with exit code {exit_code}. Its last words: {stderr_tail}"
        ),
        QT_TRANSLATE_NOOP("Problem", "Check the environment, then try again."),
    ),
    "ENGINE_TIMED_OUT": (
        QT_TRANSLATE_NOOP("Problem", "The engine took too long to answer"),
        QT_TRANSLATE_NOOP("Problem", "`{verb}` was ended after {timeout_s}."),
        QT_TRANSLATE_NOOP("Problem", "Try again when the computer is less busy."),
    ),
    "REPAIR_NOT_STARTED": (
        QT_TRANSLATE_NOOP("Problem", "The repair could not be started"),
        QT_TRANSLATE_NOOP("Problem", "{python}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Nothing was changed. Look whether the disk is full, or a virus scanner or missing rights stand in the way, then repair again.",
        ),
    ),
    "REPAIR_LOST": (
        QT_TRANSLATE_NOOP("Problem", "The repair is gone without a word"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched. Its last words: {log_tail}",
        ),
        REPAIR,
    ),
    "REPAIR_LOST~log_tail": (
        QT_TRANSLATE_NOOP("Problem", "The repair is gone without a word"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It was ended from outside, or the computer was (stage: {stage:word}). The engine in use was not touched.",
        ),
        REPAIR,
    ),
    "FACTS_UNREADABLE": (
        QT_TRANSLATE_NOOP("Problem", "The recorded facts cannot be read"),
        QT_TRANSLATE_NOOP("Problem", "{file}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Give the output of `formiga check --json`, or a bundle that `formiga bundle` has written.",
        ),
    ),
    "FILE_NOT_WRITTEN": (
        QT_TRANSLATE_NOOP("Problem", "The file could not be written"),
        QT_TRANSLATE_NOOP("Problem", "{path}: {error}"),
        QT_TRANSLATE_NOOP("Problem", "Choose another folder, or free some space there."),
    ),
    "RUN_UNKNOWN": (
        QT_TRANSLATE_NOOP("Problem", "There is no run called “{wanted}”"),
        QT_TRANSLATE_NOOP("Problem", "Neither a folder nor a run in {home} has this name."),
        QT_TRANSLATE_NOOP("Problem", "`formiga runs` lists the runs that there are."),
    ),
    "RUN_AMBIGUOUS": (
        QT_TRANSLATE_NOOP("Problem", "More than one run is meant by “{wanted}”"),
        QT_TRANSLATE_NOOP("Problem", "It could be: {matches}."),
        QT_TRANSLATE_NOOP("Problem", "Type more of the name."),
    ),
    "RUN_NOT_ACTIVE": (
        QT_TRANSLATE_NOOP("Problem", "This run is not going"),
        QT_TRANSLATE_NOOP("Problem", "The state of {run:name} is: {state:word}."),
        QT_TRANSLATE_NOOP("Problem", "Only a run that is going can be asked for something."),
    ),
    "RUN_NOT_PAUSED": (
        QT_TRANSLATE_NOOP("Problem", "This run is not paused any more"),
        QT_TRANSLATE_NOOP("Problem", "The state of {run:name} is: {state:word}."),
        QT_TRANSLATE_NOOP("Problem", "Nothing was changed: only a paused run is ended so."),
    ),
    "RUN_NOTHING_TO_KEEP": (
        QT_TRANSLATE_NOOP("Problem", "This run has nothing that could be kept"),
        QT_TRANSLATE_NOOP("Problem", "None of the checkpoints of {run:name} is as it was written."),
        QT_TRANSLATE_NOOP("Problem", "Resume it: it begins again where nothing is whole."),
    ),
    "CHECKPOINT_NOT_KEPT": (
        QT_TRANSLATE_NOOP("Problem", "A damaged checkpoint was not taken as the result"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{file} in {path} differs from its manifest. The adapter of step {step} is the result.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem", "Nothing to do for this run. Damage that returns points at the disk."
        ),
    ),
    "RUN_NO_ANSWERS": (
        QT_TRANSLATE_NOOP("Problem", "This run has nothing to compare yet"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "{run:name} holds no sample answers and no measurements. Its state is: {state:word}.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Wait for the first evaluation, or resume the run."),
    ),
    "RUN_RESTARTED": (
        QT_TRANSLATE_NOOP("Problem", "The engine died and was started again"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It was gone without a word, so the run goes on from step {step}, its last checkpoint.",
        ),
        QT_TRANSLATE_NOOP("Problem", "Nothing to do. If it happens again, look at engine.log."),
    ),
    "RUN_NOT_RESTARTED_SAME_STEP": (
        QT_TRANSLATE_NOOP("Problem", "The engine died again and was not restarted"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "It had gone on from step {step} before and died before it could save anything new. "
            "Another start would most likely end the same way.",
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at the end of engine.log and whether memory ran out, then resume by hand.",
        ),
    ),
    "RUN_NOT_RESTARTED_TOO_OFTEN": (
        QT_TRANSLATE_NOOP("Problem", "The engine keeps dying and was not restarted"),
        QT_TRANSLATE_NOOP(
            "Problem", "It was started again {count} times within {minutes} minutes."
        ),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Look at the end of engine.log and whether memory ran out, then resume by hand.",
        ),
    ),
    "RUN_NOT_RESTARTED": (
        QT_TRANSLATE_NOOP("Problem", "The engine died and could not be started again"),
        QT_TRANSLATE_NOOP("Problem", "The reason: {reason}."),
        QT_TRANSLATE_NOOP("Problem", "Check the environment, then resume."),
    ),
    "RUN_FOLDER_NOT_WRITTEN": (
        QT_TRANSLATE_NOOP("Problem", "The run's folder could not be written"),
        QT_TRANSLATE_NOOP("Problem", "{folder}: {error}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Free some space or give your account the right to write there, or choose another home folder.",
        ),
    ),
    "STARTER_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "The starter model or its sample is missing"),
        QT_TRANSLATE_NOOP("Problem", "{path} should have come with Formiga."),
        QT_TRANSLATE_NOOP("Problem", "Restore the folder from the release."),
    ),
    "FILE_MISSING": (
        QT_TRANSLATE_NOOP("Problem", "There is no such file"),
        QT_TRANSLATE_NOOP("Problem", "{path} does not exist."),
        QT_TRANSLATE_NOOP("Problem", "Check the name and the folder."),
    ),
    "NOTHING_TO_INSPECT": (
        QT_TRANSLATE_NOOP("Problem", "There is nothing to look at"),
        QT_TRANSLATE_NOOP("Problem", "Neither a file nor a model was named."),
        QT_TRANSLATE_NOOP("Problem", "Give a FILE, or a model with `--model`."),
    ),
    "NO_DISPLAY": (
        QT_TRANSLATE_NOOP("Problem", "There is no screen to open the window on"),
        QT_TRANSLATE_NOOP("Problem", "Neither DISPLAY nor WAYLAND_DISPLAY is set."),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Everything works here without a window too: `formiga --help` shows how.",
        ),
    ),
    "WINDOW_DID_NOT_OPEN": (
        QT_TRANSLATE_NOOP("Problem", "The window could not be opened"),
        QT_TRANSLATE_NOOP("Problem", "It ended with exit code {exit_code}: {stderr_tail}"),
        QT_TRANSLATE_NOOP(
            "Problem",
            "Everything works here without a window too: `formiga --help` shows how.",
        ),
    ),
}
