"""Column names that people use, in English, Portuguese and Spanish, and the part each one plays."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INSTRUCTION = "instruction instrucao instrucoes instruccion comando task tarefa"
QUESTION = (
    "question questions pergunta perguntas questao duvida query consulta pregunta enunciado problem"
    " problema"
)
PROMPT = "prompt prompts user usuario human cliente customer request pedido mensagem message"
CONTEXT = (
    "context contexto passage passagem paragraph paragrafo document documento background fonte"
    " reference_text texto_base"
)
INPUT = "input inputs entrada entradas"
ANSWER = (
    "output outputs response responses resposta respostas answer answers completion completions"
    " saida saidas solution solucao assistant assistente reply replica target gabarito respuesta"
    " salida bot atendente"
)
LABEL = (
    "label labels rotulo categoria category classe class intent intencao sentiment sentimento"
    " etiqueta tag topic assunto"
)
TEXT = "text texto content conteudo frase sentence sentenca body corpo comment comentario review"
MESSAGES = (
    "messages mensagens conversations conversation conversas conversa dialog dialogue dialogo chat"
    " turns"
)
SYSTEM = "system system_prompt sistema"
CHOSEN = "chosen escolhida escolhido preferred preferida chosen_response"
REJECTED = "rejected rejeitada rejeitado dispreferred rejected_response"
CHOICES = "choices options alternativas opcoes alternatives"
HISTORY = "history historico"

MAX_NAME_CHARS = 40
MAX_NAME_WORDS = 4

PARTS: dict[str, tuple[str, ...]] = {
    "chosen": tuple(CHOSEN.split()),  # before "answer": chosen_answer is no answer to train on
    "rejected": tuple(REJECTED.split()),
    "instruction": tuple(INSTRUCTION.split()),
    "question": tuple(QUESTION.split()),
    "prompt": tuple(PROMPT.split()),
    "context": tuple(CONTEXT.split()),
    "input": tuple(INPUT.split()),
    "answer": tuple(ANSWER.split()),
    "label": tuple(LABEL.split()),
    "text": tuple(TEXT.split()),
    "messages": tuple(MESSAGES.split()),
    "system": tuple(SYSTEM.split()),
    "choices": tuple(CHOICES.split()),
    "history": tuple(HISTORY.split()),
}
"""Part -> names, the most telling first."""

DESCRIBING = (
    "id ids uuid index start end len length count tokens score rating lang language idioma type"
    " tipo source origem url date data time model modelo name nome file arquivo hash"
)
"""A name with one of these words describes a row; it is not what the row says."""

USERS = "user human usuario usuaria cliente customer prompter pergunta instruction pessoa"
ASSISTANTS = (
    "assistant gpt bot chatgpt model ai assistente atendente agent agente bing bard resposta"
    " chatbot claude llm"
)
SYSTEMS = "system sistema developer"
TOOLS = (
    "tool tools function functions observation function_call function_response tool_call tool_calls"
    " tool_response tool_result ipython environment ferramenta funcao"
)
"""What programs say between two turns; nobody's answer."""
ROLES: dict[str, str] = {
    **dict.fromkeys(USERS.split(), "user"),
    **dict.fromkeys(ASSISTANTS.split(), "assistant"),
    **dict.fromkeys(SYSTEMS.split(), "system"),
}
"""Who speaks, in chat data -> the role that chat templates know."""


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without accents, case and punctuation: `Instrução (PT)` -> `instrucao_pt`."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")


@lru_cache(maxsize=4096)
def part_of(name: str) -> tuple[str, int] | None:
    """The part a column name stands for, and how telling the name is (0 is most), or None.

    The whole name decides; else its words, unless one of them says that it only describes.
    """
    plain = plain_name(name)
    for part, names in PARTS.items():
        if plain in names:
            return part, names.index(plain)
    words = plain.split("_")
    if len(words) > MAX_NAME_WORDS or is_describing(name):
        return None
    for part, names in PARTS.items():
        for word in words:
            if word in names:
                return part, 100 + names.index(word)
    return None


def is_describing(name: str) -> bool:
    """Whether a name says that its column describes rows: ids, dates, sources, counts."""
    return not set(plain_name(name).split("_")).isdisjoint(DESCRIBING.split())


def is_known_name(cell: str) -> bool:
    """Whether a cell is, as a whole, a name of a column that we know."""
    return any(plain_name(cell) in names for names in PARTS.values())


def looks_like_name(cell: str) -> bool:
    """Whether a cell could name a column: short, no sentence, no number."""
    cell = cell.strip()
    number = cell.replace(".", "").replace(",", "").lstrip("-").isdigit()
    few_words = len(cell) <= MAX_NAME_CHARS and len(cell.split()) <= MAX_NAME_WORDS
    return bool(cell) and few_words and cell[-1] not in "?.!,;:" and not number


def role_of(speaker: object) -> str | None:
    """The chat role of whoever speaks, or None if it is nobody we know."""
    return ROLES.get(plain_name(speaker)) if isinstance(speaker, str) else None


def is_tool(speaker: object) -> bool:
    """Whether a program speaks: its words must never be learned as an answer."""
    return isinstance(speaker, str) and plain_name(speaker) in TOOLS.split()
