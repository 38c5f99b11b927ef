import re

import pytest

from tests.builders import make_source
from toolkit.views.bibtex import citation_key, entry, escaped
from toolkit.views.sourcebib import source_bibtex


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&D at 100% for $5, #1 a_b", r"R\&D at 100\% for \$5, \#1 a\_b"),
        ("~a^b", r"\textasciitilde{}a\textasciicircum{}b"),
        ("a {b} \\c", r"a \textbraceleft{}b\textbraceright{} \textbackslash{}c"),
        ("Díez – “x”", "Díez – “x”"),
        (" two\n lines ", "two lines"),
    ],
)
def test_what_latex_reads_as_a_command_is_written_out(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("text", ["{", "}", "a}b{c", "{{", "\\{"])
def test_braces_of_a_value_never_end_the_entry(text: str) -> None:
    written = entry("misc", "x", {"title": text, "note": text, "url": text, "author": [(text, "")]})
    depth = 0
    for brace in re.findall("[{}]", written):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


def test_names_are_joined_and_a_body_is_not_parted() -> None:
    names = [("Díez", "Jordi"), ("Ministry of Fish and Chips", "")]
    assert "author = {Díez, Jordi and {Ministry of Fish and Chips}}," in entry(
        "misc", "x", {"author": names}
    )


def test_an_address_stays_as_it_is() -> None:
    written = entry("misc", "x", {"url": "https://a.b/c_d?e=1&f=%20#g"})
    assert "url = {https://a.b/c_d?e=1&f=%20#g}," in written


def test_empty_fields_are_left_out() -> None:
    assert entry("misc", "x", {"year": None, "note": "", "author": []}) == "@misc{x,\n}"


def test_a_key_has_only_letters_digits_and_hyphens() -> None:
    assert citation_key("Nobody & Søn 1.0") == "Nobody-S-n-1-0"
    assert citation_key("é") == "entry"


@pytest.mark.parametrize(
    ("kind", "head", "field"),
    [
        ("article-journal", "@article{work,", "journal"),
        ("chapter", "@incollection{work,", "booktitle"),
        ("webpage", "@misc{work,", "howpublished"),
    ],
)
def test_a_source_is_an_entry_of_its_type(kind: str, head: str, field: str) -> None:
    source = make_source("work", type=kind, page="12-30", **{"container-title": "Whole"})
    lines = source_bibtex(source).splitlines()
    assert lines[0] == head
    assert ' title = "{Work}",' in lines
    assert " pages = {12--30}," in lines
    assert any(line.startswith(f" {field} = ") and "Whole" in line for line in lines)
