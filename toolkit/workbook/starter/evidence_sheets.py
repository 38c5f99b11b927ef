"""The sheets that bear the comparison out: evidence, readings, questions, sources."""

from toolkit.workbook.starter.design import CELL, COUNT, KEY, LINKED, NAME, NUMBER, PROSE
from toolkit.workbook.starter.layout import A3, TableSheet, word
from toolkit.workbook.starter.layout import TableColumn as Column

EVIDENCE = TableSheet(
    name="Evidence",
    table="Evidence",
    word="evidence",
    frozen=2,
    paper=A3,
    columns=(
        Column(word("key"), "{{ evidence[].key }}", 27, KEY),
        Column(word("measure"), "{{ evidence[].measure_title }}", 24, NAME),
        Column(word("axis"), "{{ evidence[].axis_short }}", 14, CELL),
        Column(word("field"), "{{ evidence[].field_title }}", 18, CELL),
        Column(word("value"), "{{ evidence[].value }}", 36, CELL),
        Column(word("standing"), "{{ evidence[].standing | label }}", 13, CELL, codes="standing"),
        Column(word("source"), "{{ evidence[].source_short }}", 26, CELL),
        Column(word("source_key"), "{{ evidence[].source | link to Sources }}", 24, LINKED),
        Column(word("locator"), "{{ evidence[].locator }}", 28, PROSE),
        Column(word("as_stated"), "{{ evidence[].as_stated }}", 26, CELL),
        Column(word("checked"), "{{ evidence[].checked | label }}", 12, CELL, codes="checked"),
        Column(word("reason"), "{{ evidence[].reason }}", 40, PROSE),
        Column(word("note"), "{{ evidence[].note }}", 36, PROSE),
    ),
)

READINGS = TableSheet(
    name="Readings that differ",
    table="Readings",
    word="readings",
    frozen=2,
    paper=A3,
    columns=(
        Column(word("key"), "{{ readings[].key }}", 27, KEY),
        Column(word("measure"), "{{ readings[].measure_title }}", 24, NAME),
        Column(word("axis"), "{{ readings[].axis_short }}", 14, CELL),
        Column(word("field"), "{{ readings[].field_title }}", 18, CELL),
        Column(word("preferred"), "{{ readings[].preferred }}", 30, CELL),
        Column(word("preferred_sources"), "{{ readings[].preferred_sources }}", 28, PROSE),
        Column(word("reading"), "{{ readings[].reading }}", 30, CELL),
        Column(word("reading_source"), "{{ readings[].reading_source }}", 28, PROSE),
        Column(word("standing"), "{{ readings[].standing | label }}", 13, CELL, codes="standing"),
        Column(word("reason"), "{{ readings[].reason }}", 50, PROSE),
        Column(
            word("preferred_claims"),
            "{{ readings[].preferred_claims | link to Evidence by preferred_evidence }}",
            10,
            COUNT,
        ),
        Column(word("on_evidence"), "{{ readings[].claim | link to Evidence by key }}", 30, LINKED),
    ),
)

QUESTIONS = TableSheet(
    name="Open questions",
    table="Questions",
    word="questions",
    frozen=2,
    columns=(
        Column(word("key"), "{{ open_questions[].key }}", 27, KEY),
        Column(word("question_kind"), "{{ open_questions[].kind }}", 21, NAME),
        Column(word("about"), "{{ open_questions[].subject }}", 24, CELL),
        Column(word("axis"), "{{ open_questions[].axis_short }}", 14, CELL),
        Column(word("question"), "{{ open_questions[].question }}", 48, PROSE),
        Column(word("known"), "{{ open_questions[].known }}", 56, PROSE),
        Column(
            word("on_evidence"),
            "{{ open_questions[].claim | link to Evidence by claim_key }}",
            30,
            LINKED,
        ),
        Column(word("on_points"), "{{ open_questions[].point | link to Points }}", 27, LINKED),
    ),
)

SOURCES = TableSheet(
    name="Sources",
    table="Sources",
    word="sources",
    frozen=1,
    paper=A3,
    columns=(
        Column(word("key"), "{{ bibliography[].key }}", 24, KEY),
        Column(word("source"), "{{ bibliography[].short }}", 26, NAME),
        Column(word("citation"), "{{ bibliography[].citation }}", 60, PROSE),
        Column(word("type"), "{{ bibliography[].type | label }}", 15, CELL, codes="sources.type"),
        Column(word("year"), "{{ bibliography[].year }}", 9, CELL),
        Column(word("checked"), "{{ bibliography[].checked | label }}", 13, CELL, codes="checked"),
        Column(word("extent"), "{{ bibliography[].extent }}", 40, PROSE),
        Column(word("claims"), "{{ bibliography[].claims }}", 9, NUMBER),
        Column(word("points"), "{{ bibliography[].points }}", 9, NUMBER),
        Column(word("note_marks"), "{{ bibliography[].note_marks }}", 18, CELL),
        Column(word("page"), "{{ bibliography[].page | link by url }}", 38, LINKED),
        Column(word("url"), "{{ bibliography[].url }}", 60, CELL),
    ),
)
