"""The sheets that set the relationships side by side: measures, and points of action plans."""

from toolkit.workbook.starter.design import CELL, DAY, KEY, NAME, ORDINAL, PROSE
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import across, word
from toolkit.workbook.starter.publication_layout import (
    PlainSheet,
    applicable,
    available,
    heading,
    notes,
)

MEASURES = PlainSheet(
    name="Measures",
    word="measures",
    table="Measures",
    columns=(
        Column(word("key"), "{{ comparison[].key }}", 24, KEY),
        Column(word("measure"), "{{ comparison[].title }}", 30, NAME),
        Column(word("domain"), "{{ comparison[].domain | label }}", 18, CELL),
        Column(word("kind"), "{{ comparison[].kind | label }}", 16, CELL),
        Column(word("parent"), "{{ comparison[].parent_shown }}", 20, CELL),
        Column(word("summary"), "{{ comparison[].summary }}", 42, PROSE),
        Column(word("difference"), "{{ comparison[].difference }}", 42, PROSE),
        Column(word("symmetry"), applicable("comparison[].symmetry | label"), 16, CELL),
        Column(word("symmetry_reason"), applicable("comparison[].symmetry_reason"), 26, PROSE),
        notes("comparison[]", 14),
    ),
)
COMPARISON = PlainSheet(
    name="Comparison",
    word="comparison",
    table="Comparison",
    columns=(
        Column(word("key"), "{{ entries[].key }}", 23, KEY),
        Column(word("measure"), "{{ entries[].measure_short }}", 20, NAME),
        Column(word("axis"), "{{ entries[].axis_short }}", 13, CELL),
        Column(heading("presence"), "{{ entries[].presence | label }}", 14, CELL),
        Column(heading("name"), "{{ entries[].name_shown }}", 24, CELL),
        Column(heading("status"), "{{ entries[].status_shown }}", 14, CELL),
        Column(heading("dates"), "{{ entries[].dates_shown }}", 18, CELL),
        Column(heading("earliest"), available("entries[].earliest | earliest"), 13, DAY),
        Column(heading("partners"), "{{ entries[].partners_shown }}", 22, CELL),
        Column(heading("summary"), "{{ entries[].summary_shown }}", 30, PROSE),
        *(
            Column(heading(field), "{{ entries[]." + field + "_shown }}", 13, CELL)
            for field in ("instrument_type", "bindingness", "scope_level")
        ),
        Column(
            heading("institutionalisation"), "{{ entries[].institutionalisation_shown }}", 20, CELL
        ),
    ),
)
MATCHES = PlainSheet(
    name="Action-plan matches",
    word="matches",
    table="Matches",
    columns=(
        Column(word("key"), "{{ points[].key }}", 26, KEY),
        Column(
            across("number"),
            applicable("points[].sides[compared_axes[].id].number"),
            14,
            ORDINAL,
        ),
        Column(across("point"), "{{ points[].sides[compared_axes[].id].title_shown }}", 30, CELL),
        Column(word("match"), "{{ points[].match_shown }}", 16, CELL),
        Column(word("reason"), "{{ points[].reason_shown }}", 52, PROSE),
        Column(word("basis"), available("points[].basis"), 52, PROSE),
    ),
)
POINTS = PlainSheet(
    name="Action-plan points",
    word="points",
    table="Points",
    columns=(
        Column(word("key"), "{{ point_sides[].key | where plan is not empty }}", 26, KEY),
        Column(word("axis"), "{{ axes[point_sides[].axis].short }}", 13, CELL),
        Column(heading("number"), "{{ point_sides[].number }}", 9, ORDINAL),
        Column(heading("point"), "{{ point_sides[].title }}", 28, NAME),
        Column(heading("section"), "{{ point_sides[].section }}", 18, CELL),
        Column(heading("stage"), "{{ point_sides[].stage }}", 14, CELL),
        Column(heading("point_summary"), available("point_sides[].summary"), 42, PROSE),
        Column(word("checked"), "{{ point_sides[].checked | label }}", 12, CELL),
        Column(heading("checked_note"), applicable("point_sides[].checked_note"), 36, PROSE),
        Column(word("source_list"), available("point_sides[].cited"), 40, PROSE),
        notes("point_sides[]", 11),
    ),
)
