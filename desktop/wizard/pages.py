"""Which page a step of New run is. A page is imported when it is shown for the first time: all of
them together would hold the first look at the window back by a tenth of a second."""

from __future__ import annotations

from desktop.wizard.step import StepPage

MODEL, SETTINGS, REVIEW = 1, 2, 3
"""Steps; 0 is Data."""


def page_type(step: int, *, tokens: bool) -> type[StepPage]:
    """The page of a step; `tokens`: the second page of the first step is open."""
    if step == MODEL:
        from desktop.wizard.model.model_page import ModelPage

        return ModelPage
    if step == SETTINGS:
        from desktop.wizard.settings.settings_page import SettingsPage

        return SettingsPage
    if step == REVIEW:
        from desktop.wizard.review.review_page import ReviewPage

        return ReviewPage
    if tokens:
        from desktop.wizard.data.tokens_page import TokensPage

        return TokensPage
    from desktop.wizard.data.data_page import DataPage

    return DataPage
