"""Words that stand for something nobody filled in: `{{name}}`, `<NAME>`, `[INSERT DATE]`, `{name}`.

Code, LaTeX and JSON use the same brackets, so they are taken out first, and single braces count
only around words that people leave blanks for.
"""

from __future__ import annotations

import re

_CODE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]+`|\$\$.*?\$\$", re.DOTALL)
_PROGRAM = re.compile(
    r"\b(?:def|function|const|let|var|import|return|public|class|SELECT|printf?|echo)\b.*[({;=]"
    r"|\{%|%\}|=>|\.format\(|\bf[\"']|</\w+>|\$\{\{|\\(?:begin|frac|text|mathbf|documentclass)\b"
    r"|^\s*[{\[]\s*\"[^\"]+\"\s*:",
    re.MULTILINE,
)
"""Lines of programs, templates, markup, LaTeX, JSON."""
_BLANK = (
    r"(?:(?:your|my|the|user|customer|client|company|product|first|last|full|order|agent|person"
    r"|brand|store|seu|sua|meu|minha|tu|su|cliente|empresa|produto|usuario|usuário)[ _-]?)*"
    r"(?:name|names|firstname|lastname|surname|username|author|company|email|e-mail|phone|address"
    r"|city|country|state|date|time|year|month|day|amount|price|product|order|number|id|url|link"
    r"|website|title|topic|subject|location|age|job|position|nome|sobrenome|empresa|autor|endereco"
    r"|endereço|cidade|estado|pais|país|data|hora|ano|mes|mês|dia|valor|preco|preço|produto|pedido"
    r"|numero|número|telefone|celular|cpf|cnpj|titulo|título|assunto|tema|local|idade|cargo|cliente"
    r"|usuario|usuário|user|customer|client|nombre|apellido|correo|fecha|ciudad|direccion|telefono"
    r"|nom|prenom|prénom|datum|vorname|firma)(?:[ _-](?:do|da|de|del|du|of|the)[ _-][^\W\d]+)?"
    r"(?:[ _-]?\d+)?"
)
_UPPER = re.sub(r"(?<!\\)[a-zà-ÿ]+", lambda word: word[0].upper(), _BLANK)
_DOUBLE = re.compile(r"(?<![{$\\])\{\{\s*[^\W\d][\w .-]{0,40}?\s*\}\}(?!\})")
_ANGLE = re.compile(rf"(?<![\w<])<(?:INSERT |INSERIR |INSIRA )?{_UPPER}>")
_SQUARE = re.compile(
    rf"\[(?!CPF|CNPJ)(?:INSERT |INSERIR |INSIRA )?(?-i:{_UPPER})\](?!\()"
    r"|\[(?:insert|insira|inserir|insertar|inserte|insérer|inserisci|einfügen)\b[^\]\n]{1,60}\]",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:template|placeholder|fill in|fill-in|mad ?libs?|modelo|formul[aá]rio|preench\w+"
    r"|plantilla|formulario|mod[eè]le|vorlage|formular|lacunas?)\b",
    re.IGNORECASE,
)
"""Texts that are about forms leave blanks on purpose; only `{{…}}` is never meant."""
_SINGLE = re.compile(rf"(?<![\w{{$\\%\"'@#(=:])\{{{_BLANK}\}}(?![\w}}\"'])", re.IGNORECASE)


def placeholder(text: str) -> tuple[int, int] | None:
    """Where the first unfilled placeholder of a text stands, or None."""
    if not any(mark in text for mark in "{<["):
        return None
    kinds = [(_DOUBLE, "{{"), (_ANGLE, "<"), (_SQUARE, "["), (_SINGLE, "{")]
    if _MEANT.search(text):
        kinds = kinds[:1]
    for pattern, mark in kinds:
        if mark not in text:
            continue
        for match in pattern.finditer(text):
            if not _in_code(text, match.start()):
                return match.span()
    return None


def _in_code(text: str, place: int) -> bool:
    if any(code.start() <= place < code.end() for code in _CODE.finditer(text)):
        return True
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    return bool(_PROGRAM.search(line))
