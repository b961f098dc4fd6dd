"""What people call their columns, in English, Portuguese, Spanish, French, German and Italian.

Each list begins with the most telling names. Names are written as `names.plain_name` writes them:
small letters, no accents, words joined by underscores.
"""

from __future__ import annotations

INSTRUCTION = (
    "instruction instructions instrucao instrucoes instruccion instrucciones istruzione"
    " istruzioni anweisung anweisungen consigne consignes instr comando task tarefa tarea tache"
    " aufgabe compito"
)
QUESTION = (
    "question questions pergunta perguntas pregunta preguntas frage fragen domanda domande"
    " questao questoes quest perg duvida duvidas query queries consulta consultas enunciado"
    " problem problema problemas probleme faq goal question_stem question_text"
)
PROMPT = (
    "prompt prompts user_message user_input user_prompt human_message request requests requete"
    " demande pedido pedidos peticion solicitacao solicitud anfrage richiesta message mensagem"
    " mensaje nachricht messaggio utterance chamado ticket reclamacao complaint source_text"
    " texto_origem src pattern patterns padroes"
)
SPEAKER_ASKS = (
    "user human usuario usuaria utilisateur benutzer nutzer utente cliente customer client kunde"
    " cidadao prompter pessoa patient paciente aluno student caller"
)
"""Names of who asks: a column of what they say, or only of who they are; the cells tell."""
CONTEXT = (
    "context contexto contexte kontext contesto passage passagem pasaje paragraph paragrafo"
    " parrafo absatz document documento article artigo articulo artikel articolo background fonte"
    " dialogue transcript transcricao reference_text texto_base base_text ctx premise premissa"
    " story evidence excerpt trecho"
)
INPUT = "input inputs entrada entradas eingabe entree ingresso hypothesis hipotese"
ANSWER = (
    "output outputs response responses answer answers resposta respostas respuesta respuestas"
    " reponse reponses antwort antworten risposta risposte completion completions saida saidas"
    " salida salidas sortie ausgabe uscita solution solucao solucion losung loesung soluzione"
    " resolucao ans resp assistant_message"
    " assistant_response bot_message assistant assistente asistente assistent reply replies"
    " replica target targets tgt gabarito ideal expected expected_output expected_answer"
    " ground_truth canonical_solution bot atendente agent chatbot gpt orientacao answer_text"
    " resposta_correta correct_answer best_answer answer_key correct_option right_answer doctor"
    " doutor medico model_output model_response model_answer resposta_modelo resposta_do_modelo"
    " respuesta_modelo respuesta_del_modelo reponse_modele saida_modelo salida_modelo"
    " resposta_da_ia resposta_ia respuesta_ia resposta_do_assistente"
)
SUMMARY = (
    "summary summaries resumo resumen resume zusammenfassung riassunto sumario highlights tldr"
    " abstract sommaire"
)
CODE = (
    "code codigo snippet code_snippet func_code_string whole_func_string solution_code program sql"
)
DOCUMENTATION = "docstring func_documentation_string documentation documentacao nl rewritten_intent"
LABEL = (
    "label labels rotulo rotulos label_text label_name categoria category categorie kategorie"
    " classe class klasse clase intent intents intencao intention sentiment sentimento sentimiento"
    " stimmung sentimento_texto etiqueta etiquette etichetta libelle polarity polaridade emotion"
    " emocao tag topic topico thema assunto toxicity toxic spam is_spam"
)
TEXT = (
    "text texto texte testo content conteudo contenido contenu inhalt contenuto frase sentence"
    " sentenca phrase satz oracao body corpo cuerpo comment comentario review resenha tweet post"
    " publicacao raw_content raw_text full_text texto_completo page_content markdown sentence1"
    " texto_limpo clean_text noticia lyrics letra poem poema"
)
MESSAGES = (
    "messages mensagens mensajes conversations conversation conversas conversa conversacion chat"
    " chats conversacao dialogues dialogs dialogos dialogo turns turnos contents chat_history"
    " gesprach unterhaltung conversazione dialog"
)
SYSTEM = (
    "system system_prompt system_message systeminstruction system_instruction sistema systeme"
    " persona"
)
CHOSEN = (
    "chosen chosen_response chosen_answer chosen_messages escolhida escolhido resposta_escolhida"
    " preferred preferred_response preferred_answer preferida preferido elegida elegido choisie"
    " choisi gewahlt scelta accepted aceita aceito winner_response better better_response"
    " melhor_resposta response_chosen answer_chosen win chosen_output good_response"
    " preferred_output preferred_completion"
)
REJECTED = (
    "rejected rejected_response rejected_answer rejected_messages rejeitada rejeitado"
    " resposta_rejeitada dispreferred non_preferred rechazada rechazado rejetee rejete abgelehnt"
    " rifiutata scartata preterida recusada recusado loser_response worse worse_response"
    " pior_resposta response_rejected answer_rejected lose rejected_output bad_response"
    " non_preferred_output non_preferred_completion dispreferred_output"
)
RIGHT = (
    "right correct correta correto correcta correcto corretta corretto certa certo richtig richtige"
    " korrekt good boa bom buena bueno bonne bon gute buona better best melhor mejor meilleure"
    " beste migliore positive positiva positivo helpful util safe segura harmless ideal"
)
WRONG = (
    "wrong incorrect incorreta incorreto incorrecta incorrecto sbagliata sbagliato errada errado"
    " falsch falsche false falsa falso faux fausse bad ruim ruins ma mau mala malo mauvaise mauvais"
    " schlechte schlecht cattiva cattivo poor worse worst pior piores peor pire schlechteste"
    " peggiore negative negativa negativo distractor unhelpful inutil unsafe insegura harmful"
    " preterida preterido dispreferred unpreferred undesired"
)
"""Words that call an answer good or bad in the name of its column: `resposta_boa`, `bad_answer`."""
NOT = "not non nao no nicht pas less least menos minder moins meno"
"""Before a word for good: `not_preferred`, `resposta_nao_preferida`."""
CHOICES = (
    "choices options alternativas opcoes opciones optionen opzioni alternatives endings"
    " candidates answer_choices"
)
HISTORY = "history historico historial verlauf historique"
DESCRIBING = (
    "id ids uuid guid key pk idx index index_level start end len length tamanho count counts"
    " total tokens token score scores rating ratings stars nota estrelas lang language languages"
    " idioma locale type types tipo kind source sources origem url urls uri link links href slug"
    " date data dates time timestamp datetime created updated modified criado atualizado hora year"
    " ano month mes model modelo name names nome nombre file filename arquivo path filepath"
    " caminho repo repository hash md5 sha sha1 sha256 checksum version versao split subset fold"
    " dataset license licence licenca title titles titulo titre titel heading headline manchete"
    " level nivel difficulty dificuldade logger host ip port status code_status email phone"
    " telefone cpf cnpj author autor username userid user_id avatar likes votes upvotes views"
    " shares visualizacoes curtidas lat lon latitude longitude price preco valor quantity"
    " quantidade setor department departamento channel canal unnamed embedding embeddings vector"
    " offset page pagina line linha row number numero subject difficulty_level domain dominio"
)
"""A name with one of these words describes a row; it is not what the row says."""

