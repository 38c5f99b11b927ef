"""The sheets to look things up in: notes, codebook, abbreviations, changes."""

from toolkit.workbook.starter.design import CELL, KEY, NAME, PROSE
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import word
from toolkit.workbook.starter.publication_layout import PlainSheet, applicable, available

NOTES = PlainSheet(
    name="Notes",
    word="notes",
    table="Notes",
    columns=(
        Column(word("note_mark"), "{{ notes[].mark }}", 11, KEY),
        Column(word("note"), "{{ notes[].text }}", 60, PROSE),
        Column(word("record"), "{{ notes[].record }}", 16, CELL),
        Column(word("about"), "{{ notes[].subject }}", 34, CELL),
        Column(word("kind"), applicable("notes[].kind | label"), 14, CELL),
        Column(word("title"), applicable("notes[].title"), 26, CELL),
        Column(word("handling"), applicable("notes[].handling"), 36, PROSE),
        Column(word("source_list"), applicable("notes[].sources"), 44, PROSE),
    ),
)
CODEBOOK = PlainSheet(
    name="Codebook",
    word="codebook",
    table="Codebook",
    columns=(
        Column(word("key"), "{{ codebook[].id | where in_workbook is true }}", 36, KEY),
        Column(word("record"), "{{ codebook[].record }}", 16, CELL),
        Column(word("title"), "{{ codebook[].title }}", 26, NAME),
        Column(word("description"), "{{ codebook[].description }}", 66, PROSE),
        Column(word("code"), applicable("codebook[].code"), 24, CELL),
        Column(word("type"), "{{ codebook[].type }}", 28, CELL),
        Column(word("required"), applicable("codebook[].required"), 11, CELL),
        Column(word("codes"), applicable("codebook[].codes"), 24, CELL),
    ),
)
GLOSSARY = PlainSheet(
    name="Abbreviations",
    word="glossary",
    table="Abbreviations",
    columns=(
        Column(word("abbreviation"), "{{ glossary[].key }}", 20, KEY),
        Column(word("expansion"), "{{ glossary[].expansion }}", 80, PROSE),
        Column(word("record"), "{{ glossary[].kind }}", 22, CELL),
    ),
)
CHANGES = PlainSheet(
    name="Changes",
    word="changes",
    table="Changes",
    columns=(
        Column(word("key"), "{{ changed[].key }}", 28, KEY),
        Column(word("version"), "{{ changed[].version }}", 12, CELL),
        Column(word("date"), available("changed[].date"), 20, CELL),
        Column(word("record"), applicable("changed[].record"), 30, NAME),
        Column(word("axis"), applicable("changed[].axis"), 14, CELL),
        Column(word("field"), applicable("changed[].field"), 24, CELL),
        Column(word("change"), "{{ changed[].change }}", 20, CELL),
        Column(word("was"), applicable("changed[].was"), 50, PROSE),
        Column(word("now"), applicable("changed[].now"), 50, PROSE),
    ),
)
