"""The sheets about what surrounds the measures: dates, figures, institutions, the literature."""

from toolkit.workbook.starter.design import CELL, DAY, KEY, NAME, PROSE
from toolkit.workbook.starter.layout import TableColumn as Column
from toolkit.workbook.starter.layout import across, word
from toolkit.workbook.starter.publication_layout import (
    PlainSheet,
    applicable,
    available,
    heading,
    notes,
)

TIMELINE = PlainSheet(
    name="Timeline",
    word="timeline",
    table="Timeline",
    columns=(
        Column(word("key"), "{{ timeline[].key }}", 24, KEY),
        Column(word("date"), "{{ timeline[].date }}", 18, CELL),
        Column(heading("earliest"), available("timeline[].earliest | earliest"), 13, DAY),
        Column(word("latest"), available("timeline[].latest | latest"), 13, DAY),
        Column(word("axis"), "{{ timeline[].axis_shown }}", 13, CELL),
        Column(word("event"), "{{ timeline[].title }}", 38, NAME),
        Column(word("event_kind"), "{{ timeline[].kind }}", 15, CELL),
        Column(word("measures"), applicable("timeline[].measures_shown"), 24, CELL),
        Column(word("place"), available("timeline[].place"), 14, CELL),
        Column(word("source_list"), available("timeline[].sources"), 36, PROSE),
        Column(word("other_readings"), applicable("timeline[].readings"), 24, PROSE),
        notes("timeline[]", 11),
    ),
)
INDICATORS = PlainSheet(
    name="Indicators",
    word="indicators",
    table="Indicators",
    columns=(
        Column(word("key"), "{{ figure_sides[].key | where indicator is not empty }}", 28, KEY),
        Column(word("indicator"), "{{ figure_sides[].title }}", 34, NAME),
        Column(word("axis"), applicable("figure_sides[].axis_short"), 13, CELL),
        Column(word("subject"), "{{ figure_sides[].subject }}", 24, CELL),
        Column(heading("value"), "{{ figure_sides[].value_shown }}", 20, CELL),
        Column(word("unit"), "{{ figure_sides[].unit }}", 18, CELL),
        Column(word("period"), available("figure_sides[].period"), 18, CELL),
        Column(word("checked"), "{{ figure_sides[].checked }}", 12, CELL),
        Column(word("source_list"), available("figure_sides[].sources"), 40, PROSE),
        Column(word("other_readings"), applicable("figure_sides[].readings"), 30, PROSE),
        notes("figure_sides[]", 11),
    ),
)
PAIRS = PlainSheet(
    name="Indicators compared",
    word="pairs",
    table="IndicatorPairs",
    columns=(
        Column(word("key"), "{{ figure_pairs[].key }}", 28, KEY),
        Column(heading("first"), "{{ figure_pairs[].first_title }}", 30, CELL),
        Column(heading("first_axis"), "{{ figure_pairs[].first_axis }}", 13, CELL),
        Column(heading("first_value"), "{{ figure_pairs[].first_value }}", 22, CELL),
        Column(heading("second"), "{{ figure_pairs[].second_title }}", 30, CELL),
        Column(heading("second_axis"), "{{ figure_pairs[].second_axis }}", 13, CELL),
        Column(heading("second_value"), "{{ figure_pairs[].second_value }}", 22, CELL),
        Column(word("comparability"), "{{ figure_pairs[].comparability | label }}", 16, CELL),
        Column(word("reason"), "{{ figure_pairs[].reason }}", 36, PROSE),
        Column(word("source_list"), "{{ figure_pairs[].sources }}", 40, PROSE),
    ),
)
INSTITUTIONS = PlainSheet(
    name="Institutions",
    word="institutions",
    table="Institutions",
    columns=(
        Column(word("key"), "{{ organisations[].key }}", 20, KEY),
        Column(word("institution"), "{{ organisations[].name }}", 30, NAME),
        Column(word("abbreviation"), available("organisations[].abbreviation"), 14, CELL),
        Column(word("kind"), "{{ organisations[].kind | label }}", 15, CELL),
        Column(word("countries"), available("organisations[].countries"), 13, CELL),
        Column(word("parent"), available("organisations[].parent_name"), 20, CELL),
        Column(
            across("side_partner_in"),
            available("organisations[].sides[compared_axes[].id].measures_shown"),
            26,
            PROSE,
        ),
        Column(word("partner_in_context"), available("organisations[].context"), 22, PROSE),
        Column(word("named_only"), applicable("organisations[].named_only"), 24, PROSE),
        Column(word("source_list"), available("organisations[].sources"), 36, PROSE),
    ),
)
FINDINGS = PlainSheet(
    name="Findings of the literature",
    word="findings",
    table="Findings",
    columns=(
        Column(word("key"), "{{ conclusions[].key }}", 20, KEY),
        Column(word("topic"), "{{ conclusions[].topic | label }}", 16, CELL),
        Column(word("statement"), "{{ conclusions[].statement }}", 40, PROSE),
        Column(word("held_by"), "{{ conclusions[].held_by }}", 22, CELL),
        Column(word("axis"), "{{ conclusions[].axis_shown }}", 13, CELL),
        Column(word("kind"), "{{ conclusions[].kind | label }}", 13, CELL),
        Column(word("certainty"), "{{ conclusions[].certainty | label }}", 13, CELL),
        Column(word("contrasts"), applicable("conclusions[].contrasts_shown"), 27, PROSE),
        Column(word("measures"), applicable("conclusions[].measures_shown"), 18, CELL),
        Column(word("source_list"), "{{ conclusions[].cited }}", 28, PROSE),
        Column(word("checked"), "{{ conclusions[].checked | label }}", 11, CELL),
        Column(word("remark"), applicable("conclusions[].note"), 28, PROSE),
    ),
)
