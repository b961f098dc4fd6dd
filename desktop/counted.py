"""Sentences that count something, outside of widgets: singular and plural by Qt's own rules.

`lupdate` sees that a sentence counts only in `object.tr("%Ln row(s)", "", n)`, and takes the
object's name for the context; a bare `translate("Review", "…", "", n)` loses its plural forms. So
the object must be named as the context it stands for.
"""

from __future__ import annotations

from desktop.language import translate


class Counted:
    """A translation context under its own name: `Review = Counted("Review")`."""

    def __init__(self, context: str) -> None:
        self._context = context

    def tr(self, text: str, comment: str, n: int) -> str:
        """`text` in the form for `n`; `%Ln` becomes `n` as this language writes it."""
        return translate(self._context, text, comment, n)
