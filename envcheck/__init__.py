"""Looks at the engine environment and the machine, says whether a job may start, and repairs.

Facts first (`probes`), then pure judgement (`judges`); `check` joins them. `repairing` is the only
hand, with `wheels` and `building` for tools. This package imports nothing of desktop or engine and
knows no sentence of any language.
"""
