"""The sheets that bear the comparison out: evidence, readings, questions, sources."""

from toolkit.workbook.starter.design import CELL, KEY, LINKED, NAME, NUMBER, PROSE
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import word
from toolkit.workbook.starter.publication_layout import (
    PlainSheet,
    applicable,
    available,
    heading,
    notes,
)

EVIDENCE = PlainSheet(
    name="Evidence",
    word="evidence",
    table="Evidence",
    columns=(
        Column(word("key"), "{{ evidence[].key }}", 26, KEY),
        Column(word("measure"), "{{ evidence[].measure_title }}", 22, NAME),
        Column(word("axis"), "{{ evidence[].axis_short }}", 13, CELL),
        Column(word("field"), "{{ evidence[].field_title }}", 15, CELL),
        Column(word("value"), "{{ evidence[].value }}", 30, CELL),
        Column(word("standing"), applicable("evidence[].standing | label"), 13, CELL),
        Column(word("source"), "{{ evidence[].source_short }}", 21, CELL),
        Column(word("source_key"), applicable("evidence[].source"), 16, CELL),
        Column(word("locator"), applicable("evidence[].locator"), 24, PROSE),
        Column(word("as_stated"), applicable("evidence[].as_stated"), 16, CELL),
        Column(word("checked"), applicable("evidence[].checked | label"), 11, CELL),
        Column(word("reason"), applicable("evidence[].reason"), 22, PROSE),
        Column(word("remark"), applicable("evidence[].note"), 20, PROSE),
    ),
)
READINGS = PlainSheet(
    name="Readings that differ",
    word="readings",
    table="Readings",
    columns=(
        Column(word("key"), "{{ readings[].key }}", 28, KEY),
        Column(word("measure"), "{{ readings[].measure_title }}", 24, NAME),
        Column(word("axis"), "{{ readings[].axis_short }}", 13, CELL),
        Column(word("field"), "{{ readings[].field_title }}", 16, CELL),
        Column(word("preferred"), "{{ readings[].preferred }}", 30, CELL),
        Column(word("preferred_sources"), "{{ readings[].preferred_sources }}", 28, PROSE),
        Column(word("reading"), "{{ readings[].reading }}", 28, CELL),
        Column(word("reading_source"), "{{ readings[].reading_source }}", 28, PROSE),
        Column(word("standing"), "{{ readings[].standing | label }}", 13, CELL),
        Column(word("reason"), available("readings[].reason"), 40, PROSE),
    ),
)
QUESTIONS = PlainSheet(
    name="Open questions",
    word="questions",
    table="Questions",
    columns=(
        Column(word("key"), "{{ open_questions[].key }}", 28, KEY),
        Column(word("question_kind"), "{{ open_questions[].kind }}", 22, CELL),
        Column(word("about"), "{{ open_questions[].subject }}", 28, NAME),
        Column(word("axis"), "{{ open_questions[].axis_short }}", 14, CELL),
        Column(word("question"), "{{ open_questions[].question }}", 50, PROSE),
        Column(word("known"), "{{ open_questions[].known }}", 50, PROSE),
        Column(word("on_evidence"), applicable("open_questions[].claim_key"), 28, CELL),
        Column(heading("on_matches"), applicable("open_questions[].point"), 22, CELL),
    ),
)
SOURCES = PlainSheet(
    name="Sources",
    word="sources",
    table="Sources",
    columns=(
        Column(word("key"), "{{ bibliography[].key }}", 24, KEY),
        Column(word("source"), "{{ bibliography[].short }}", 28, NAME),
        Column(word("citation"), "{{ bibliography[].citation }}", 58, PROSE),
        Column(word("type"), "{{ bibliography[].type | label }}", 15, CELL),
        Column(word("year"), available("bibliography[].year"), 9, CELL),
        Column(word("checked"), "{{ bibliography[].checked | label }}", 12, CELL),
        Column(word("extent"), available("bibliography[].extent"), 26, PROSE),
        Column(word("page"), available("bibliography[].page | link by url"), 40, LINKED),
        Column(word("claims"), "{{ bibliography[].claims }}", 9, NUMBER),
        Column(word("points"), "{{ bibliography[].points }}", 9, NUMBER),
        notes("bibliography[]", 20),
    ),
)
