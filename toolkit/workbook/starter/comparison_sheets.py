"""The sheets of the comparison template with a Table each, as data."""

from toolkit.workbook.starter.design import (
    CELL,
    COUNT,
    DATE,
    KEY,
    LINKED,
    NAME,
    NUMBER,
    ORDINAL,
)
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import TableSheet, across, word

A3 = 8


def _entry(field: str) -> str:
    """Return the tag of a field of the entry where measure and relationship cross.

    Only cells whose text stays on one line are links: LibreOffice does not wrap linked text.
    """
    return "{{ comparison[].entries[compared_axes[].id]." + field + " }}"


def _side(field: str, filters: str = "") -> str:
    return "{{ points[].sides[compared_axes[].id]." + field + filters + " }}"


COMPARISON = TableSheet(
    name="Comparison",
    table="Comparison",
    word="comparison",
    frozen=2,
    pages=3,
    paper=A3,
    columns=(
        Column(word("key"), "{{ comparison[].key }}", 18, KEY),
        Column(word("measure"), "{{ comparison[].title }}", 27, NAME),
        Column(word("domain"), "{{ comparison[].domain | label }}", 19, CELL),
        Column(word("difference"), "{{ comparison[].difference }}", 36, CELL),
        Column(
            across("presence"),
            _entry("presence | label | link to Evidence by presence_evidence"),
            15,
            LINKED,
            opens_group=True,
        ),
        Column(across("name"), _entry("name_shown"), 19, CELL),
        Column(
            across("status"),
            _entry("status_shown | link to Evidence by status_evidence"),
            15,
            LINKED,
        ),
        Column(across("dates"), _entry("dates_shown"), 18, CELL),
        Column(
            across("earliest"),
            _entry("earliest | earliest | link to Evidence by earliest_evidence"),
            12,
            DATE,
        ),
        Column(across("partners"), _entry("partners_shown"), 20, CELL),
        Column(across("entry_summary"), _entry("summary_shown"), 26, CELL),
        Column(
            across("evidence_rows"),
            _entry("evidence_rows | link to Evidence by evidence"),
            9,
            COUNT,
        ),
        Column(word("kind"), "{{ comparison[].kind | label }}", 16, CELL, opens_group=True),
        Column(word("parent"), "{{ comparison[].parent_shown }}", 20, CELL),
        Column(
            word("claims"), "{{ comparison[].claims | link to Evidence by evidence }}", 10, COUNT
        ),
        Column(
            word("differing"),
            "{{ comparison[].differing | link to Readings by readings }}",
            11,
            COUNT,
        ),
        Column(word("summary"), "{{ comparison[].summary }}", 36, CELL, opens_group=True),
        Column(word("symmetry"), "{{ comparison[].symmetry | label }}", 18, CELL),
        Column(
            across("instrument_type"),
            _entry("instrument_type_shown"),
            18,
            CELL,
            opens_group=True,
        ),
        Column(across("bindingness"), _entry("bindingness_shown"), 18, CELL),
        Column(across("scope_level"), _entry("scope_level_shown"), 16, CELL),
        Column(across("institutionalisation"), _entry("institutionalisation_shown"), 20, CELL),
    ),
)

POINTS = TableSheet(
    name="Action-plan points",
    table="Points",
    word="points",
    frozen=1,
    pages=2,
    paper=A3,
    columns=(
        Column(word("key"), "{{ points[].key }}", 24, KEY),
        Column(across("number"), _side("number"), 11, ORDINAL, opens_group=True),
        Column(across("point"), _side("title_shown"), 28, CELL),
        Column(word("match"), "{{ points[].match_shown }}", 12, NAME, opens_group=True),
        Column(word("reason"), "{{ points[].reason_shown }}", 44, CELL),
        Column(word("basis"), "{{ points[].basis }}", 36, CELL),
        Column(across("point_summary"), _side("summary"), 40, CELL, opens_group=True),
        Column(across("section"), _side("section"), 18, CELL),
        Column(across("stage"), _side("stage"), 16, CELL),
        Column(across("point_checked"), _side("checked", " | label"), 13, CELL),
        Column(across("checked_note"), _side("checked_note"), 40, CELL),
        Column(across("cited"), _side("cited"), 50, CELL),
    ),
)

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
        Column(word("standing"), "{{ evidence[].standing | label }}", 13, CELL),
        Column(word("source"), "{{ evidence[].source_short }}", 26, CELL),
        Column(word("source_key"), "{{ evidence[].source | link to Sources }}", 24, LINKED),
        Column(word("locator"), "{{ evidence[].locator }}", 28, CELL),
        Column(word("as_stated"), "{{ evidence[].as_stated }}", 26, CELL),
        Column(word("checked"), "{{ evidence[].checked | label }}", 12, CELL),
        Column(word("reason"), "{{ evidence[].reason }}", 40, CELL),
        Column(word("note"), "{{ evidence[].note }}", 36, CELL),
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
        Column(word("preferred_sources"), "{{ readings[].preferred_sources }}", 28, CELL),
        Column(word("reading"), "{{ readings[].reading }}", 30, CELL),
        Column(word("reading_source"), "{{ readings[].reading_source }}", 28, CELL),
        Column(word("standing"), "{{ readings[].standing | label }}", 13, CELL),
        Column(word("reason"), "{{ readings[].reason }}", 50, CELL),
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
        Column(word("question"), "{{ open_questions[].question }}", 48, CELL),
        Column(word("known"), "{{ open_questions[].known }}", 56, CELL),
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
        Column(word("citation"), "{{ bibliography[].citation }}", 60, CELL),
        Column(word("type"), "{{ bibliography[].type | label }}", 15, CELL),
        Column(word("year"), "{{ bibliography[].year }}", 9, CELL),
        Column(word("checked"), "{{ bibliography[].checked | label }}", 13, CELL),
        Column(word("extent"), "{{ bibliography[].extent }}", 40, CELL),
        Column(word("claims"), "{{ bibliography[].claims }}", 9, NUMBER),
        Column(word("points"), "{{ bibliography[].points }}", 9, NUMBER),
        Column(word("site"), "{{ bibliography[].site | link by url }}", 36, LINKED),
        Column(word("url"), "{{ bibliography[].url }}", 60, CELL),
    ),
)

CODEBOOK = TableSheet(
    name="Codebook",
    table="Codebook",
    word="codebook",
    frozen=1,
    columns=(
        Column(word("key"), "{{ codebook[].id | where in_workbook is true }}", 34, KEY),
        Column(word("record"), "{{ codebook[].record }}", 16, CELL),
        Column(word("title"), "{{ codebook[].title }}", 24, NAME),
        Column(word("description"), "{{ codebook[].description }}", 64, CELL),
        Column(word("code"), "{{ codebook[].code }}", 22, CELL),
        Column(word("type"), "{{ codebook[].type }}", 26, CELL),
        Column(word("required"), "{{ codebook[].required }}", 10, CELL),
        Column(word("codes"), "{{ codebook[].codes }}", 20, CELL),
    ),
)

SHEETS = (COMPARISON, POINTS, EVIDENCE, READINGS, QUESTIONS, SOURCES, CODEBOOK)
"""The sheets behind the cover, in the order of their tabs."""
