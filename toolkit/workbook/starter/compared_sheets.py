"""The sheets that set the relationships side by side: measures, and points of action plans."""

from toolkit.workbook.starter.design import (
    CELL,
    COUNT,
    DATE,
    KEY,
    LINKED,
    NAME,
    ORDINAL,
    PROSE,
)
from toolkit.workbook.starter.layout import A3, TableSheet, across, word
from toolkit.workbook.starter.layout import TableColumn as Column


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
        Column(word("domain"), "{{ comparison[].domain | label }}", 19, CELL, codes="domain"),
        Column(word("difference"), "{{ comparison[].difference }}", 42, PROSE),
        Column(
            across("presence"),
            _entry("presence | label | link to Evidence by presence_evidence"),
            15,
            LINKED,
            opens_group=True,
            codes="presence",
        ),
        Column(across("name"), _entry("name_shown"), 19, CELL),
        Column(
            across("status"),
            _entry("status_shown | link to Evidence by status_evidence"),
            15,
            LINKED,
            codes="status",
        ),
        Column(across("dates"), _entry("dates_shown"), 18, CELL),
        Column(
            across("earliest"),
            _entry("earliest | earliest | link to Evidence by earliest_evidence"),
            12,
            DATE,
        ),
        Column(across("partners"), _entry("partners_shown"), 20, CELL),
        Column(across("entry_summary"), _entry("summary_shown"), 25, PROSE),
        Column(
            across("evidence_rows"),
            _entry("evidence_rows | link to Evidence by evidence"),
            9,
            COUNT,
        ),
        Column(
            word("kind"),
            "{{ comparison[].kind | label }}",
            16,
            CELL,
            opens_group=True,
            codes="kind",
        ),
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
        Column(word("note_marks"), "{{ comparison[].note_marks }}", 12, CELL),
        Column(word("changed_in"), "{{ comparison[].changed_in }}", 12, CELL),
        Column(word("summary"), "{{ comparison[].summary }}", 36, PROSE, opens_group=True),
        Column(word("symmetry"), "{{ comparison[].symmetry | label }}", 18, CELL, codes="symmetry"),
        Column(
            across("instrument_type"),
            _entry("instrument_type_shown"),
            18,
            CELL,
            opens_group=True,
            codes="instrument_type",
        ),
        *(
            Column(across(field), _entry(f"{field}_shown"), width, CELL, codes=field)
            for field, width in (
                ("bindingness", 18),
                ("scope_level", 16),
                ("institutionalisation", 20),
            )
        ),
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
        Column(
            word("match"),
            "{{ points[].match_shown }}",
            12,
            NAME,
            opens_group=True,
            codes="correspondences.match",
        ),
        Column(word("reason"), "{{ points[].reason_shown }}", 44, PROSE),
        Column(word("basis"), "{{ points[].basis }}", 36, PROSE),
        Column(across("point_summary"), _side("summary"), 40, PROSE, opens_group=True),
        Column(across("section"), _side("section"), 18, CELL),
        Column(across("stage"), _side("stage"), 16, CELL),
        Column(across("point_checked"), _side("checked", " | label"), 13, CELL, codes="checked"),
        Column(across("checked_note"), _side("checked_note"), 40, PROSE),
        Column(across("cited"), _side("cited"), 50, PROSE),
        Column(across("side_notes"), _side("note_marks"), 12, CELL),
    ),
)
