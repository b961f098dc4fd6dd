"""Looks at the engine environment and the machine, and says whether a job may start.

Facts first (`facts`, `probe_*`), then pure judgement (`matrix`, `verdict`, `plan`); `check` joins
them. This package imports nothing of desktop or engine and knows no sentence of any language.
"""
