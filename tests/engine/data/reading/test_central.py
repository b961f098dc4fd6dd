"""Central Europe's letters told from the West's, which have the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.data.reading.encoding import decide
from engine.data.reading.read import open_data
from tests.engine.data.files import read_all, write

CENTRAL = {
    "Polish": "Jak zmienić hasło do konta? Proszę otworzyć stronę ustawień, wybrać zakładkę"
    " „Bezpieczeństwo” i potwierdzić zmianę. Później możesz się zalogować – to potrwa pięć minut.",
    "Polish too": "Zażółć gęślą jaźń. Środki wrócą na twoją kartę, jeżeli zgłoszenie przyjęto.",
    "Czech": "Jak změním heslo ke svému účtu? Otevřete stránku nastavení, zvolte záložku a potvrďte"
    " změnu. Příliš žluťoučký kůň úpěl ďábelské ódy, řekl měšťan.",
    "Slovak": "Ako zmením heslo k svojmu účtu? Otvorte stránku nastavení, zvoľte kartu a potvrďte"
    " zmenu. Kŕdeľ ďatľov učí koňa žrať kôru, však áno, môžete sa čoskoro prihlásiť.",
    "Hungarian": "Hogyan változtatom meg a jelszavamat? Kérjük, nyissa meg a beállítások oldalát,"
    " és erősítse meg a módosítást. Később újra beléphet. Árvíztűrő tükörfúrógép működik a"
    " műhelyből, a gyűjtő örült, a szőlő is nőtt, a hűtő pedig működő eszköz a felső polcon.",
}
WESTERN = {
    "Portuguese": "Como altero a senha da conta? Abra a página, escolha segurança e confirme a"
    " alteração. Não há opções nem limões; põe-se lá à tarde, às 7, com você. Ações, lições.",
    "Portuguese with signs": "São 30 m² de área útil¹, nº 12, 1ª via, § 2º, R$ 5 ± ½. Avós, pães.",
    "Portuguese, a few letters": "Onde está? É só isso, e já. Alô, três vovôs.",
    "Brazil before 2009": "Lingüiça, freqüência, tranqüilo, idéia, vôo, enjôo, pára, pêlo.",
    "Spanish": "¿Cómo cambio mi contraseña? Abra la página. ¡Qué fácil! Año, niño, pingüino.",
    "Spanish, small": "hola,¿qué tal?¿y tú? mañana a las ocho,¿vale? el año,¿cuándo? ¿quién?",
    "French": "Comment changer ma clé ? Ouvrez la page, là où ça vous plaît. Le cœur, l’être, Noël,"
    " naïf, bûche, père, mère, élève, très, après, çà et là, garçon, maïs, aiguë, île, œuvre.",
    "German": "Wie ändere ich meine Rechnung? Öffnen Sie die Seite: „Größe“, Straße, übermäßig.",
    "Italian": "Perché è così? La città però è più giù, là, lì. Sarà virtù, caffè, metà, può.",
    "Danish": "Hvordan ændrer jeg min adresse? Åbn siden på øen. Smørrebrød, æble, også, måned.",
    "Swedish": "Hur ändrar jag min adress? Öppna sidan, välj ändra på sjön, även idé.",
    "Catalan": "Trieu l'opció: col·lecció, paciència, això és fàcil, només raó, llengües, països.",
    "Dutch": "Eén, twee, coördinatie, reünie, ideeën, beëindigen, café, vóór, officiële, België.",
    "Estonian": "Sõna, mõni, õpetaja, lõpp, tüdruk, jäätis, öö, võõras, sõber, põhi, rõõm, hõbe.",
    "several": "ação;acción;l'été;Straße;città;på;coração;corazón;cœur;Größe;perché;ærø;opções",
}


@pytest.mark.parametrize("language", CENTRAL)
@pytest.mark.parametrize("codec", ["cp1250", "iso8859-2"])
@pytest.mark.parametrize("times", [1, 30])
def test_central_europe_is_read_right(
    tmp_path: Path, language: str, codec: str, times: int
) -> None:
    text = CENTRAL[language]
    text = text if codec == "cp1250" else text.translate(str.maketrans("„”–", '""-'))
    line = json.dumps({"text": text}, ensure_ascii=False) + "\n"
    path = write(tmp_path, "a.jsonl", line.encode(codec) * times)
    records, rejects, _ = read_all(path)
    assert ([record.value["text"] for record in records], rejects) == ([text] * times, [])
    encoding = open_data(path).encoding
    assert encoding is not None
    assert encoding.guessed


@pytest.mark.parametrize("language", WESTERN)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize("times", [1, 30])
def test_the_west_stays_what_it_is(language: str, codec: str, times: int) -> None:
    text = WESTERN[language].translate(str.maketrans("’œ„“", '\'o""'))
    text = WESTERN[language] if codec == "cp1252" else text.encode(codec, "ignore").decode(codec)
    piece = f"{text}\n".encode(codec) * times
    assert decide([piece], open_end=False).name in ("cp1252", "latin-1")
    piece = f"{text}\n".upper().encode(codec) * times
    assert "1250" not in decide([piece], open_end=False).name


def test_every_sentence_of_the_west_stays_what_it_is() -> None:
    for text in WESTERN.values():
        for part in text.replace(";", ". ").split(". "):
            if part.isascii():
                continue
            assert "1250" not in decide([part.encode("cp1252") * 9], open_end=False).name


def test_a_few_letters_are_not_enough() -> None:
    piece = "Łódź is a city, and so is Kraków.\n".encode("cp1250")
    assert decide([piece], open_end=False).name == "cp1252"


def test_a_name_among_others_changes_nothing() -> None:
    text = WESTERN["Portuguese"] + " Lech Wa³êsa e Dvoøák. "
    assert decide([text.encode("cp1252") * 5], open_end=False).name == "cp1252"
