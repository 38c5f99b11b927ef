import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from toolkit.workbook.references.formula_tokens import (
    Operand,
    map_operands,
    operands,
    split_formula,
    string_constants,
)

ATOMS = [
    "A1",
    "$B$2:C3",
    "A:A",
    "3:5",
    "'It''s'!A1",
    "Sheet1!B2",
    "[1]S!A1",
    "Total",
    "T[col]",
    "T[[#This Row],[a b]]",
    "12.5",
    '"text, with ""quotes"" (A1)"',
    "TRUE",
    "#N/A",
    "#REF!",
    "{1,2;3,4}",
    "LOG10(5)",
    "_xlfn.XLOOKUP(A1,B:B,C:C)",
    "SUM(A1,B2:C3)",
    "A1:INDEX(B:B,2)",
]


@st.composite
def formulas(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(ATOMS))]
    for _ in range(draw(st.integers(0, 4))):
        parts.append(draw(st.sampled_from(["+", "-", "*", "/", "&", "=", "<>", ">=", "^", "%+"])))
        atom = draw(st.sampled_from(ATOMS))
        parts.append(draw(st.sampled_from([atom, f"({atom})", f"IF({atom},1,2)"])))
    return "=" + "".join(parts)


def joined(text: str) -> str:
    return "".join(p if isinstance(p, str) else p.text for p in split_formula(text))


def refs(text: str) -> list[str]:
    return [p.text for p in split_formula(text) if isinstance(p, Operand)]


@given(st.text(alphabet="A1$:!'\"[]{}(),; \n#+-@T.é_", max_size=40))
def test_no_character_is_ever_lost(text: str) -> None:
    assert joined(text) == text
    assert map_operands(text, lambda token: token) == text


def theirs(formula: str) -> list[str]:
    """Functions and operands as openpyxl sees them, without those in array constants."""
    found, depth = [], 0
    for token in Tokenizer(formula).items:
        if token.type == Token.ARRAY:
            depth += 1 if token.subtype == Token.OPEN else -1
        elif token.type == Token.FUNC and token.subtype == Token.OPEN:
            found.append(token.value[:-1])
        elif token.type == Token.OPERAND and not depth and token.value[0] not in '"#':
            found.append(token.value)
    return found


@given(formulas())
def test_operands_are_those_that_openpyxl_finds(formula: str) -> None:
    assert operands(formula) == theirs(formula)


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("=A1  +\n B2", ["A1", "B2"]),
        ("=SUM(A1#)", ["A1#"]),
        ("=T['[a]+A1", ["A1"]),
        ("=T[[a'[]:[b']]]+A1", ["A1"]),
        ("=#SPILL!+A1", ["A1"]),
        ("=A1:INDEX(B:B,2)", ["A1", "B:B"]),
        ("=INDEX(B:B,2):C5", ["B:B", "C5"]),
        ("=S!A1:S!B2", ["S!A1", "S!B2"]),
        ("=LOG10(2)+ATAN2(1,2)", []),
        ("=@A1", ["A1"]),
        ("=\"A1\"&'A1'!B2", ["'A1'!B2"]),
        ("={1,2}+A1%", ["A1"]),
        ("=LET(_xlpm.x,A1,_xlpm.x*2)", ["A1"]),
        ("=(A1,B2)", ["A1", "B2"]),
        ("=A1:B2 B1:C3", ["A1:B2", "B1:C3"]),
        ("=Sheet1!#REF!+A1", ["A1"]),
        ("=R1C1+RC[1]+A1", ["A1"]),
        ("A1*2", ["A1"]),
        ("=-A1", ["A1"]),
        ("=1E+5+A1", ["A1"]),
    ],
)
def test_references_are_found(formula: str, found: list[str]) -> None:
    assert refs(formula) == found


@pytest.mark.parametrize(
    ("formula", "takes"),
    [
        ("=A1", "one"),
        ("=SUM(A1)", "list"),
        ("=sum( A1 )", "list"),
        ("=SUM(A1*2)", "one"),
        ("=SUM(2,(A1))", "one"),
        ("=_xlfn.STDEV.S(A1)", "list"),
        ("=COUNTIF(A1,1)", "range"),
        ("=COUNTIF(1,A1)", "one"),
        ("=SUMIFS(1,2,3,A1,4)", "range"),
        ("=SUMIFS(1,2,A1,4)", "one"),
        ("=SUBTOTAL(9,A1)", "list"),
        ("=SUBTOTAL(A1,9)", "one"),
        ("=SUMPRODUCT((A1>2)*1)", "range"),
        ("=SUMPRODUCT(IF(A1,1))", "one"),
        ("=VLOOKUP(1,A1,2)", "range"),
        ("=IF(SUM(1),A1)", "one"),
        ("=SUM(IF(1,2),A1)", "list"),
        ("=UNKNOWN(A1)", "one"),
    ],
)
def test_what_may_stand_in_place_of_a_reference(formula: str, takes: str) -> None:
    assert [p.takes for p in split_formula(formula) if isinstance(p, Operand)] == [takes]


def test_text_constants_come_without_their_quotes() -> None:
    assert string_constants('=INDIRECT("A1")&"say ""hi"""') == ["A1", 'say "hi"']
