"""The sheets to look things up in: codebook, abbreviations, notes, changes, how to cite."""

from toolkit.workbook.starter.design import CELL, KEY, NAME, PROSE
from toolkit.workbook.starter.layout import A3, TableSheet, word
from toolkit.workbook.starter.layout import TableColumn as Column

CODEBOOK = TableSheet(
    name="Codebook",
    table="Codebook",
    word="codebook",
    frozen=1,
    columns=(
        Column(word("key"), "{{ codebook[].id | where in_workbook is true }}", 34, KEY),
        Column(word("record"), "{{ codebook[].record }}", 16, CELL),
        Column(word("title"), "{{ codebook[].title }}", 24, NAME),
        Column(word("description"), "{{ codebook[].description }}", 64, PROSE),
        Column(word("code"), "{{ codebook[].code }}", 22, CELL),
        Column(word("type"), "{{ codebook[].type }}", 26, CELL),
        Column(word("required"), "{{ codebook[].required }}", 10, CELL),
        Column(word("codes"), "{{ codebook[].codes }}", 20, CELL),
    ),
)

GLOSSARY = TableSheet(
    name="Abbreviations",
    table="Abbreviations",
    word="glossary",
    frozen=1,
    columns=(
        Column(word("abbreviation"), "{{ glossary[].key }}", 18, NAME),
        Column(word("expansion"), "{{ glossary[].expansion }}", 80, PROSE),
        Column(word("record"), "{{ glossary[].kind }}", 20, CELL),
    ),
)

NOTES = TableSheet(
    name="Notes",
    table="Notes",
    word="notes",
    frozen=1,
    paper=A3,
    columns=(
        Column(word("note_mark"), "{{ notes[].mark }}", 10, KEY),
        Column(word("record"), "{{ notes[].record }}", 14, CELL),
        Column(word("about"), "{{ notes[].subject }}", 30, NAME),
        Column(
            word("kind"),
            "{{ notes[].kind | label }}",
            14,
            CELL,
            codes="document-notes.document_notes.kind",
        ),
        Column(word("title"), "{{ notes[].title }}", 28, CELL),
        Column(word("note"), "{{ notes[].text }}", 56, PROSE),
        Column(word("handling"), "{{ notes[].handling }}", 40, PROSE),
        Column(word("source_list"), "{{ notes[].sources }}", 50, PROSE),
    ),
)

CHANGES = TableSheet(
    name="Changes",
    table="Changes",
    word="changes",
    frozen=1,
    paper=A3,
    columns=(
        Column(word("key"), "{{ changed[].key }}", 24, KEY),
        Column(word("version"), "{{ changed[].version }}", 10, CELL),
        Column(word("date"), "{{ changed[].date }}", 18, CELL),
        Column(word("record"), "{{ changed[].record }}", 28, NAME),
        Column(word("axis"), "{{ changed[].axis }}", 14, CELL),
        Column(word("field"), "{{ changed[].field }}", 26, CELL),
        Column(word("change"), "{{ changed[].change }}", 15, CELL),
        Column(word("was"), "{{ changed[].was }}", 44, PROSE),
        Column(word("now"), "{{ changed[].now }}", 44, PROSE),
    ),
)

CITATION = TableSheet(
    name="How to cite",
    table="Citation",
    word="citation",
    frozen=0,
    filters=False,
    columns=(
        Column(word("citation"), "{{ citation[].text }}", 60, PROSE),
        Column(word("bibtex"), "{{ citation[].bibtex }}", 100, PROSE),
    ),
)
