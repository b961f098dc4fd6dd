"""Numbers, sizes, times and dates as the person's language writes them.

Everything goes through the default QLocale, which `desktop.language` sets together with the
translation, so 3,118 becomes 3.118 when the window speaks Portuguese.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QLocale

from desktop.language import translate

NONE = "–"


def number(value: int) -> str:
    """A whole number with group separators."""
    return QLocale().toString(int(value))


def decimal(value: float, digits: int = 2) -> str:
    """A number with a fixed count of decimals."""
    return QLocale().toString(float(value), "f", digits)


def significant(value: float, digits: int = 3) -> str:
    """A number to `digits` significant digits: 0.0002 stays readable, 1234.5 becomes 1,234."""
    if value and (abs(value) < 1e-3 or abs(value) >= 1e6):
        return scientific(value)
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return decimal(value, max(0, digits - max(1, whole)))


def scientific(value: float, digits: int = 1) -> str:
    """A learning rate as practitioners write it: 2e-4, 1.5e-5; `digits` after the point at most."""
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".").replace(".", QLocale().decimalPoint())
    return f"{mantissa}e{int(exponent)}"


def loss(value: float, digits: int = 3) -> str:
    """A loss with a fixed count of decimals: 0.914. One that they would show as nothing reads
    1.2e-7, one that is thousands goes without them: 914,400; 1.9e6."""
    size = abs(value)
    if 0 < size < 10.0**-digits or size >= 1e6:
        return scientific(value)
    return number(round(value)) if size >= 1000 else decimal(value, digits)


def percent(fraction: float, digits: int = 0) -> str:
    """A fraction from 0 to 1 as a percentage."""
    return f"{decimal(fraction * 100, digits)} %"


def share(fraction: float, digits: int = 0) -> str:
    """Like `percent`, of things that are there: a few among millions are not 0 % but < 0.1 %."""
    least = 10.0**-digits
    few = 0 < fraction * 100 < least / 2
    return f"< {percent(least / 100, digits)}" if few else percent(fraction, digits)


def size(count_bytes: int) -> str:
    """A size on disk, powers of 1000: 6.4 MB."""
    digits = 0 if count_bytes < 1000 else 1
    style = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(int(count_bytes), digits, style)


def memory(count_bytes: int) -> str:
    """A size of memory as its makers count it, powers of 1024: a 12 GB card reads 12.0 GB."""
    for unit in (1024**3, 1024**2):
        if 0.9765 * unit <= count_bytes < unit:  # else 1,010.3 MB would stand among gigabytes
            count_bytes = unit
    digits = 0 if count_bytes < 1024 else 1
    style = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(int(count_bytes), digits, style)


def parameters(count: int) -> str:
    """A count of parameters in the field's units: 33 M, 4.0 B."""
    for limit, unit in ((1e9, "B"), (1e6, "M"), (1e3, "k")):
        if count >= 0.9995 * limit:  # 999.9 million read 1.0 B, not 1,000 M
            value = count / limit
            return f"{decimal(value, 1 if value < 10 else 0)} {unit}"
    return number(count)


def duration(seconds: float) -> str:
    """A time span to two units at most: 45 s, 25 min, 2 h, 1 h 50 min, 2 d 3 h."""
    whole = max(0, round(seconds))
    if whole < 60:
        return translate("Format", "{seconds} s").format(seconds=whole)
    if whole < 3570:
        return translate("Format", "{minutes} min").format(minutes=round(whole / 60))
    if whole < 86370:
        hours, rest = divmod(round(whole / 60), 60)
        if not rest:
            return translate("Format", "{hours} h").format(hours=hours)
        return translate("Format", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
    days, rest = divmod(round(whole / 3600), 24)
    if not rest:
        return translate("Format", "{days} d").format(days=days)
    return translate("Format", "{days} d {hours} h").format(days=days, hours=rest)


def moment(text: str) -> datetime | None:
    """A UTC ISO-8601 time from a file, or None where it is not one."""
    try:
        parsed = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except (ValueError, AttributeError):
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def clock(when: datetime) -> str:
    """Local time of day: 14:39."""
    return QLocale().toString(_local(when).time(), "HH:mm")


def when(then: datetime, now: datetime | None = None) -> str:
    """A date the way one speaks of it: today 14:39, yesterday 9:05, 14 Nov, 14 Nov 2025."""
    here = then.astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    if here.date() == today:
        return translate("Format", "today {time}").format(time=clock(then))
    if (today - here.date()).days == 1:
        return translate("Format", "yesterday {time}").format(time=clock(then))
    pattern = "d MMM" if here.year == today.year else "d MMM yyyy"
    return QLocale().toString(_local(then).date(), pattern)


def _local(moment_: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment_.timestamp()))