FLAG_LABELS = (
    "label thumbs_up thumbs liked like desirable is_desirable is_good good is_chosen feedback"
    " rating accepted is_accepted preferred helpful is_helpful correct is_correct rotulo aprovado"
    " aprovada is_safe safe is_response_safe correta correto correcta correcto corretto certo certa"
    " esta_correta esta_correto es_correcta es_correcto richtig korrekt avaliacao valoracion"
    " bewertung evaluation valutazione vote voto reaction reacao thumb util aceita aceito valid"
    " is_valid valida valido"
)
"""Names under which preference data says whether an answer was good."""

PREFERENCE_MARKS = (
    "preference preferencia winner vencedor vencedora better_response preferred choice label rank"
    " ranking winner_model_a winner_a chosen_model overall_preference best better_response_id"
    " better_answer_id preferred_index"
)
"""Names under which data with two answers says which one is better."""

USERS = (
    "user human usuario usuaria cliente customer client prompter pergunta instruction pessoa"
    " usuario_final utilisateur benutzer nutzer kunde utente question q caller cidadao student"
    " patient aluno paciente me input_user guest visitante visitor end_user enduser requester"
    " solicitante consumidor humano humana voce"
)
ASSISTANTS = (
    "assistant gpt bot chatgpt model ai assistente asistente assistent atendente agent agente"
    " bing bard resposta chatbot claude llm gemini gpt4 gpt_4 ia robo suporte support operator"
    " operador answer response a tutor professor teacher doctor medico ki assistente_virtual"
    " virtual_assistant admin staff teammate representative representante"
    " inteligencia_artificial assistente_de_ia"
)
SYSTEMS = "system sistema developer systeme context_system"
TOOLS = (
    "tool tools function functions observation function_call function_response tool_call"
    " tool_calls tool_use tool_response tool_result tool_results tool_output function_result"
    " function_output ipython environment ferramenta funcao api"
)
"""What programs say between two turns; nobody's answer."""

LANGUAGE_NAMES = (
    "en pt es fr de it nl ru zh ja ko ar tr pl pt_br en_us en_gb es_es pt_pt eng por spa fra deu"
    " ita english portuguese spanish french german italian ingles portugues espanhol frances"
    " alemao italiano espanol englisch portugiesisch deutsch anglais portugais allemand"
)
"""Columns called like languages hold translations of each other."""

OTHER_COLUMNS = (
    "sigla siglas acronimo acronym acronyms abbreviation abreviatura abreviacao significado meaning"
    " significato signification bedeutung termo termos term terms termino begriff terme termine"
    " definicao definicoes definition definicion definizione palavra palavras word words palabra"
    " mot parola wort vocabulo vocabulary expressao expression conceito concept concepto concetto"
    " explicacao explanation explicacion explication erklarung descricao description descripcion"
    " beschreibung descrizione traducao translation traduccion traduction ubersetzung traduzione"
    " exemplo example ejemplo exemple beispiel front back frente verso sinonimo synonym"
)
"""Words that columns are called by and that say nothing of the part they play."""
