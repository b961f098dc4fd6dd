"""Personal data in a text: e-mail addresses, phone numbers with area code, CPF, CNPJ, card numbers.

Everything is checked by its own arithmetic (check digits, number plans, issuers), because digits
alone are mostly no personal data. Names are not sought: no rule finds them without a model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberType
from validate_docbr import CNPJ, CPF

TYPES = ("email", "phone", "cpf", "cnpj", "card")

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?![\w@-])",
    re.IGNORECASE,
)
_RESERVED = ("example.com", "example.org", "example.net", ".example", ".invalid", ".test")
"""Domains that nobody can have (RFC 2606)."""
_EIGHT_DIGITS = re.compile(r"\d(?:[\s().\-/–]{0,3}\d){7}")
_CPF = re.compile(r"(?<![\w.,/-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{9}-?\d{2})(?![\w/-]|[.,]\d)")
_CNPJ = re.compile(
    r"(?<![\w.,/-])(?:[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-\d{2}|\d{12}-?\d{2})"
    r"(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_CNPJ_END = re.compile(r"/[0-9A-Z]{4}-\d\d")
"""From 2026 on most of a CNPJ may be letters."""
_CARD = re.compile(r"(?<![\w.,-])\d(?:[ -]?\d){12,18}(?![\w-]|[.,]\d)")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+\d|\(?0?\d)[\d\s().\-–]{6,18}\d(?![\w/]|[.,-]\d)")
_BARE_MOBILE = re.compile(r"0?[1-9]\d9\d{8}")
_CALLED = re.compile(
    r"(?:tel|fone|phone|cel|celular|mobile|whats\w*|zap|contat\w*|liga\w*|ligue|call|sms|n[º°o]|"
    r"n[uú]mero|number)\b\W{0,3}(?:\w+\W{1,3}){0,3}$",
    re.IGNORECASE,
)
"""What stands before digits in one piece if they are a phone number."""
_CALLED_CHARS = 40
_CARD_WORD = re.compile(
    r"card|cart[aã]o|tarjeta|carte|karte|visa|cr[eé]dit|d[eé]bit", re.IGNORECASE
)
_NANP = re.compile(r"(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])\d{3}[-. ]\d{4}")
_BR = re.compile(r"(?:\(0?[1-9]\d\)|0?[1-9]\d) ?9?\d{4}[- .]?\d{4}")
_SERVICE = (
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
)
"""Numbers of companies, not of people."""
_cpf, _cnpj = CPF(), CNPJ()


@dataclass(frozen=True, slots=True)
class Personal:
    """One piece of personal data in a text."""

    kind: str
    """One of `TYPES`."""
    start: int
    end: int
    issuer: str = ""
    """Of a card: who issued it."""


def personal_data(text: str) -> list[Personal]:
    """Everything personal in a text, in order, without overlap."""
    found: list[Personal] = []
    if "@" in text:
        found += [Personal("email", m.start(), m.end()) for m in _emails(text)]
    if _EIGHT_DIGITS.search(text) or _CNPJ_END.search(text):
        for seek in (_documents, _cards, _phones):
            taken = found
            found = taken + [new for new in seek(text) if not _overlaps(new, taken)]
    return sorted(found, key=lambda one: one.start)


def _overlaps(new: Personal, taken: list[Personal]) -> bool:
    return any(new.start < old.end and old.start < new.end for old in taken)


def _emails(text: str) -> Iterator[re.Match[str]]:
    for match in _EMAIL.finditer(text):
        if not match[0].lower().endswith(_RESERVED):
            yield match


def _documents(text: str) -> list[Personal]:
    found = []
    for kind, pattern, document in (("cpf", _CPF, _cpf), ("cnpj", _CNPJ, _cnpj)):
        for match in pattern.finditer(text):
            if document.validate(match[0].upper()):
                found.append(Personal(kind, match.start(), match.end()))
    return found


def _cards(text: str) -> list[Personal]:
    found = []
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        issuer = card_issuer(digits)
        bare = len(digits) in (13, 19) and match[0].isdigit()  # article numbers have 13 digits, too
        before = text[max(0, match.start() - _CALLED_CHARS) : match.start()]
        if bare and not _CARD_WORD.search(before):
            continue
        if issuer and luhn(digits):
            found.append(Personal("card", match.start(), match.end(), issuer))
    return found


def luhn(digits: str) -> bool:
    """Whether the last digit fits the others (ISO/IEC 7812-1, annex B)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def card_issuer(digits: str) -> str:
    """Who issues card numbers that begin like this and are as long as this, or ""."""
    if len(set(digits)) < 2:
        return ""  # 0000 0000 0000 0000
    first2, first3, first4, size = int(digits[:2]), int(digits[:3]), int(digits[:4]), len(digits)
    if size == 16 and digits.startswith("606282"):
        return "Hipercard"
    if size == 16 and digits[:6] in _ELO:
        return "Elo"
    if digits[0] == "4" and size in (13, 16, 19):
        return "Visa"
    if size == 16 and (51 <= first2 <= 55 or 2221 <= first4 <= 2720):
        return "Mastercard"
    if size == 15 and first2 in (34, 37):
        return "American Express"
    if size == 14 and (300 <= first3 <= 305 or first2 in (36, 38)):
        return "Diners Club"
    if size == 16 and (first4 == 6011 or 644 <= first3 <= 649 or first2 == 65):
        return "Discover"
    return "JCB" if size == 16 and 3528 <= first4 <= 3589 else ""


_ELO_STARTS = "401178 401179 431274 438935 451416 457393 457631 457632 504175 627780 636297 636368"
_ELO = frozenset(_ELO_STARTS.split())


def _phones(text: str) -> list[Personal]:
    found = []
    for match in _PHONE.finditer(text):
        said = match[0].strip()
        before = text[max(0, match.start() - _CALLED_CHARS) : match.start()]
        if said.isdigit() and not _CALLED.search(before):
            continue
        if _is_phone(said):
            found.append(Personal("phone", match.start(), match.end()))
    return found


def _is_phone(said: str) -> bool:
    """Whether this is a number that somebody can be called by, area code included."""
    for region in _regions(said):
        try:
            number = phonenumbers.parse(said, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.number_type(number) not in _SERVICE
    return False


def _regions(said: str) -> list[str | None]:
    """Where a number may be from; only forms that people write are read as national numbers."""
    if said.startswith("+"):
        return [None]
    regions: list[str | None] = []
    if _BR.fullmatch(said) and (not said.isdigit() or _BARE_MOBILE.fullmatch(said)):
        regions.append("BR")
    if _NANP.fullmatch(said):
        regions.append("US")
    return regions
