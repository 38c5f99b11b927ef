"""Languages and announcements are recognised in English, French and Spanish."""

import pytest

from toolkit.lint.words import (
    BLANK,
    FILTER,
    FROZEN,
    MISSING,
    ORDERED,
    UNFREEZE,
    language_of,
    table_counts,
)

TEXTS = {
    "en": "The measures of the border are in the table and the notes are with the list. " * 5,
    "fr": "Les mesures de la frontière sont dans le tableau et les notes sont avec la liste. " * 5,
    "es": "Las medidas de la frontera son para los dos países y las notas son con la lista. " * 5,
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_recognised_by_its_common_words(language: str) -> None:
    assert language_of([TEXTS[language]]) == language


def test_few_words_and_mixed_ones_say_nothing_sure() -> None:
    assert language_of(["The border of the north"]) == ""
    assert language_of(TEXTS.values()) == ""
    assert language_of(["NEXUS FAST SENTRI " * 40]) == ""


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("This sheet holds one table.", [1]),
        ("There are 12 tables here", [12]),
        ("Cette feuille contient deux tableaux.", [2]),
        ("Esta hoja tiene tres tablas.", [3]),
        ("one large table", [1]),
        ("the table", []),
    ],
)
def test_numbers_of_tables_are_read_in_digits_and_words(text: str, counts: list[int]) -> None:
    assert table_counts(text) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Panes are frozen; choose View, Freeze Panes to unfreeze them.",
        "Les volets sont figés; Affichage, Figer les volets pour les libérer.",
        "Los paneles están inmovilizados; elija Vista, Movilizar paneles.",
    ],
)
def test_frozen_panes_are_announced_in_three_languages(text: str) -> None:
    assert FROZEN.search(text) and UNFREEZE.search(text)


def test_words_within_words_announce_nothing() -> None:
    assert not FILTER.search("infiltration")
    assert not BLANK.search("blinking")
    assert not ORDERED.search("at the border, in order to pass")


def test_words_in_full_stand_for_missing_values() -> None:
    assert MISSING.search("not reported") and MISSING.search("Unknown")
    assert MISSING.search("no disponible") and MISSING.search("non disponible")
    assert not MISSING.search("nothing but lanes")
