"""Takes out of a text what names a person or opens a door: for a bundle that others will read.

Tokens and passwords go by their shape, folders, users and the computer by their names, in every
form in which a log writes them: with either slash, escaped once or twice, percent-coded, as
`file://`. What is put in place of them is the same every time, so that two lines that spoke of the
same folder still do.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import socket
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any
from urllib.parse import quote

SHORTEST_PART = 4
"""Of a full name: first name and family name are taken out alone too."""
SHORTEST_NAME = 3
"""A shorter name is replaced in paths only: as a word it would be everywhere."""
COMMON_NAMES = frozenset(
    (
        *("root", "user", "users", "admin", "administrator", "guest", "nobody", "default"),
        *("home", "local", "localhost", "public", "runner", "docker", "vagrant", "jovyan"),
        *("linux", "windows", "ubuntu", "debian", "python", "formiga", "engine"),
    )
)
"""Say nothing about anybody, and stand in every log."""
USER_VARIABLES = ("USER", "USERNAME", "LOGNAME", "SUDO_USER")
HOME_VARIABLES = ("HOME", "USERPROFILE")
HOST_VARIABLES = ("HOSTNAME", "COMPUTERNAME", "USERDOMAIN")

_KEY = (
    r"(?:token|passw(?:or)?d|passphrase|pwd|secret|credentials?|cookie|signature|sig|session"
    r"|(?:api|access|private|secret|auth|account)[_-]?key|auth)"
)
_SECRET_NAME = re.compile(rf"(?:^|[^a-z]){_KEY}(?:$|[^a-z])", re.IGNORECASE)
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    # Before everything else: what stands before the @ of an address.
    (
        re.compile(r"((?<![\w+.-])[a-z][a-z0-9+.-]{0,20}:(?:\\?/){2})[^/\s\"'<>\\]+@", re.I),
        r"\1<login>@",
    ),
    (re.compile(r"(authorization[\"']?\s*[:=]\s*[\"']?)\w+\s+[^\s\"',]+", re.I), r"\1<token>"),
    (re.compile(r"\b(bearer\s+)[\w.~+/=-]{6,}", re.I), r"\1<token>"),
    (re.compile(r"\b(basic\s+)(?=[\w+/]*[\d=])[\w+/]{8,}=*", re.I), r"\1<token>"),
    (re.compile(r"\bhf_(?:(?=\w*[A-Z0-9])\w{6,}|[a-z]{20,})"), "<token>"),
    (re.compile(r"\b(?:gh[pousr]_|github_pat_|glpat-|pypi-|npm_|xox[abp]-)[\w-]{10,}"), "<token>"),
    (re.compile(r"\b(?:sk|pk|rk)-[\w-]{16,}"), "<token>"),
    (re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{12,}|\bAIza[\w-]{20,}"), "<token>"),
    (re.compile(r"\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?"), "<token>"),
    (
        re.compile(
            rf"((?:^|[^a-z]){_KEY}(?![a-z])[\w.-]*[\"']?\s*(?:[=:]|\s(?=\S*\d))\s*[\"']?)"
            r"[^\s\"'&,;<>]{3,}",
            re.I,
        ),
        r"\1<secret>",
    ),
    (re.compile(r"((?:^|[^a-z])key[\"']?\s*[=:]\s*[\"']?)[\w+/=-]{12,}", re.I), r"\1<secret>"),
    (re.compile(r"([?&][\w.%-]+=)[^&\s\"'<>#]+"), r"\1<secret>"),
    (re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "<email>"),
)
_USER_FOLDERS = (
    re.compile(r"((?:\\+|/)Users(?:\\+|/))(?!<)[^/\\\"'<>|:*?\r\n]{1,64}(?=[\\/])", re.I),
    re.compile(r"((?:\\+|/)(?:home|Users)(?:\\+|/))(?!<)[^/\\\s\"'<>|:*?,;)]+", re.I),
)


@dataclass(frozen=True)
class Identity:
    """What there is to be taken out, besides what gives itself away by its shape."""

    folders: tuple[tuple[str, str], ...] = ()
    """(what it is called instead, path), for example ("home", "/home/ana")."""
    users: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def of_this_computer(home: Path, environ: Mapping[str, str] = os.environ) -> Identity:
    """The person and the computer that this process runs for; `home` is Formiga's."""
    homes = [environ[name] for name in HOME_VARIABLES if environ.get(name)]
    homes.append(str(Path.home()))
    code = str(Path(__file__).resolve().parent.parent)
    users = [environ[name] for name in USER_VARIABLES if environ.get(name)]
    users += [*_account_names(), *(re.split(r"[\\/]", one.rstrip("\\/"))[-1] for one in homes)]
    hosts = [environ[name] for name in HOST_VARIABLES if environ.get(name)] + [socket.gethostname()]
    hosts += [host.partition(".")[0] for host in hosts]
    folders = [("formiga", str(home)), ("formiga", str(home.resolve())), ("code", code)]
    folders += [("home", one) for one in homes]
    return Identity(tuple(dict.fromkeys(folders)), _distinct(users), _distinct(hosts))


