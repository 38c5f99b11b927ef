"""Formulas that refer to what became several sheets or Tables."""

import pytest

from toolkit.workbook.sheets.spread import MOST_ARGUMENTS, Spread, Targets, spread

TWO = Targets({"{{ m }}": ["A", "B c"]}, {"t": ["T_A", "T_B"]})
MANY = Targets({"{{ m }}": [f"Item_{i}" for i in range(MOST_ARGUMENTS + 1)]}, {})


@pytest.mark.parametrize(
    ("formula", "text", "first_only"),
    [
        ("SUM('{{ m }}'!A1:B2,1)", "SUM(A!A1:B2,'B c'!A1:B2,1)", ()),
        ("=COUNT('{{ m }}'!$A:$A)", "=COUNT(A!$A:$A,'B c'!$A:$A)", ()),
        ("'{{ M }}'!A1+1", "A!A1+1", ("'{{ M }}'!A1",)),
        ("COUNTIF('{{ m }}'!A1:A9,1)", "COUNTIF(A!A1:A9,1)", ("'{{ m }}'!A1:A9",)),
        ("SUM('{{ m }}:Z'!A1)+SUM('K:{{ m }}'!A1)", "SUM(A:Z!A1)+SUM('K:B c'!A1)", ()),
        (
            "SUM(T[x],t[[#Totals],[y]])",
            "SUM(T_A[x],T_B[x],T_A[[#Totals],[y]],T_B[[#Totals],[y]])",
            (),
        ),
        ("ROWS(T[x])", "ROWS(T_A[x])", ("T[x]",)),
        ("SUM(T)", "SUM(T_A,T_B)", ()),
        ('SUM(Other!A1,"T of {{ m }}",TT[x])', 'SUM(Other!A1,"T of {{ m }}",TT[x])', ()),
    ],
)
def test_a_formula_covers_all_or_means_the_first(
    formula: str, text: str, first_only: tuple[str, ...]
) -> None:
    assert spread(formula, TWO) == Spread(text, first_only)


def test_more_sheets_than_a_function_takes_arguments_are_a_span() -> None:
    assert spread("SUM('{{ m }}'!A1)", MANY) == Spread(f"SUM(Item_0:Item_{MOST_ARGUMENTS}!A1)")


def test_a_function_that_takes_no_span_means_the_first() -> None:
    found = spread("SUBTOTAL(9,'{{ m }}'!A1)", MANY)
    assert found == Spread("SUBTOTAL(9,Item_0!A1)", ("'{{ m }}'!A1",))


def test_charts_always_mean_the_first() -> None:
    found = spread("'{{ m }}'!$A$1:$A$9", TWO, most=0)
    assert found == Spread("A!$A$1:$A$9", ("'{{ m }}'!$A$1:$A$9",))


def test_a_formula_that_would_be_too_long_is_a_span_too() -> None:
    names = [f"A sheet with a long name {i:03}" for i in range(240)]
    found = spread("SUM('{{ m }}'!$A$1:$A$1000)", Targets({"{{ m }}": names}, {}))
    assert found == Spread(f"SUM('{names[0]}:{names[-1]}'!$A$1:$A$1000)")


@pytest.mark.parametrize(
    ("formula", "text", "first_only"),
    [
        ("INDIRECT(\"'{{ m }}'!A\"&B1)", 'INDIRECT("A!A"&B1)', ("'{{ m }}'!A",)),
        ('INDIRECT("T[x]")', 'INDIRECT("T_A[x]")', ("T[x]",)),
        (
            'HYPERLINK("#\'{{ m }}\'!A1","a ""T[x]""")',
            'HYPERLINK("#A!A1","a ""T[x]""")',
            ("#'{{ m }}'!A1",),
        ),
    ],
)
def test_an_address_written_as_text_means_the_first(
    formula: str, text: str, first_only: tuple[str, ...]
) -> None:
    assert spread(formula, TWO) == Spread(text, first_only)
