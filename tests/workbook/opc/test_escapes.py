from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.workbook.opc.escapes import attribute, escape, unescape

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t&<>\"'"))


@given(TEXT)
def test_an_xml_reader_finds_the_same_text_between_tags_and_in_attributes(text: str) -> None:
    root = etree.fromstring(f"<a b={attribute(text)}>{escape(text)}</a>")
    assert (root.text or "", root.get("b")) == (text, text)


@given(TEXT)
def test_escaped_text_reads_back_however_often_it_was_escaped(text: str) -> None:
    quote = {'"': "&quot;"}
    twice = escape(escape(text, quote))
    assert unescape(unescape(twice), {"&quot;": '"'}) == text