class Redactor:
    """Takes an identity, and every token, out of texts and documents.

    Args:
        reserved: words that have a meaning in the documents. A user who is called like one of
            them is taken out of paths only.
        same_length: a folder's placeholder is as long as the folder was and keeps a letter beyond
            ASCII where it had one, because the length of a path and its letters can be a finding.

    Attributes:
        replaced: placeholder -> how often it was put in.
    """

    def __init__(
        self, identity: Identity, *, reserved: Collection[str] = (), same_length: bool = False
    ) -> None:
        self.replaced: dict[str, int] = {}
        self._rules: list[tuple[re.Pattern[str], str]] = list(_SHAPES)
        folders = sorted(identity.folders, key=lambda one: -len(one[1]))
        for called, path in folders:
            if (pattern := _folder_pattern(path)) is not None:
                instead = _as_long(called, path) if same_length else f"<{called}>"
                self._rules.append((pattern, instead))
        self._rules += [(pattern, r"\1<user>") for pattern in _USER_FOLDERS]
        taken = COMMON_NAMES | {word.lower() for word in reserved}
        for called, names in (("user", identity.users), ("computer", identity.hosts)):
            for name in sorted(_with_parts(names), key=len, reverse=True):
                if len(name) >= SHORTEST_NAME and name.lower() not in taken:
                    self._rules.append((_word_pattern(name), f"<{called}>"))

    def text(self, text: str) -> str:
        """The text without what names somebody."""
        for pattern, instead in self._rules:
            text, count = pattern.subn(instead, text)
            if count:
                called = re.sub(r"\\1|[^a-z<>]", "", instead)
                self.replaced[called] = self.replaced.get(called, 0) + count
        return text

    def document(self, value: Any, name: str = "") -> Any:
        """A JSON value in which every text has been looked at, keys included."""
        if isinstance(value, str):
            return "<secret>" if value and _SECRET_NAME.search(name) else self.text(value)
        if isinstance(value, Mapping):
            return {self.text(str(k)): self.document(v, str(k)) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.document(item, name) for item in value]
        return value

    def lines(self, text: str) -> str:
        """A log: lines that are JSON objects are looked at as such, all others as text."""
        return "".join(self._line(line) for line in text.splitlines(keepends=True))

    def _line(self, line: str) -> str:
        if line.lstrip().startswith("{"):
            try:
                known = self.document(json.loads(line))
            except (ValueError, RecursionError):
                return self.text(line)
            return json.dumps(known, ensure_ascii=False) + "\n"
        return self.text(line)


def _folder_pattern(path: str) -> re.Pattern[str] | None:
    """The folder in every form a log writes it in; None for the root of a disk."""
    letter = PureWindowsPath(path).drive
    letter = letter if letter.endswith(":") else ""
    parts = [part for part in re.split(r"[\\/]+", path[len(letter) :]) if part]
    if not parts:
        return None
    between = r"(?:\\+|/+)"
    drive = letter[:-1] + r"(?::|%3A|\$)" if letter else ""
    body = between.join(_any_form(part) for part in parts)
    before = r"(?<![\w.-])" if not drive else r"(?<![A-Za-z])"
    return re.compile(rf"{before}{drive}{between}{body}(?![\w-])", re.IGNORECASE)


def _word_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){_any_form(name)}(?![^\W_])", re.IGNORECASE)


def _any_form(name: str) -> str:
    """A name as it is, composed or not, escaped for JSON or Python, percent-coded, misread."""
    forms: list[str] = []
    for form in (name, *(unicodedata.normalize(kind, name) for kind in ("NFC", "NFD"))):
        escaped = json.dumps(form)[1:-1]
        forms += [form, escaped, escaped.replace("\\", "\\\\"), ascii(form)[1:-1], quote(form)]
        forms.append(form.encode("utf-8", "replace").decode("cp1252", "replace"))
        forms.append(form.encode("utf-8", "replace").decode("cp850", "replace"))
    distinct = sorted(set(forms), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(form) for form in distinct) + ")"


def _as_long(called: str, path: str) -> str:
    filling = "." * max(0, len(path) - len(called) - 2)
    if not path.isascii():
        filling = filling[:-1] + "ä"
    return f"<{called}{filling}>"


def _account_names() -> list[str]:
    """The login name and the full name that the system has of the account."""
    names: list[str] = []
    try:
        names.append(getpass.getuser())
    except (OSError, KeyError, ImportError):
        return names
    if os.name == "posix":
        import pwd

        try:
            full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0]
        except (KeyError, OSError):
            return names
        names += [full] if " " in full else []
    return names


def _with_parts(names: Iterable[str]) -> set[str]:
    parts = {part for name in names for part in name.split() if len(part) >= SHORTEST_PART}
    return parts | set(names)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
