"""Receipts survive being written as XML."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.receipt.test_collect import receipt
from toolkit.errors import WorkbookError
from toolkit.merge.receipt import Column, Receipt, Row, Single, Table, Written
from toolkit.workbook.receipt.xmlform import from_xml, to_xml

_PLAIN = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t")
TEXTS = st.text(_PLAIN.filter(lambda c: c not in "\ufffe\uffff"), max_size=20)
NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
SHOWN = st.one_of(SCALARS, st.dates(date(1900, 3, 1)))
WRITTEN = st.one_of(
    st.builds(Written, SHOWN, SCALARS), st.builds(lambda d: Written(digest=d), st.just("a-_Z9"))
)


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    headings = draw(st.lists(TEXTS, min_size=1, max_size=3))
    columns = tuple(Column(heading, "value", "a/{key}") for heading in headings)
    rows = {
        key: Row({"part": draw(TEXTS)}, (Written(key, key), *(draw(WRITTEN) for _ in columns[1:])))
        for key in draw(st.lists(TEXTS, max_size=3, unique=True))
    }
    table = Table("T", draw(TEXTS), "view", columns, rows)
    single = Single(draw(TEXTS), "A1", "value", draw(WRITTEN), draw(TEXTS), draw(TEXTS))
    return Receipt("en", (table,), (single,), {draw(TEXTS): {"A1": "abc"}}, {"a/b": "x"})


@given(receipts())
def test_what_is_written_is_read_again(given_receipt: Receipt) -> None:
    # repr tells 1 from 1.0 and from True
    assert repr(from_xml(to_xml(given_receipt), "part")) == repr(given_receipt)


def test_the_same_receipt_gives_the_same_bytes() -> None:
    assert to_xml(receipt()) == to_xml(receipt())


def test_a_text_is_written_once() -> None:
    rows = {key: Row({}, (Written(key, key), Written("again", "again"))) for key in "kl"}
    columns = Column("A", "key"), Column("B", "value")
    table = Table("T", "S", "view", columns, rows)
    assert to_xml(Receipt("en", (table,))).count(b"again") == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<other/>",
        b'<receipt xmlns="urn:border-policy-toolkit:receipt" version="99"/>',
        b'<receipt xmlns="urn:border-policy-toolkit:receipt" version="1"><single>7</single>'
        b"</receipt>",
        b'<receipt xmlns="urn:border-policy-toolkit:receipt" version="1"><texts/>'
        b'<table name="T"><column heading="A" kind="key"/><row key="k">- - -</row></table>'
        b"</receipt>",
    ],
)
def test_what_is_no_receipt_is_refused(data: bytes) -> None:
    with pytest.raises(WorkbookError):
        from_xml(data, "part")
