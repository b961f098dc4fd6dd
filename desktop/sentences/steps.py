"""Next steps that many problems share: what the person can do today, each written once."""

# ruff: noqa: E501 - a sentence is read, and translated, in one piece

from __future__ import annotations

from desktop.language import QT_TRANSLATE_NOOP

REPAIR = QT_TRANSLATE_NOOP(
    "Problem",
    "Press Repair, or run `formiga repair`: a new engine is built from its lock beside this one. Runs, models and settings stay.",
)
BUILD = QT_TRANSLATE_NOOP(
    "Problem",
    "Press Repair, or run `formiga repair`: the engine is built from its lock. Once built, it needs no network.",
)
AGAIN = QT_TRANSLATE_NOOP(
    "Problem",
    "Repair again: what was fetched is kept, and the engine in use was not touched.",
)
REPORT = QT_TRANSLATE_NOOP(
    "Problem",
    "`formiga bundle` collects what somebody needs to help, without names and passwords. The engine in use was not touched.",
)
ANOTHER_ROW = QT_TRANSLATE_NOOP(
    "Problem",
    "Run `formiga repair --to auto`: the row that was tested for this card is built.",
)
SMART_APP_CONTROL = QT_TRANSLATE_NOOP(
    "Problem",
    "It makes no exception for single programs. Switch it off in Windows Security → App & browser control → Smart App Control settings (switching it on again may need Windows to be reset), or use Formiga in WSL.",
)
ASK_POLICY = QT_TRANSLATE_NOOP(
    "Problem",
    "A rule of Windows (Smart App Control, or your organisation's application control) refuses the file; building again does not help. Look in Windows Security → App & browser control, or ask who keeps this computer.",
)
CLOSE_PROGRAMS = QT_TRANSLATE_NOOP(
    "Problem", "Close other programs that use the card or much memory, then check again."
)
NEW_DRIVER = QT_TRANSLATE_NOOP(
    "Problem",
    "Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again.",
)
NEW_DRIVER_V100 = QT_TRANSLATE_NOOP(
    "Problem",
    "Install NVIDIA driver {advised:version} or newer (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For a V100 or Titan V take branch 580: it is the last for them.",
)
NEW_DRIVER_PASCAL = QT_TRANSLATE_NOOP(
    "Problem",
    "Install NVIDIA driver {advised:version} (nvidia.com/drivers; on Linux from your distribution), and none beyond branch 580: it is the last for this card. Then restart the computer and check again.",
)
ANY_DRIVER = QT_TRANSLATE_NOOP(
    "Problem",
    "Install the NVIDIA driver (nvidia.com/drivers; on Linux from your distribution), restart the computer and check again. For GTX 900 and 10xx, Titan X, Xp and V, P100 and V100 take branch 580: it is the last for them.",
)
SHORTER_HOME = QT_TRANSLATE_NOOP(
    "Problem",
    "Set FORMIGA_HOME to a folder on this computer's own disk, in plain letters and not far below the drive, for example C:\\Formiga, and start Formiga again.",
)
FREE_DISK = QT_TRANSLATE_NOOP(
    "Problem",
    "Free some space there, or choose another home with FORMIGA_HOME. `formiga envs` shows what the engines take.",
)
