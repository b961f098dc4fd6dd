"""The footer's live line: does it fit, how long, what did the last change cost. Pure arithmetic.

No process is asked and no file is read but stored measurements, so the line follows every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from desktop import format
from desktop.counted import Counted
from desktop.language import translate
from desktop.wizard.draft import Draft
from desktop.wizard.estimate import run_length
from desktop.wizard.fits import Checker, Fit, fit
from desktop.wizard.nearest import nearest_fix
from desktop.wizard.settings.fields import SETTINGS, SHARES
from desktop.wizard.settings.recommend import Recommendation, recommend
from desktop.wizard.settings.values import shown
from desktop.wizard.timing import TimeEstimate, run_time
from engine.contract.spec import STARTER

LiveWords = Counted("LiveWords")

LEAST_BYTES = 50 * 1024**2
LEAST_SECONDS = 30.0
"""Smaller differences are no price worth telling."""


@dataclass(frozen=True)
class Live:
    """What the footer says."""

    text: str = ""
    """Words alone; the rest is empty then."""
    badge: str = ""
    """`fits`, `tight` or `too_big`."""
    used_bytes: int = 0
    total_bytes: int = 0
    measured: bool = False
    seconds: float | None = None
    price: str = ""
    """What the last change costs against the recommended value."""
    offer: str = ""
    """Words of the one press that makes it fit again."""
    fix: Mapping[str, Any] = field(default_factory=dict)
    """Dotted path -> value, for `offer`."""


def live(session: Any, checker: Checker) -> Live | None:
    """The line for the draft as it is now; None where model or device are not known yet."""
    found = fit(session, checker)
    if found is None:
        return None
    took = run_time(session, checker, download_bytes=download_bytes(session))
    fix = nearest_fix(found, session) if found.badge == "too_big" else {}
    return Live(
        badge=found.badge,
        used_bytes=found.plan.total_bytes,
        total_bytes=found.total_bytes,
        measured=found.measured,
        seconds=took.total_s if took is not None else None,
        price=price(session, checker, found, took),
        offer=_offer(fix),
        fix=fix,
    )


class LiveMemo:
    """The last line, counted once however many parts of a page ask for it."""

    def __init__(self) -> None:
        self._about: tuple[Any, ...] = ()
        self._line: Live | None = None

    def live(self, session: Any, checker: Checker) -> Live | None:
        """As the function of that name."""
        draft = session.draft
        seen = (session.data, session.model, checker.report)
        set_now = (draft.preset, draft.base_model, draft.validation_path, session.last_change)
        about = (*map(id, seen), *set_now, repr(draft.changed), session.probe.busy)
        if self._about[:-1] != about:
            self._about, self._line = (*about, seen), live(session, checker)
        return self._line


def download_bytes(session: Any) -> int:
    """What a start would have to fetch first."""
    draft, facts = session.draft, session.model.report
    if draft.base_model == STARTER or not draft.model_is_hub_id or facts.get("path"):
        return 0
    return int(facts.get("download_bytes") or facts.get("weights_bytes") or 0)


def rows_line(session: Any) -> str:
    """The Data page's line: rows, tokens, share kept aside."""
    report = session.data.report
    length = run_length(session.draft, session.recommendation(), report)
    if length is None:
        return ""
    rows = length.train_rows + length.held_out_rows
    parts = [LiveWords.tr("%Ln row(s)", "", rows)]
    if mean := (report.get("lengths") or {}).get("mean"):
        tokens = format.parameters(round(mean * rows))
        parts.append(translate("Live", "{count} tokens").format(count=tokens))
    if session.draft.validation_path:
        parts.append(translate("Live", "measured on rows of their own"))
    elif length.held_out_rows:
        share = format.share(length.held_out_rows / rows)
        text = translate("Live", "{share} kept aside for validation")
        parts.append(text.format(share=share))
    return " · ".join(parts)


def price(session: Any, checker: Checker, now: Fit, took: TimeEstimate | None) -> str:
    """ "+1.1 GB, +2 min by “Longest row”": the last change against the recommended value."""
    path = session.last_change
    if path not in session.draft.changed:
        return ""
    without = Without(session, path)
    before = fit(without, checker)
    took_before = run_time(without, checker, download_bytes=download_bytes(session))
    parts = []
    if before is not None:
        parts.append(_difference(now.plan.total_bytes - before.plan.total_bytes))
    if took is not None and took_before is not None:
        parts.append(_longer(took.total_s - took_before.total_s))
    told = ", ".join(part for part in parts if part)
    name = SETTINGS.get(SHARES.get(path, path))
    if not told or name is None:
        return ""
    return translate("Live", "{price} by “{name}”").format(price=told, name=name.title)


def _offer(fix: Mapping[str, Any]) -> str:
    if not fix:
        return ""
    path, value = next(iter(fix.items()))
    setting = SETTINGS[path]
    text = translate("Live", "{name}: {value}")
    return text.format(name=setting.title, value=shown(setting, value))


def _difference(count_bytes: int) -> str:
    if abs(count_bytes) < LEAST_BYTES:
        return ""
    return ("+" if count_bytes > 0 else "−") + format.memory(abs(count_bytes))


def _longer(seconds: float) -> str:
    if abs(seconds) < LEAST_SECONDS:
        return ""
    return ("+" if seconds > 0 else "−") + format.duration(abs(seconds))


class Without:
    """A session as it would be without one change by hand: what `fit` and `run_time` ask."""

    def __init__(self, session: Any, path: str) -> None:
        changed = {k: v for k, v in session.draft.changed.items() if k != path}
        self.draft: Draft = replace(session.draft, changed=changed)
        self.data, self.model, self.home = session.data, session.model, session.home
        self.machine = session.machine
        reports = self.data.report, self.model.report
        measured = session.measured_values(self.draft.preset)
        self._proposed = recommend(
            self.draft.preset, *reports, self.draft, measured, session.machine
        )

    def recommendation(self) -> Recommendation:
        """The preset's proposal for the draft without the change."""
        return self._proposed

    def value(self, path: str) -> Any:
        """The value that would count."""
        return self.draft.value(path, self._proposed.values)
