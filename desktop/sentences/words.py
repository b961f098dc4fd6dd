"""Single words of the protocol: run states, phases, verdicts, reasons of the check."""

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP, translate

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

REASONS: dict[str, str] = {
    "timeout": QT_TRANSLATE_NOOP("Word", "no answer in time"),
    "not found": QT_TRANSLATE_NOOP("Word", "not found"),
    "not permitted": QT_TRANSLATE_NOOP("Word", "looking was not permitted"),
    "not reported": QT_TRANSLATE_NOOP("Word", "it was not reported"),
    "not recorded": QT_TRANSLATE_NOOP("Word", "it was not recorded"),
    "answer not understood": QT_TRANSLATE_NOOP("Word", "the answer was not understood"),
    "driver fault": QT_TRANSLATE_NOOP("Word", "the driver answers with an error"),
    "no reason given": QT_TRANSLATE_NOOP("Word", "no reason was given"),
    "missing": QT_TRANSLATE_NOOP("Word", "missing"),
    "damaged": QT_TRANSLATE_NOOP("Word", "damaged"),
    "METADATA": QT_TRANSLATE_NOOP("Word", "its METADATA file"),
    "RECORD": QT_TRANSLATE_NOOP("Word", "its RECORD file"),
    "PYVENV_CFG_MISSING": QT_TRANSLATE_NOOP("Word", "pyvenv.cfg is missing"),
    "PYVENV_CFG_DAMAGED": QT_TRANSLATE_NOOP("Word", "pyvenv.cfg is damaged"),
    "SYSTEM_SITE_PACKAGES": QT_TRANSLATE_NOOP("Word", "it is open to the system's packages"),
}
"""Why something could not be looked at, or is not as it should be."""

FACTS: dict[str, str] = {
    "engine": QT_TRANSLATE_NOOP("Word", "the engine"),
    "engine packages": QT_TRANSLATE_NOOP("Word", "the engine's packages"),
    "engine files": QT_TRANSLATE_NOOP("Word", "the engine's files"),
    "module origins": QT_TRANSLATE_NOOP("Word", "where modules are loaded from"),
    "memory": QT_TRANSLATE_NOOP("Word", "the computer's memory"),
    "disk": QT_TRANSLATE_NOOP("Word", "the disk"),
    "gpu memory": QT_TRANSLATE_NOOP("Word", "the card's memory"),
}
"""What could not be looked at."""

FAULTS: dict[str, str] = {
    "DRIVER_NOT_LOADED": QT_TRANSLATE_NOOP("Word", "the driver is not loaded"),
    "INTERRUPT_PROBLEM": QT_TRANSLATE_NOOP("Word", "the card does not answer its driver"),
    "LIBRARY_NOT_FOUND": QT_TRANSLATE_NOOP("Word", "a library of the driver is missing"),
    "INFOROM_DAMAGED": QT_TRANSLATE_NOOP("Word", "the card's own memory of itself is damaged"),
    "GPU_LOST": QT_TRANSLATE_NOOP("Word", "the card has dropped off the bus"),
    "VERSION_MISMATCH": QT_TRANSLATE_NOOP("Word", "driver and library have different versions"),
}
"""What a driver says that is there and does not work."""

EVIDENCE: dict[str, str] = {
    "tested": QT_TRANSLATE_NOOP("Word", "run and passed"),
    "resolved, not yet run": QT_TRANSLATE_NOOP("Word", "resolved, not yet run"),
}
"""What is known of a row of the matrix."""

GROUPS = (STATES, PHASES, VERDICTS, REASONS, FACTS, FAULTS, EVIDENCE)


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
