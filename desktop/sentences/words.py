"""Single words of the protocol: run states, phases, verdicts, and those of `check_words`."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate
from desktop.sentences import check_words

STATES: dict[str, str] = {
    "created": QT_TRANSLATE_NOOP("Word", "not started"),
    "queued": QT_TRANSLATE_NOOP("Word", "waiting for the device"),
    "starting": QT_TRANSLATE_NOOP("Word", "starting"),
    "running": QT_TRANSLATE_NOOP("Word", "running"),
    "paused": QT_TRANSLATE_NOOP("Word", "paused"),
    "stopping": QT_TRANSLATE_NOOP("Word", "stopping"),
    "finished": QT_TRANSLATE_NOOP("Word", "finished"),
    "stopped": QT_TRANSLATE_NOOP("Word", "stopped"),
    "failed": QT_TRANSLATE_NOOP("Word", "failed"),
    "lost": QT_TRANSLATE_NOOP("Word", "lost"),
    "damaged": QT_TRANSLATE_NOOP("Word", "damaged"),
}

PHASES: dict[str, str] = {
    "queued": QT_TRANSLATE_NOOP("Word", "waiting for the device"),
    "loading": QT_TRANSLATE_NOOP("Word", "loading the model"),
    "evaluating": QT_TRANSLATE_NOOP("Word", "measuring on the rows kept aside"),
    "training": QT_TRANSLATE_NOOP("Word", "training"),
    "saving": QT_TRANSLATE_NOOP("Word", "saving"),
    "paused": QT_TRANSLATE_NOOP("Word", "paused"),
}

VERDICTS: dict[str, str] = {
    "ok": QT_TRANSLATE_NOOP("Word", "ready"),
    "usable": QT_TRANSLATE_NOOP("Word", "usable, with notices"),
    "repairable": QT_TRANSLATE_NOOP("Word", "needs to be built again"),
    "blocked": QT_TRANSLATE_NOOP("Word", "blocked"),
}

SEVERITIES: dict[str, str] = {
    "ok": QT_TRANSLATE_NOOP("Word", "ok"),
    "notice": QT_TRANSLATE_NOOP("Word", "notice"),
    "repairable": QT_TRANSLATE_NOOP("Word", "repairable"),
    "blocked": QT_TRANSLATE_NOOP("Word", "blocked"),
}

GROUPS = (STATES, PHASES, VERDICTS, *check_words.GROUPS)


def word(name: str) -> str:
    """A word of the protocol in the person's language; unknown ones as they are."""
    for group in GROUPS:
        if name in group:
            return translate("Word", group[name])
    return name


def state_word(state: str) -> str:
    return translate("Word", STATES[state]) if state in STATES else state


def phase_word(phase: str) -> str:
    return translate("Word", PHASES[phase]) if phase in PHASES else phase


def verdict_word(verdict: str) -> str:
    return translate("Word", VERDICTS[verdict]) if verdict in VERDICTS else verdict


def severity_word(severity: str) -> str:
    return translate("Word", SEVERITIES[severity]) if severity in SEVERITIES else severity


def stage_word(stage: str) -> str:
    """A stage of a repair."""
    stages = check_words.STAGES
    return translate("Word", stages[stage]) if stage in stages else stage
