"""Words for made-up data files: questions, answers, texts, ids, as people's files have them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

_THINGS = {
    "en": ("invoice", "password", "delivery", "warranty", "contract", "refund", "account"),
    "pt": ("fatura", "senha", "entrega", "garantia", "contrato", "reembolso", "conta"),
    "es": ("factura", "clave", "entrega", "garantía", "contrato", "reembolso", "cuenta"),
    "fr": ("facture", "clé", "livraison", "garantie", "convention", "commande", "adresse"),
    "de": ("Rechnung", "Lieferung", "Garantie", "Bestellung", "Adresse", "Karte", "Mahnung"),
    "it": ("fattura", "password", "consegna", "garanzia", "carta", "spedizione", "ricevuta"),
}
_ASK = {
    "en": "How do I change my {} number {}?",
    "pt": "Como eu altero a minha {} número {}?",
    "es": "¿Cómo cambio mi {} número {}?",
    "fr": "Comment changer ma {} numéro {} ?",
    "de": "Wie ändere ich meine {} Nummer {}?",
    "it": "Come cambio la mia {} numero {}?",
}
_SAY = {
    "en": "Open the page of your {0}, choose change, and confirm step {1}. It takes {1} minutes.",
    "pt": "Abra a página da sua {0}, escolha alterar e confirme o passo {1}. Leva {1} minutos.",
    "es": "Abra la página de su {0}, elija cambiar y confirme el paso {1}. Tarda {1} minutos.",
    "fr": "Ouvrez la page de votre {0}, choisissez modifier et confirmez l'étape {1}.",
    "de": "Öffnen Sie die Seite Ihrer {0}, wählen Sie Ändern und bestätigen Sie Schritt {1}.",
    "it": "Apra la pagina della sua {0}, scelga modifica e confermi il passo {1}.",
}
NAMES = ("Maria", "João", "Ana", "Pedro", "Luísa", "Carlos", "Rita", "Paulo", "Inês", "Rui")
LABELS = ("billing", "login", "delivery")


def ask(n: int, language: str = "en") -> str:
    """A question, different for every number."""
    things = _THINGS[language]
    return _ASK[language].format(things[n % len(things)], n)


def say(n: int, language: str = "en") -> str:
    """Its answer."""
    things = _THINGS[language]
    return _SAY[language].format(things[n % len(things)], n + 2)


def prose(n: int, language: str = "en") -> str:
    """A paragraph."""
    return " ".join(say(n + step, language) for step in range(4))


def uuid(n: int) -> str:
    """An id."""
    return str(UUID(int=n * 2**90 + 7919 * n + 1))


def url(n: int) -> str:
    """An address."""
    return f"https://support.example.org/articles/{n}?lang=pt"


def date(n: int) -> str:
    """A day and time."""
    return f"2024-0{n % 9 + 1}-1{n % 9} 0{n % 9}:3{n % 6}:00"


def label(n: int) -> str:
    """One of few labels."""
    return LABELS[n % len(LABELS)]


def name(n: int) -> str:
    """Who wrote."""
    return NAMES[n % len(NAMES)]


def turns(n: int, who: str = "role", what: str = "content", **roles: str) -> list[dict[str, Any]]:
    """A conversation of two turns."""
    user, assistant = roles.get("user", "user"), roles.get("assistant", "assistant")
    return [{who: user, what: ask(n)}, {who: assistant, what: say(n)}]
