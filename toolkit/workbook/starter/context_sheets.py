"""The sheets about what surrounds the measures: institutions, and findings of the literature."""

from toolkit.workbook.starter.design import CELL, COUNT, KEY, LINKED, NAME, PROSE
from toolkit.workbook.starter.layout import A3, TableSheet, across, word
from toolkit.workbook.starter.layout import TableColumn as Column


def _side(field: str) -> str:
    return "{{ organisations[].sides[compared_axes[].id]." + field + " }}"


INSTITUTIONS = TableSheet(
    name="Institutions",
    table="Institutions",
    word="institutions",
    frozen=2,
    paper=A3,
    columns=(
        Column(word("key"), "{{ organisations[].key }}", 22, KEY),
        Column(word("institution"), "{{ organisations[].name }}", 36, NAME),
        Column(word("abbreviation"), "{{ organisations[].abbreviation }}", 13, CELL),
        Column(
            word("kind"), "{{ organisations[].kind | label }}", 18, CELL, codes="institutions.kind"
        ),
        Column(word("countries"), "{{ organisations[].countries }}", 16, CELL),
        Column(word("parent"), "{{ organisations[].parent_name }}", 26, CELL),
        Column(
            across("side_partner_count"),
            _side("count | link to Comparison by measures"),
            12,
            COUNT,
            opens_group=True,
        ),
        Column(across("side_partner_in"), _side("measures_shown"), 34, PROSE),
        Column(
            word("partner_in_context"),
            "{{ organisations[].context }}",
            30,
            PROSE,
            opens_group=True,
        ),
        Column(word("named_only"), "{{ organisations[].named_only }}", 34, PROSE),
        Column(word("inferred"), "{{ organisations[].inferred }}", 16, CELL),
        Column(word("source_list"), "{{ organisations[].sources }}", 44, PROSE),
        Column(word("note"), "{{ organisations[].note }}", 36, PROSE),
    ),
)

FINDINGS = TableSheet(
    name="Findings of the literature",
    table="Findings",
    word="findings",
    frozen=2,
    pages=2,
    paper=A3,
    columns=(
        Column(word("key"), "{{ conclusions[].key }}", 24, KEY),
        Column(
            word("topic"),
            "{{ conclusions[].topic | label }}",
            19,
            NAME,
            codes="findings.topic",
        ),
        Column(word("statement"), "{{ conclusions[].statement }}", 52, PROSE),
        Column(word("held_by"), "{{ conclusions[].held_by }}", 30, PROSE),
        Column(word("axis"), "{{ conclusions[].axis_shown }}", 18, CELL),
        Column(word("kind"), "{{ conclusions[].kind | label }}", 14, CELL, codes="findings.kind"),
        Column(
            word("certainty"),
            "{{ conclusions[].certainty | label }}",
            16,
            CELL,
            codes="findings.certainty",
        ),
        Column(word("contrasts"), "{{ conclusions[].contrasts_shown }}", 40, PROSE),
        Column(word("measures"), "{{ conclusions[].measures_shown }}", 28, PROSE),
        Column(word("institutions"), "{{ conclusions[].institutions }}", 28, PROSE),
        Column(word("source_key"), "{{ conclusions[].source | link to Sources }}", 14, LINKED),
        Column(word("source_list"), "{{ conclusions[].cited }}", 40, PROSE),
        Column(word("checked"), "{{ conclusions[].checked | label }}", 13, CELL, codes="checked"),
        Column(word("note"), "{{ conclusions[].note }}", 40, PROSE),
    ),
)
