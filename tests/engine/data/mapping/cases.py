"""Files that nobody has shown us yet: what their rows look like, and what they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.data.mapping.gathered import gathered, gathering
from engine.data.reading.records import Record
from tests.engine.data.mapping.samples import ask, date, label, name, prose, say, turns, url, uuid

Row = dict[str, Any]
ROWS = 24


@dataclass(frozen=True)
class Case:
    """A made-up file."""

    what: str
    row: Callable[[int], Row]
    kind: str
    columns: dict[str, str]

    @property
    def records(self) -> list[Record]:
        """Its rows as a pass sees them: messages that lie apart are gathered first."""
        records = [Record(line, row) for line, row in enumerate(self.rows, 1)]
        if way := gathering(records):
            return [entry for entry in gathered(records, way) if isinstance(entry, Record)]
        return records

    @property
    def rows(self) -> list[Row]:
        """Its rows."""
        return [self.row(n) for n in range(ROWS)]


CASES: list[Case] = []


def case(what: str, kind: str, row: Callable[[int], Row], **columns: str) -> None:
    """Add a file to the list."""
    CASES.append(Case(what, row, kind, columns))


def pair(what: str, asked: str, said: str, language: str = "en", kind: str = "instruction") -> None:
    """A file of two columns."""
    case(
        what,
        kind,
        lambda n: {asked: ask(n, language), said: say(n, language)},
        instruction=asked,
        output=said,
    )


def about(what: str, asked: str, text: str, said: str, language: str) -> None:
    """Questions about a text."""
    case(
        what,
        "qa_with_context",
        lambda n: {text: prose(n, language), asked: ask(n, language), said: say(n, language)},
        instruction=asked,
        input=text,
        output=said,
    )


# names in six languages, and how people write them
for asked, said, language in (
    ("question", "answer", "en"),
    ("Question", "Answer", "en"),
    ("QUESTION", "RESPONSE", "en"),
    ("prompt", "response", "en"),
    ("prompt", "completion", "en"),
    ("user_input", "bot_response", "en"),
    ("instruction", "output", "en"),
    ("Pergunta", "Resposta", "pt"),
    ("PERGUNTA ", "RESPOSTA ", "pt"),
    ("Pergunta:", "Resposta:", "pt"),
    ("pergunta_do_cliente", "resposta_do_atendente", "pt"),
    ("Instrução", "Saída", "pt"),
    ("duvida", "solucao", "pt"),
    ("Dúvida", "Orientação", "pt"),
    ("Enunciado", "Gabarito", "pt"),
    ("mensagem_usuario", "mensagem_atendente", "pt"),
    ("Pregunta", "Respuesta", "es"),
    ("instrucción", "salida", "es"),
    ("consulta", "respuesta", "es"),
    ("question", "réponse", "fr"),
    ("Consigne", "Réponse", "fr"),
    ("Frage", "Antwort", "de"),
    ("Anweisung", "Ausgabe", "de"),
    ("Aufgabe", "Lösung", "de"),
    ("domanda", "risposta", "it"),
    ("Istruzione", "Risposta", "it"),
    ("Customer Question", "Agent Answer", "en"),
    ("customerMessage", "agentMessage", "en"),
    ("Question (EN)", "Answer (EN)", "en"),
    ("input", "target", "en"),
    ("query", "ground_truth", "en"),
    ("Q", "A", "en"),
    ("perg", "resp", "pt"),
    ("user", "assistant", "en"),
    ("human", "gpt", "en"),
    ("source", "target", "en"),
    ("input_text", "target_text", "en"),
    ("question_text", "answer_text", "en"),
):
    pair(f"{asked}/{said}", asked, said, language)
about("en context", "question", "context", "answer", "en")
about("pt contexto", "Pergunta", "Texto base", "Resposta", "pt")
about("es contexto", "pregunta", "contexto", "respuesta", "es")
about("fr contexte", "question", "contexte", "réponse", "fr")
about("de Kontext", "Frage", "Kontext", "Antwort", "de")
about("it contesto", "domanda", "contesto", "risposta", "it")
about("passage", "query", "passage", "answer", "en")

# known data sets by shape
case(
    "alpaca",
    "instruction",
    lambda n: {"instruction": ask(n), "input": "" if n % 2 else prose(n), "output": say(n)},
    instruction="instruction",
    input="input",
    output="output",
)
case(
    "alpaca with text",
    "instruction",
    lambda n: {"instruction": ask(n), "input": "", "output": say(n), "text": prose(n)},
    instruction="instruction",
    input="input",
    output="output",
)
case(
    "dolly",
    "instruction",
    lambda n: {
        "instruction": ask(n),
        "context": prose(n) if n % 3 else "",
        "response": say(n),
        "category": label(n),
    },
    instruction="instruction",
    input="context",
    output="response",
)
case(
    "open orca",
    "instruction",
    lambda n: {
        "id": f"niv.{n}",
        "system_prompt": "Be brief.",
        "question": ask(n),
        "response": say(n),
    },
    instruction="question",
    output="response",
    system="system_prompt",
)
case(
    "dolly with ids",
    "instruction",
    lambda n: {"": n, "uuid": uuid(n), "prompt": ask(n), "response": say(n), "created_at": date(n)},
    instruction="prompt",
    output="response",
)
case(
    "oasst message",
    "unknown",
    lambda n: {
        "message_id": uuid(n),
        "parent_id": uuid(n // 2),
        "text": ask(n),
        "role": ("prompter", "assistant")[n % 2],
        "lang": "en",
    },
)
case(
    "squad",
    "qa_with_context",
    lambda n: {
        "id": uuid(n),
        "title": "Bills",
        "context": prose(n),
        "question": ask(n),
        "answers": {"text": [say(n)], "answer_start": [3]},
    },
    instruction="question",
    input="context",
    output="answers",
)
case(
    "squad v2",
    "qa_with_context",
    lambda n: {
        "id": uuid(n),
        "title": "Bills",
        "context": prose(n),
        "question": ask(n),
        "answers": {"text": [say(n)] if n % 3 else [], "answer_start": [3]},
    },
    instruction="question",
    input="context",
    output="answers",
)
case(
    "squad v2 flags",
    "qa_with_context",
    lambda n: {
        "context": prose(n),
        "question": ask(n),
        "is_impossible": n % 3 == 0,
        "answers": [{"text": say(n), "answer_start": 3}] if n % 3 else [],
    },
    instruction="question",
    input="context",
    output="answers",
)
case(
    "boolq",
    "qa_with_context",
    lambda n: {"question": ask(n), "passage": prose(n), "answer": n % 2 == 0},
    instruction="question",
    input="passage",
    output="answer",
)
case(
    "gsm8k",
    "instruction",
    lambda n: {"question": ask(n), "answer": f"{say(n)} #### {n}"},
    instruction="question",
    output="answer",
)
case(
    "natural questions with urls",
    "instruction",
    lambda n: {"document_url": url(n), "query": ask(n), "answer": say(n)},
    instruction="query",
    output="answer",
)
case(
    "stack exchange",
    "instruction",
    lambda n: {"Id": n, "Title": ask(n), "Body": prose(n), "Answer": say(n), "Score": n},
    instruction="Body",
    output="Answer",
)

# conversations
case(
    "openai messages",
    "chat",
    lambda n: {"messages": turns(n)},
    messages="messages",
    role="role",
    text="content",
)
case(
    "messages with tools",
    "chat",
    lambda n: {
        "tools": [{"type": "function", "function": {"name": "f"}}],
        "messages": [
            {"role": "user", "content": ask(n)},
            {"role": "assistant", "content": None, "tool_calls": [{"id": "1", "function": {}}]},
            {"role": "tool", "content": "{}", "tool_call_id": "1"},
            {"role": "assistant", "content": say(n)},
        ],
    },
    messages="messages",
    role="role",
    text="content",
)
case(
    "messages with parts",
    "chat",
    lambda n: {
        "messages": [
            {"role": one["role"], "content": [{"type": "text", "text": one["content"]}]}
            for one in turns(n)
        ]
    },
    messages="messages",
    role="role",
    text="content[].text",
)
case(
    "sharegpt",
    "chat",
    lambda n: {
        "id": f"x_{n}",
        "conversations": turns(n, "from", "value", user="human", assistant="gpt"),
    },
    conversations="conversations",
    role="from",
    text="value",
)
case(
    "sharegpt with system and tools",
    "chat",
    lambda n: {
        "conversations": [
            {"from": "system", "value": "s"},
            {"from": "human", "value": ask(n)},
            {"from": "function_call", "value": "{}"},
            {"from": "observation", "value": "{}"},
            {"from": "gpt", "value": say(n)},
        ],
        "tools": "[]",
    },
    conversations="conversations",
    role="from",
    text="value",
)
case(
    "sharegpt as items",
    "chat",
    lambda n: {"id": uuid(n), "items": turns(n, "from", "value", user="human", assistant="gpt")},
    conversations="items",
    role="from",
    text="value",
)
case(
    "sharegpt with a system column",
    "chat",
    lambda n: {
        "system": "Be kind.",
        "conversations": turns(n, "from", "value", user="human", assistant="gpt"),
    },
    conversations="conversations",
    role="from",
    text="value",
    system="system",
)
case(
    "gemini",
    "chat",
    lambda n: {
        "contents": [
            {"role": "user", "parts": [{"text": ask(n)}]},
            {"role": "model", "parts": [{"text": say(n)}]},
        ]
    },
    messages="contents",
    role="role",
    text="parts[].text",
)
case(
    "gemini with system",
    "chat",
    lambda n: {
        "systemInstruction": {"role": "system", "parts": [{"text": "Be brief."}]},
        "contents": [
            {"role": "user", "parts": [{"text": ask(n)}]},
            {"role": "model", "parts": [{"text": say(n)}]},
        ],
    },
    messages="contents",
    role="role",
    text="parts[].text",
    system="systemInstruction",
)
case(
    "anthropic",
    "chat",
    lambda n: {"system": "Be kind.", "messages": turns(n)},
    messages="messages",
    role="role",
    text="content",
    system="system",
)
case(
    "openai batch",
    "chat",
    lambda n: {
        "custom_id": f"r-{n}",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {"model": "m", "messages": turns(n)},
    },
    messages="body.messages",
    role="role",
    text="content",
)
case(
    "pairs of human and assistant",
    "chat",
    lambda n: {
        "id": n,
        "conversation": [
            {"human": ask(n), "assistant": say(n)},
            {"human": ask(n + 1), "assistant": say(n + 1)},
        ],
    },
    messages="conversation",
    role="human",
    text="assistant",
)
case(
    "speaker and utterance",
    "chat",
    lambda n: {"dialogue": turns(n, "speaker", "utterance", user="customer", assistant="agent")},
    messages="dialogue",
    role="speaker",
    text="utterance",
)
case(
    "conversa em português",
    "chat",
    lambda n: {"conversa": turns(n, "role", "texto", user="cliente", assistant="atendente")},
    messages="conversa",
    role="role",
    text="texto",
)
case(
    "one message a row",
    "unknown",
    lambda n: {
        "conversation_id": n // 2,
        "role": ("user", "assistant")[n % 2],
        "content": ask(n),
        "timestamp": date(n),
    },
)
case(
    "one message a row, in Portuguese",
    "unknown",
    lambda n: {
        "ticket": n // 2,
        "remetente": ("cliente", "atendente")[n % 2],
        "mensagem": ask(n, "pt"),
    },
)
case(
    "turn by turn",
    "unknown",
    lambda n: {
        "dialog_id": uuid(n // 4),
        "turn": n % 4,
        "speaker": ("user", "bot")[n % 2],
        "text": say(n),
    },
)
case(
    "chat in a wide table",
    "chat",
    lambda n: {
        "chat_id": uuid(n),
        "language": "pt",
        "messages": turns(n),
        "turns_count": 2,
        "date": date(n),
    },
    messages="messages",
    role="role",
    text="content",
)

# prompt and completion as messages; evaluations
case(
    "prompt completion messages",
    "instruction",
    lambda n: {
        "prompt": [{"role": "user", "content": ask(n)}],
        "completion": [{"role": "assistant", "content": say(n)}],
    },
    instruction="prompt",
    output="completion",
)
case(
    "openai evals",
    "instruction",
    lambda n: {
        "input": [{"role": "system", "content": "s"}, {"role": "user", "content": ask(n)}],
        "ideal": say(n),
    },
    instruction="input",
    output="ideal",
)

# preferences
case(
    "dpo",
    "preference",
    lambda n: {"prompt": ask(n), "chosen": say(n), "rejected": say(n + 1)},
    prompt="prompt",
    chosen="chosen",
    rejected="rejected",
)
case(
    "dpo with question and system",
    "preference",
    lambda n: {"system": "s", "question": ask(n), "chosen": say(n), "rejected": say(n + 1)},
    prompt="question",
    chosen="chosen",
    rejected="rejected",
)
case(
    "dpo with prompt as messages",
    "preference",
    lambda n: {"prompt": turns(n)[:1], "chosen": turns(n)[1:], "rejected": turns(n + 1)[1:]},
    prompt="prompt",
    chosen="chosen",
    rejected="rejected",
)
case(
    "dpo with whole conversations",
    "preference",
    lambda n: {"chosen": turns(n), "rejected": turns(n + 1)},
    chosen="chosen",
    rejected="rejected",
)
case(
    "ultrafeedback",
    "preference",
    lambda n: {
        "prompt": ask(n),
        "prompt_id": uuid(n),
        "chosen": turns(n),
        "rejected": turns(n + 1),
        "messages": turns(n),
        "score_chosen": 8.5,
        "score_rejected": 4.0,
    },
    chosen="chosen",
    rejected="rejected",
)
case(
    "hh",
    "preference",
    lambda n: {
        "chosen": f"\n\nHuman: {ask(n)}\n\nAssistant: {say(n)}",
        "rejected": f"\n\nHuman: {ask(n)}\n\nAssistant: {say(n + 1)}",
    },
    chosen="chosen",
    rejected="rejected",
)
case(
    "preferências",
    "preference",
    lambda n: {
        "pergunta": ask(n, "pt"),
        "resposta_escolhida": say(n, "pt"),
        "resposta_rejeitada": say(n + 1, "pt"),
    },
    prompt="pergunta",
    chosen="resposta_escolhida",
    rejected="resposta_rejeitada",
)
case(
    "preferencias en español",
    "preference",
    lambda n: {"pregunta": ask(n, "es"), "elegida": say(n, "es"), "rechazada": say(n + 1, "es")},
    prompt="pregunta",
    chosen="elegida",
    rejected="rechazada",
)
case(
    "better and worse",
    "preference",
    lambda n: {"prompt": ask(n), "better": say(n), "worse": say(n + 1)},
    prompt="prompt",
    chosen="better",
    rejected="worse",
)
case(
    "arena",
    "preference",
    lambda n: {
        "prompt": ask(n),
        "response_a": say(n),
        "response_b": say(n + 1),
        "winner_model_a": n % 2,
    },
    prompt="prompt",
    answers="response_a",
)
case(
    "two answers and a preference",
    "preference",
    lambda n: {
        "instruction": ask(n),
        "output_1": say(n),
        "output_2": say(n + 1),
        "preference": n % 2 + 1,
    },
    prompt="instruction",
    answers="output_1",
)
case(
    "kto",
    "unpaired_preference",
    lambda n: {"prompt": ask(n), "completion": say(n), "label": n % 2 == 0},
    prompt="prompt",
    output="completion",
    label="label",
)
case(
    "kto messages",
    "unpaired_preference",
    lambda n: {"prompt": turns(n)[:1], "completion": turns(n)[1:], "label": n % 2 == 0},
    prompt="prompt",
    output="completion",
    label="label",
)
case(
    "kto as numbers",
    "unpaired_preference",
    lambda n: {"prompt": ask(n), "completion": say(n), "label": n % 2},
    prompt="prompt",
    output="completion",
    label="label",
)
case(
    "thumbs",
    "unpaired_preference",
    lambda n: {"question": ask(n), "response": say(n), "thumbs_up": n % 2 == 0},
    prompt="question",
    output="response",
    label="thumbs_up",
)
case(
    "reward scores",
    "instruction",
    lambda n: {"prompt": ask(n), "response": say(n), "score": n / 24},
    instruction="prompt",
    output="response",
)
case(
    "helpsteer",
    "instruction",
    lambda n: {"prompt": ask(n), "response": say(n), "helpfulness": n % 5, "correctness": n % 4},
    instruction="prompt",
    output="response",
)

# labels
case(
    "text and label",
    "classification",
    lambda n: {"text": prose(n), "label": label(n)},
    text="text",
    label="label",
)
case(
    "text and int label",
    "classification",
    lambda n: {"text": prose(n), "label": n % 2},
    text="text",
    label="label",
)
case(
    "review and sentiment",
    "classification",
    lambda n: {"review": prose(n), "sentiment": ("positive", "negative")[n % 2]},
    text="review",
    label="sentiment",
)
case(
    "tweet and class",
    "classification",
    lambda n: {"tweet": say(n), "class": n % 3, "id": uuid(n)},
    text="tweet",
    label="class",
)
case(
    "frase e intenção",
    "classification",
    lambda n: {"frase": ask(n, "pt"), "intenção": label(n)},
    text="frase",
    label="intenção",
)
case(
    "texto e sentimento",
    "classification",
    lambda n: {"Texto": prose(n, "pt"), "Sentimento": ("positivo", "negativo")[n % 2]},
    text="Texto",
    label="Sentimento",
)
case(
    "satz und kategorie",
    "classification",
    lambda n: {"Satz": say(n, "de"), "Kategorie": label(n)},
    text="Satz",
    label="Kategorie",
)
case(
    "question and category",
    "classification",
    lambda n: {"question": ask(n), "category": label(n)},
    text="question",
    label="category",
)
case(
    "premise hypothesis label",
    "classification",
    lambda n: {"premise": prose(n), "hypothesis": say(n), "label": n % 3},
    text="premise",
    input="hypothesis",
    label="label",
)
case(
    "text and target",
    "classification",
    lambda n: {"text": say(n), "target": n % 2},
    text="text",
    label="target",
)
case(
    "description and category",
    "classification",
    lambda n: {"description": prose(n), "category": label(n)},
    text="description",
    label="category",
)
case(
    "unknown names with labels",
    "classification",
    lambda n: {"ocorrência": prose(n, "pt"), "encaminhamento": label(n)},
    text="ocorrência",
    label="encaminhamento",
)
case(
    "headerless labels",
    "classification",
    lambda n: {"column_1": say(n), "column_2": label(n)},
    text="column_1",
    label="column_2",
)
case(
    "label first",
    "classification",
    lambda n: {"column_1": label(n), "column_2": say(n)},
    text="column_2",
    label="column_1",
)

# multiple choice
case(
    "arc",
    "multiple_choice",
    lambda n: {
        "id": f"Q{n}",
        "question": ask(n),
        "answerKey": "ABCD"[n % 4],
        "choices": {"text": ["x", "y", "z", "w"], "label": ["A", "B", "C", "D"]},
    },
    instruction="question",
    choices="choices",
    output="answerKey",
)
case(
    "mmlu",
    "multiple_choice",
    lambda n: {
        "question": ask(n),
        "subject": "law",
        "choices": ["x", "y", "z", "w"],
        "answer": n % 4,
    },
    instruction="question",
    choices="choices",
    output="answer",
)
case(
    "enem",
    "multiple_choice",
    lambda n: {
        "id": f"questao_{n}",
        "exam": "2022",
        "question": prose(n, "pt"),
        "alternatives": ["a", "b", "c", "d", "e"],
        "label": "ABCDE"[n % 5],
    },
    instruction="question",
    choices="alternatives",
    output="label",
)
case(
    "enem em colunas",
    "multiple_choice",
    lambda n: {
        "enunciado": prose(n, "pt"),
        "A": "um",
        "B": "dois",
        "C": "três",
        "D": "quatro",
        "E": "cinco",
        "gabarito": "ABCDE"[n % 5],
    },
    instruction="enunciado",
    choices="A",
    output="gabarito",
)
case(
    "options in columns",
    "multiple_choice",
    lambda n: {
        "question": ask(n),
        "option_a": "x",
        "option_b": "y",
        "option_c": "z",
        "answer": "b",
    },
    instruction="question",
    choices="option_a",
    output="answer",
)
case(
    "alternativas",
    "multiple_choice",
    lambda n: {
        "pergunta": ask(n, "pt"),
        "alternativa_a": "x",
        "alternativa_b": "y",
        "alternativa_c": "z",
        "resposta_correta": "b",
    },
    instruction="pergunta",
    choices="alternativa_a",
    output="resposta_correta",
)

# translations, summaries, code
case(
    "translation object",
    "instruction",
    lambda n: {"id": str(n), "translation": {"en": say(n), "pt": say(n, "pt")}},
    instruction="translation.en",
    output="translation.pt",
)
case(
    "translation columns",
    "instruction",
    lambda n: {"en": say(n), "pt": say(n, "pt")},
    instruction="en",
    output="pt",
)
case(
    "translation by names",
    "instruction",
    lambda n: {"English": say(n), "Portuguese": say(n, "pt")},
    instruction="English",
    output="Portuguese",
)
case(
    "xsum",
    "instruction",
    lambda n: {"document": prose(n), "summary": say(n), "id": str(n)},
    instruction="document",
    output="summary",
)
case(
    "cnn",
    "instruction",
    lambda n: {"article": prose(n), "highlights": say(n), "id": uuid(n)},
    instruction="article",
    output="highlights",
)
case(
    "samsum",
    "instruction",
    lambda n: {"id": str(n), "dialogue": f"Ana: {ask(n)}\nRui: {say(n)}", "summary": say(n)},
    instruction="dialogue",
    output="summary",
)
case(
    "resumo",
    "instruction",
    lambda n: {"texto": prose(n, "pt"), "resumo": say(n, "pt")},
    instruction="texto",
    output="resumo",
)
case(
    "Zusammenfassung",
    "instruction",
    lambda n: {"Artikel": prose(n, "de"), "Zusammenfassung": say(n, "de")},
    instruction="Artikel",
    output="Zusammenfassung",
)
case(
    "code search net",
    "instruction",
    lambda n: {
        "repository_name": "a/b",
        "func_path_in_repository": f"src/m{n}.py",
        "func_name": f"f{n}",
        "func_code_string": f"def f{n}(x):\n    return x + {n}",
        "func_documentation_string": say(n),
        "func_code_url": url(n),
    },
    instruction="func_documentation_string",
    output="func_code_string",
)
case(
    "docstring and code",
    "instruction",
    lambda n: {"docstring": say(n), "code": f"def f{n}(x):\n    return x + {n}"},
    instruction="docstring",
    output="code",
)
case(
    "humaneval",
    "instruction",
    lambda n: {
        "task_id": f"HumanEval/{n}",
        "prompt": f"def f{n}(x):",
        "test": "assert True",
        "canonical_solution": f"return x + {n}",
        "entry_point": f"f{n}",
    },
    instruction="prompt",
    output="canonical_solution",
)
case(
    "text to sql",
    "qa_with_context",
    lambda n: {
        "question": ask(n),
        "context": "CREATE TABLE t (a INT)",
        "answer": "SELECT a FROM t",
    },
    instruction="question",
    input="context",
    output="answer",
)

# questions with ids, dates, addresses, names
case(
    "faq csv",
    "instruction",
    lambda n: {
        "id": str(n),
        "categoria": label(n),
        "pergunta": ask(n, "pt"),
        "resposta": say(n, "pt"),
        "url": url(n),
        "atualizado_em": date(n),
    },
    instruction="pergunta",
    output="resposta",
)
case(
    "url first",
    "instruction",
    lambda n: {"link": url(n), "question": ask(n), "answer": say(n)},
    instruction="question",
    output="answer",
)
case(
    "faq with odd names",
    "instruction",
    lambda n: {"FAQ item": ask(n), "What we say": say(n), "Dept": label(n), "Last edit": date(n)},
    instruction="FAQ item",
    output="What we say",
)
case(
    "colunas em branco",
    "instruction",
    lambda n: {
        "": str(n),
        "Unnamed: 0": str(n),
        "Pergunta": ask(n, "pt"),
        "Resposta": say(n, "pt"),
    },
    instruction="Pergunta",
    output="Resposta",
)
case(
    "chamados com cliente",
    "instruction",
    lambda n: {
        "protocolo": f"2024{n:06}",
        "cliente": name(n),
        "chamado": ask(n, "pt"),
        "solução": say(n, "pt"),
    },
    instruction="chamado",
    output="solução",
)
case(
    "user is a name",
    "instruction",
    lambda n: {"user": name(n), "message": ask(n), "reply": say(n), "timestamp": date(n)},
    instruction="message",
    output="reply",
)
case(
    "query holds ids",
    "instruction",
    lambda n: {"query_id": uuid(n), "query": ask(n), "answer_id": uuid(n + 1), "answer": say(n)},
    instruction="query",
    output="answer",
)
case(
    "email and name",
    "instruction",
    lambda n: {
        "email": f"p{n}@mail.test",
        "nome": name(n),
        "mensagem": ask(n, "pt"),
        "resposta": say(n, "pt"),
    },
    instruction="mensagem",
    output="resposta",
)
case(
    "numbers as answers",
    "instruction",
    lambda n: {"question": ask(n), "answer": n * 7},
    instruction="question",
    output="answer",
)
case(
    "an id under a question's name",
    "instruction",
    lambda n: {"prompt": uuid(n), "Frage": ask(n, "de"), "Antwort": say(n, "de")},
    instruction="Frage",
    output="Antwort",
)
case(
    "unnamed columns",
    "instruction",
    lambda n: {"column_1": ask(n), "column_2": say(n)},
    instruction="column_1",
    output="column_2",
)
case(
    "three unknown columns",
    "instruction",
    lambda n: {"xx": date(n), "yy": ask(n), "zz": say(n)},
    instruction="yy",
    output="zz",
)
case(
    "nested pair",
    "instruction",
    lambda n: {"id": n, "qa": {"question": ask(n), "answer": say(n)}},
    instruction="qa.question",
    output="qa.answer",
)
case(
    "dotted columns",
    "instruction",
    lambda n: {
        "meta.id": uuid(n),
        "data.question": ask(n),
        "data.answer": say(n),
        "meta.url": url(n),
    },
    instruction="data.question",
    output="data.answer",
)
case(
    "deep pair",
    "instruction",
    lambda n: {"row": {"fields": {"prompt": ask(n), "completion": say(n)}, "ts": date(n)}},
    instruction="row.fields.prompt",
    output="row.fields.completion",
)
case(
    "squad answers as a list",
    "qa_with_context",
    lambda n: {
        "question": ask(n),
        "context": prose(n),
        "answers": [{"text": say(n), "answer_start": 1}],
    },
    instruction="question",
    input="context",
    output="answers",
)
case(
    "history",
    "instruction",
    lambda n: {
        "instruction": ask(n),
        "input": "",
        "output": say(n),
        "history": [[ask(n + 1), say(n + 1)]],
    },
    instruction="instruction",
    input="input",
    output="output",
    history="history",
)

# plain text
for column in (
    "text",
    "content",
    "texto",
    "conteudo",
    "Inhalt",
    "testo",
    "body",
    "raw_content",
    "markdown",
    "document",
    "paragraph",
    "artigo",
    "notícia",
    "transcript",
    "lyrics",
    "page_content",
    "conteúdo_da_página",
):
    case(
        f"text under {column}",
        "text",
        lambda n, column=column: {"id": uuid(n), column: prose(n, "pt")},
        text=column,
    )
case(
    "wikipedia",
    "text",
    lambda n: {"id": str(n), "url": url(n), "title": f"Article {n}", "text": prose(n)},
    text="text",
)
case(
    "título e notícia",
    "text",
    lambda n: {"titulo": f"Notícia {n}", "noticia": prose(n, "pt"), "data": date(n)},
    text="noticia",
)
case(
    "the stack",
    "text",
    lambda n: {
        "repo_name": "a/b",
        "path": f"src/m{n}.py",
        "content": f"def f{n}():\n    pass",
        "size": 30,
        "license": "mit",
    },
    text="content",
)
case("odd name", "text", lambda n: {"blob": prose(n), "n": n}, text="blob")
case("data means data", "text", lambda n: {"data": prose(n)}, text="data")
case(
    "user and text", "text", lambda n: {"user": name(n), "text": prose(n), "likes": n}, text="text"
)
case("code only", "text", lambda n: {"code": f"def f{n}(x):\n    return x + {n}"}, text="code")
case(
    "log lines",
    "text",
    lambda n: {
        "timestamp": date(n),
        "level": ("INFO", "WARN")[n % 2],
        "message": f"Worker {n} is ready",
    },
    text="message",
)

# nothing to learn, or half of it
for column in ("prompt", "question", "pergunta", "instruction", "Frage", "user_input"):
    case(
        f"only {column}",
        "prompts_only",
        lambda n, column=column: {column: ask(n), "id": n},
        instruction=column,
    )
case(
    "ner",
    "unknown",
    lambda n: {"id": str(n), "tokens": say(n).split(), "ner_tags": [0] * len(say(n).split())},
)
case(
    "token ids",
    "unknown",
    lambda n: {"input_ids": [1, 2, n], "attention_mask": [1, 1, 1], "labels": [-100, 2, n]},
)
case("numbers", "unknown", lambda n: {"x": n, "y": n * 2.5, "price": n * 10})
case("numbers as text", "unknown", lambda n: {"jan": str(n), "fev": str(n * 2), "mar": f"{n},5"})
case("ids and dates", "unknown", lambda n: {"id": uuid(n), "created": date(n), "url": url(n)})
case("address and answer", "unknown", lambda n: {"url": url(n), "status": "200", "bytes": n * 100})

# seen in the wild, written down before they were tried
case(
    "ultrachat",
    "chat",
    lambda n: {"prompt": ask(n), "prompt_id": uuid(n), "messages": turns(n)},
    messages="messages",
    role="role",
    text="content",
)
case(
    "lmsys",
    "chat",
    lambda n: {
        "conversation_id": uuid(n),
        "model": "m",
        "conversation": turns(n),
        "turn": 1,
        "language": "English",
        "openai_moderation": [{"flagged": False}],
        "redacted": False,
    },
    messages="conversation",
    role="role",
    text="content",
)
case(
    "guanaco",
    "chat",
    lambda n: {"text": f"### Human: {ask(n)}### Assistant: {say(n)}"},
    messages="text",
)
case(
    "doctor",
    "instruction",
    lambda n: {"Description": ask(n), "Patient": prose(n), "Doctor": say(n)},
    instruction="Patient",
    output="Doctor",
)
case(
    "glossary",
    "instruction",
    lambda n: {"Termo": f"Coisa {n}", "Definição": say(n, "pt"), "Fonte": "Manual"},
    instruction="Termo",
    output="Definição",
)
case(
    "hellaswag",
    "multiple_choice",
    lambda n: {
        "ind": n,
        "activity_label": "Cleaning",
        "ctx_a": say(n),
        "ctx_b": "then",
        "ctx": prose(n),
        "endings": ["a", "b", "c", "d"],
        "source_id": uuid(n),
        "label": str(n % 4),
    },
    instruction="ctx",
    choices="endings",
    output="label",
)
case(
    "winogrande",
    "multiple_choice",
    lambda n: {"sentence": say(n), "option1": "a", "option2": "b", "answer": str(n % 2 + 1)},
    instruction="sentence",
    choices="option1",
    output="answer",
)
case(
    "piqa",
    "multiple_choice",
    lambda n: {"goal": ask(n), "sol1": say(n), "sol2": say(n + 1), "label": n % 2},
    instruction="goal",
    choices="sol1",
    output="label",
)
case(
    "race",
    "multiple_choice",
    lambda n: {
        "article": prose(n),
        "question": ask(n),
        "options": ["a", "b", "c", "d"],
        "answer": "B",
    },
    instruction="question",
    input="article",
    choices="options",
    output="answer",
)
case(
    "kahoot",
    "multiple_choice",
    lambda n: {
        "Question": ask(n),
        "Answer 1": "a",
        "Answer 2": "b",
        "Answer 3": "c",
        "Answer 4": "d",
        "Time limit (sec)": "20",
        "Correct answer(s)": "3",
    },
    instruction="Question",
    choices="Answer 1",
    output="Correct answer(s)",
)
case(
    "truthfulqa",
    "instruction",
    lambda n: {
        "type": "A",
        "category": label(n),
        "question": ask(n),
        "best_answer": say(n),
        "correct_answers": [say(n)],
        "incorrect_answers": [say(n + 1)],
        "source": url(n),
    },
    instruction="question",
    output="best_answer",
)
case(
    "a wrong answer only",
    "prompts_only",
    lambda n: {"question": ask(n), "wrong_answer": say(n)},
    instruction="question",
)
case(
    "webgpt",
    "preference",
    lambda n: {
        "question": ask(n),
        "answer_0": say(n),
        "score_0": 0.5,
        "answer_1": say(n + 1),
        "score_1": -0.5,
    },
    prompt="question",
    answers="answer_0",
)
case(
    "spam",
    "classification",
    lambda n: {"v1": ("ham", "spam")[n % 2], "v2": say(n)},
    text="v2",
    label="v1",
)
case(
    "category and message",
    "classification",
    lambda n: {"Category": ("ham", "spam")[n % 2], "Message": say(n)},
    text="Message",
    label="Category",
)
case(
    "bitext",
    "instruction",
    lambda n: {
        "flags": "BQZ",
        "instruction": ask(n),
        "category": label(n),
        "intent": "change_it",
        "response": say(n),
    },
    instruction="instruction",
    output="response",
)
case(
    "support tweets",
    "text",
    lambda n: {
        "tweet_id": n,
        "author_id": "115712",
        "inbound": n % 2 == 0,
        "created_at": date(n),
        "text": say(n),
        "response_tweet_id": str(n + 1),
    },
    text="text",
)
case(
    "counselling",
    "instruction",
    lambda n: {"Context": prose(n), "Response": say(n)},
    instruction="Context",
    output="Response",
)
case(
    "hotpot",
    "instruction",
    lambda n: {
        "id": uuid(n),
        "question": ask(n),
        "answer": say(n),
        "type": "bridge",
        "level": "hard",
        "supporting_facts": {"title": ["a"], "sent_id": [0]},
        "context": {"title": ["a"], "sentences": [["x"]]},
    },
    instruction="question",
    output="answer",
)
case(
    "ms marco",
    "instruction",
    lambda n: {
        "answers": [say(n)],
        "passages": {"is_selected": [0], "passage_text": ["x"]},
        "query": ask(n),
        "query_id": n,
        "query_type": "numeric",
    },
    instruction="query",
    output="answers",
)
case(
    "eli5",
    "instruction",
    lambda n: {
        "q_id": uuid(n),
        "title": ask(n),
        "selftext": "",
        "subreddit": "explain",
        "answers": {"text": [say(n)], "score": [3]},
    },
    instruction="title",
    output="answers",
)
case(
    "flan",
    "instruction",
    lambda n: {"inputs": ask(n), "targets": say(n), "task": label(n)},
    instruction="inputs",
    output="targets",
)
case(
    "cosmopedia",
    "instruction",
    lambda n: {
        "prompt": ask(n),
        "text_token_length": n,
        "text": prose(n),
        "seed_data": "web",
        "format": "textbook",
        "audience": "general",
    },
    instruction="prompt",
    output="text",
)
case(
    "issues",
    "text",
    lambda n: {"title": f"Crash {n}", "body": prose(n), "labels": ["bug", "ui"], "state": "open"},
    text="body",
)
case(
    "doccano", "text", lambda n: {"id": n, "text": prose(n), "label": [[0, 4, "PER"]]}, text="text"
)
case(
    "label studio",
    "text",
    lambda n: {"id": n, "data": {"text": prose(n)}, "annotations": [{"id": n, "result": []}]},
    text="data.text",
)
case(
    "intents file",
    "instruction",
    lambda n: {
        "tag": f"t{n}",
        "patterns": [ask(n, "pt"), ask(n + 1, "pt")],
        "responses": [say(n, "pt")],
    },
    instruction="patterns[]",
    output="responses[]",
)
case(
    "dialogflow",
    "classification",
    lambda n: {"intent": label(n), "utterance": ask(n)},
    text="utterance",
    label="intent",
)
case(
    "anki",
    "instruction",
    lambda n: {"Front": ask(n), "Back": say(n), "Tags": label(n)},
    instruction="Front",
    output="Back",
)
case(
    "órgãos",
    "instruction",
    lambda n: {
        "Nº": str(n),
        "Assunto": label(n),
        "Pergunta": ask(n, "pt"),
        "Resposta": say(n, "pt"),
        "Órgão": "Secretaria",
        "Data": date(n),
    },
    instruction="Pergunta",
    output="Resposta",
)
case(
    "quora",
    "prompts_only",
    lambda n: {"question1": ask(n), "question2": ask(n + 1), "is_duplicate": n % 2},
    instruction="question1",
)
case(
    "amazon",
    "text",
    lambda n: {"reviews.text": prose(n), "reviews.title": f"Fine {n}", "reviews.rating": n % 5},
    text="reviews.text",
)
case("tinystories", "text", lambda n: {"story": prose(n), "source": "made up"}, text="story")
case(
    "evol",
    "instruction",
    lambda n: {"idx": n, "Weight": 1.0, "instruction": ask(n), "output": say(n)},
    instruction="instruction",
    output="output",
)
case(
    "whatsapp export",
    "unknown",
    lambda n: {"date": date(n), "sender": ("cliente", "atendente")[n % 2], "message": say(n, "pt")},
)
case(
    "two languages and a note",
    "instruction",
    lambda n: {"id": n, "pt_br": say(n, "pt"), "en_us": say(n), "note": label(n)},
    instruction="pt_br",
    output="en_us",
)
case(
    "lima",
    "chat",
    lambda n: {"conversations": [ask(n), say(n)], "source": "forum"},
    messages="conversations",
)
case(
    "daily dialogues",
    "chat",
    lambda n: {
        "dialog": [ask(n), say(n), ask(n + 1), say(n + 1)],
        "act": [1, 2],
        "emotion": [0, 0],
    },
    messages="dialog",
)
case(
    "ranked answers",
    "preference",
    lambda n: {
        "prompt": ask(n),
        "answers": [{"answer": say(n), "rank": 1}, {"answer": say(n + 1), "rank": 2}],
    },
    prompt="prompt",
    answers="answers",
)
case(
    "safe or not",
    "unpaired_preference",
    lambda n: {"prompt": ask(n), "response": say(n), "is_safe": n % 2 == 0},
    prompt="prompt",
    output="response",
    label="is_safe",
)
case(
    "shp",
    "preference",
    lambda n: {
        "history": ask(n),
        "human_ref_A": say(n),
        "human_ref_B": say(n + 1),
        "labels": n % 2,
        "score_A": n,
        "score_B": 3,
    },
    answers="human_ref_A",
)
case(
    "catálogo",
    "text",
    lambda n: {
        "sku": f"AB-{n}",
        "nome_produto": f"Item {n}",
        "descricao": prose(n, "pt"),
        "preco": n * 1.5,
    },
    text="descricao",
)
case(
    "ocorrências",
    "instruction",
    lambda n: {
        "Data": date(n),
        "Hora": "10:30",
        "Descrição do problema": prose(n, "pt"),
        "Solução aplicada": say(n, "pt"),
        "Técnico": name(n),
    },
    instruction="Descrição do problema",
    output="Solução aplicada",
)
case(
    "Kundenfragen",
    "instruction",
    lambda n: {"Nr": n, "Kundenfrage": ask(n, "de"), "Musterantwort": say(n, "de")},
    instruction="Kundenfrage",
    output="Musterantwort",
)


# text to a query in a language of data bases
def sql(n: int) -> str:
    """A query."""
    return f"SELECT name, age FROM people WHERE id = {n} ORDER BY age DESC"


TABLE = "CREATE TABLE people (id INTEGER, name VARCHAR, age INTEGER)"
case(
    "spider",
    "instruction",
    lambda n: {
        "db_id": "people",
        "query": sql(n),
        "question": ask(n),
        "query_toks": sql(n).split(),
        "question_toks": ask(n).split(),
    },
    instruction="question",
    output="query",
)
case(
    "question, query and schema",
    "qa_with_context",
    lambda n: {"question": ask(n), "schema": "people: id, name, age", "query": sql(n)},
    instruction="question",
    input="schema",
    output="query",
)
case(
    "tables first",
    "qa_with_context",
    lambda n: {"context": TABLE, "question": ask(n), "query": sql(n)},
    instruction="question",
    input="context",
    output="query",
)
case(
    "pergunta e consulta",
    "instruction",
    lambda n: {"pergunta": ask(n, "pt"), "consulta": sql(n).lower()},
    instruction="pergunta",
    output="consulta",
)
case(
    "cypher",
    "instruction",
    lambda n: {"question": ask(n), "query": f"MATCH (p:Person {{id: {n}}})\nRETURN p.name"},
    instruction="question",
    output="query",
)
case(
    "a query that is answered",
    "instruction",
    lambda n: {"query": sql(n), "explanation": say(n), "answer": say(n)},
    instruction="query",
    output="answer",
)


# messages that lie apart in one row
def tree(n: int) -> Row:
    """A conversation as ChatGPT's own export has it: the first answer was asked for again."""
    said = [("system", ""), ("user", ask(n)), ("assistant", "No."), ("assistant", say(n))]
    nodes: dict[str, Any] = {"root": {"id": "root", "message": None, "parent": None}}
    for at, (role, text) in enumerate(said):
        parent = "root" if at == 0 else f"{n}-{min(at - 1, 1)}"
        message = {
            "author": {"role": role, "name": None, "metadata": {}},
            "content": {"content_type": "text", "parts": [text]},
            "recipient": "all",
            "weight": 1.0,
            "metadata": {},
        }
        nodes[f"{n}-{at}"] = {"id": f"{n}-{at}", "message": message, "parent": parent}
    return {
        "title": f"Chat {n}",
        "create_time": 1_700_000_000.5 + n,
        "mapping": nodes,
        "moderation_results": [],
        "current_node": f"{n}-3",
        "conversation_id": uuid(n),
    }


case("chatgpt export", "chat", tree, messages="messages", role="role", text="content")
case(
    "numbered messages",
    "chat",
    lambda n: (
        {"id": n, "message_1": ask(n), "message_2": say(n), "message_3": ask(n + 1)}
        | ({"message_4": say(n + 1)} if n % 2 else {"message_4": None})
    ),
    messages="messages",
    role="role",
    text="content",
)
case(
    "numbered speakers",
    "chat",
    lambda n: {"user_1": ask(n), "bot_1": say(n), "user_2": ask(n + 1), "bot_2": say(n + 1)},
    messages="messages",
    role="role",
    text="content",
)
