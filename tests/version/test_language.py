from __future__ import annotations

import pytest

from walkback.version.language import guess_language

TEXTS = {
    "en": "The minister said on Monday that the ferry had been inspected in May and that it was not for her to "
    "say why the water was in the hull, but the union told reporters that they had not been asked.",
    "de": "Die Ministerin sagte am Montag, dass die Fähre im Mai geprüft worden sei und dass es nicht an ihr "
    "sei zu sagen, warum das Wasser in den Rumpf kam, aber die Gewerkschaft wurde nicht gefragt und ist "
    "mit der Antwort nicht zufrieden.",
    "fr": "La ministre a dit lundi que le ferry avait été inspecté en mai et que ce n'est pas à elle de dire "
    "pourquoi l'eau était dans la coque, mais le syndicat des marins n'a pas été consulté par les services de l'État.",
    "es": "La ministra dijo el lunes que el barco fue inspeccionado en mayo y que no es su tarea decir por qué "
    "el agua entró en el casco, pero los marineros no fueron consultados por la empresa ni por las "
    "autoridades del puerto.",
    "pt": "A ministra disse na segunda-feira que o navio foi inspecionado em maio e que não é sua tarefa dizer "
    "por que a água entrou no casco, mas os marinheiros não foram consultados pela empresa nem pelas "
    "autoridades do porto.",
    "nl": "De minister zei maandag dat het schip in mei was gekeurd en dat het niet aan haar is om te zeggen "
    "hoe het water in de romp kwam, maar de bond van zeelieden is niet door het bedrijf gevraagd.",
    "ru": "Министр сказала в понедельник, что паром был проверен в мае и что не ей говорить, почему вода "
    "попала в корпус, но профсоюз не спрашивали.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language: str) -> None:
    assert guess_language(TEXTS[language]) == language


def test_little_text_tells_nothing() -> None:
    assert guess_language("Ferry was dry, says owner") is None
    assert guess_language("") is None
    assert guess_language("Lorem ipsum dolor sit amet consectetur " * 10) is None
